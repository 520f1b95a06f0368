extension FilterField {
  /// Fields of adverse events, in the order of help.
  static let adverseEventFields: [FilterField] = [
    FilterField("ae", .adverseEvent, .text, "id of the adverse event", recordField: "event") {
      cohort, _ in
      let events = cohort.data.adverseEvents.event
      return .words { admits in { admits(events[$0]) } }
    },
    .text("term", .adverseEvent, "term as reported", as: "term", \.data.adverseEvents.term),
    .text(
      "pt", .adverseEvent, "preferred term", as: "preferredTerm",
      \.data.adverseEvents.preferredTerm),
    .text(
      "soc", .adverseEvent, "system organ class", as: "systemOrganClass",
      \.data.adverseEvents.systemOrganClass),
    FilterField("grade", .adverseEvent, .number, "CTCAE grade, 1 to 5") { cohort, _ in
      let grades = cohort.data.adverseEvents.grade
      return .numbers { row in grades[row].map { Double($0.rawValue) } }
    },
    .flag("ungraded", .adverseEvent, "without a grade of 1 to 5", as: "grade") { cohort in
      { cohort.data.adverseEvents.grade[$0] == nil }
    },
    .date("start", .adverseEvent, "first day", as: "start", \.data.adverseEvents.start),
    FilterField("end", .adverseEvent, .date, "last day, by the cut-off") { cohort, _ in
      .days { cohort.adverseEventEnd($0) }
    },
    .flag("ongoing", .adverseEvent, "not over at the cut-off", as: "end") { cohort in
      { cohort.isOngoing(adverseEvent: $0) }
    },
    .flag("serious", .adverseEvent, "meets a criterion of seriousness", as: "isSerious") { cohort in
      { cohort.data.adverseEvents.isSerious[$0] }
    },
    .flag("related", .adverseEvent, "to any treatment; missing for every one counts") { cohort in
      { cohort.data.adverseEvents.isRelated($0) }
    },
    .relatedness(
      "rel", "relation to treatment, as entered without a modality", as: "relatedToTreatment",
      \.data.adverseEvents.relatedToTreatment),
    .relatedness(
      "rel_io", "relation to immunotherapy", revealsArm: true, as: "relatedToImmunotherapy",
      \.data.adverseEvents.relatedToImmunotherapy),
    .relatedness(
      "rel_chemo", "relation to chemotherapy", revealsArm: true, as: "relatedToChemotherapy",
      \.data.adverseEvents.relatedToChemotherapy),
    .relatedness(
      "rel_local", "relation to local treatment", revealsArm: true,
      as: "relatedToLocalTreatment", \.data.adverseEvents.relatedToLocalTreatment),
    .flag("irae", .adverseEvent, "immune-related", as: "isImmuneRelated") { cohort in
      { cohort.data.adverseEvents.isImmuneRelated[$0] }
    },
    .code("outcome", .adverseEvent, "outcome", \.data.adverseEvents.outcome),
    .code("action", .adverseEvent, "action taken with treatment", \.data.adverseEvents.action),
    FilterField("onset_day", .adverseEvent, .number, "study day of the start; 1 is first treatment")
    { cohort, _ in
      .numbers { cohort.onsetDay(ofAdverseEvent: $0).map(Double.init) }
    },
    .flag("trae", .adverseEvent, "related, and not before the first treatment") { cohort in
      let classifier = AdverseEventClassifier(cohort)
      return { classifier.isTreatmentRelated($0) }
    },
    .flag("emergent", .adverseEvent, "began under treatment or in the window after it") { cohort in
      let classifier = AdverseEventClassifier(cohort)
      return { classifier.isTreatmentEmergent($0) }
    },
    .criterion("acute", .acute, "related, begun up to the acute window's end"),
    .criterion("late", .late, "related, begun after the acute window"),
    .criterion("aesi", .specialInterest, "of special interest, as the study file says"),
    .flag("reviewed", .adverseEvent, "marked by you as reviewed, and as it was then") { cohort in
      { cohort.reviews?.state(adverseEvent: $0) == .reviewed }
    },
    .flag("reopened", .adverseEvent, "marked by you as reviewed, and changed since") { cohort in
      { cohort.reviews?.state(adverseEvent: $0) == .reopened }
    },
  ]

  static let specialInterest = "aesi"

  private static func criterion(
    _ name: String, _ adverseEventClass: AdverseEventClass, _ help: String
  ) -> FilterField {
    .flag(name, .adverseEvent, help) { AdverseEventCriterion(adverseEventClass, in: $0).admits }
  }
}
