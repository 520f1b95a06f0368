package import CohortModel

extension ListingKind {
  /// Every column there is, in the order of the report.
  package var columns: [ListingColumn] {
    switch self {
    case .adverseEvents, .serious, .immuneRelated: ListingColumn.adverseEventColumns
    case .deaths: ListingColumn.deathColumns
    case .deviations: ListingColumn.deviationColumns
    case .subjects: ListingColumn.subjectColumns
    }
  }

  /// The columns of the page unless others are chosen, the subject first.
  package var ownColumns: [String] {
    switch self {
    case .adverseEvents, .immuneRelated:
      [
        "subject", "review", "preferredTerm", "grade", "serious", "related", "immuneRelated",
        "start",
        "onsetDay", "end", "duration", "outcome", "action", "seriousness", "site", "age", "sex",
        "arm", "systemOrganClass",
      ]
    case .serious:
      [
        "subject", "review", "preferredTerm", "grade", "serious", "seriousness", "related", "start",
        "onsetDay", "end", "outcome", "action", "reportedOn", "duration", "site", "age", "sex",
        "arm", "systemOrganClass",
      ]
    case .deaths:
      [
        "subject", "diedOn", "dayOnStudy", "daysSinceTreatment", "cause", "fatalEvent", "site",
        "age", "sex", "arm",
      ]
    case .deviations:
      [
        "subject", "review", "date", "important", "category", "description", "site", "deviation",
        "arm",
      ]
    case .subjects:
      [
        "subject", "site", "age", "sex", "arm", "status", "worstRelatedGrade", "events",
        "bestResponse", "randomised", "firstTreatment", "lastKnownAlive", "consented",
      ]
    }
  }

  package var title: String {
    switch self {
    case .adverseEvents: "Adverse events"
    case .serious: "Serious adverse events"
    case .immuneRelated: "Immune-related adverse events"
    case .deaths: "Deaths"
    case .deviations: "Protocol deviations"
    case .subjects: "Subjects"
    }
  }

  /// What the rows are, in a sentence.
  package var rowWord: String {
    switch self {
    case .adverseEvents, .serious, .immuneRelated: "record"
    case .deaths: "death"
    case .deviations: "deviation"
    case .subjects: "subject"
    }
  }

  /// The id of the report's table.
  package var tableID: String {
    switch self {
    case .adverseEvents, .serious, .immuneRelated: "events"
    case .deaths, .deviations, .subjects: rawValue
    }
  }
}

extension ListingKind {
  /// An order in words: `grade ▼, start ▲`.
  package func title(of sort: [SortKey]) -> String {
    sort.compactMap { key in
      columns.first { $0.id == key.column }
        .map { "\($0.title.lowercased()) \(key.isDescending ? "▼" : "▲")" }
    }.joined(separator: ", ")
  }
}
