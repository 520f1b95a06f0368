extension FilterField {
  /// Fields of protocol deviations, in the order of help.
  static let deviationFields: [FilterField] = [
    FilterField("deviation", .deviation, .text, "id of the protocol deviation") { cohort, _ in
      let deviations = cohort.data.deviations.deviation
      return .words { admits in { admits(deviations[$0]) } }
    },
    .date("deviated", .deviation, "day of the deviation", as: "date", \.data.deviations.date),
    .text(
      "category", .deviation, "category of the deviation", as: "category",
      \.data.deviations.category),
    .flag("dev_reviewed", .deviation, "marked by you as reviewed, and as it was then") { cohort in
      { cohort.reviews?.state(deviation: $0) == .reviewed }
    },
    .flag("dev_reopened", .deviation, "marked by you as reviewed, and changed since") { cohort in
      { cohort.reviews?.state(deviation: $0) == .reopened }
    },
    .flag("important", .deviation, "important protocol deviation", as: "isImportant") { cohort in
      { cohort.data.deviations.isImportant[$0] }
    },
    FilterField(
      "description", .deviation, .text, "the deviation in words", revealsArm: true
    ) { cohort, _ in
      .coded(cohort.data.deviations.description)
    },
  ]

  /// Fields of every type of record.
  static let recordFields = adverseEventFields + deviationFields

  /// Names of the fields of a record that a search for text looks into.
  static func searchedFields(_ about: About) -> [String] {
    switch about {
    case .adverseEvent: ["term", "pt", "soc"]
    case .deviation: ["category", "description"]
    case .subject: []
    }
  }
}
