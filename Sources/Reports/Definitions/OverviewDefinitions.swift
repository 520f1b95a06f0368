package import CohortModel

extension DefinitionCard {
  /// A line of the overview's safety.
  package static func safety(
    _ number: SafetyOverview.Number, count: Int?, total: Int, set: String
  ) -> DefinitionCard {
    DefinitionCard(
      number.title, formula: number.formula, set: set,
      value: countText(count, of: total) ?? "not collected",
      exclusions: number.isAboutRelation
        ? ["an event whose relation is missing for every treatment counts as related"] : [],
      method: "each subject once", source: "CTCAE as entered; ICH E2A for serious")
  }

  package static func safetyTotal(_ total: Int, set: String) -> DefinitionCard {
    DefinitionCard(
      "Safety set", formula: "members of the set", set: set, value: String(total),
      source: "ICH E9: analysis sets")
  }

  /// Best responses that no scan has answered.
  package static func unanswered(_ count: Int, of total: Int, set: String) -> DefinitionCard {
    DefinitionCard(
      "Not evaluable or not yet assessed",
      formula: "best response not evaluable, or no assessment after baseline yet", set: set,
      value: countText(count, of: total),
      exclusions: ["they stay in every denominator, as non-responders"],
      source: "RECIST 1.1 (Eisenhauer 2009)")
  }

  /// Findings of the integrity checks.
  package static func findings(
    _ title: String, _ meaning: String, count: Int, subjects: Int?
  ) -> DefinitionCard {
    DefinitionCard(
      title, formula: meaning, set: "all records of the trial, by the cut-off where dated",
      value: Format.plural(count, "finding")
        + (subjects.map { " about \(Format.plural($0, "subject"))" } ?? ""),
      exclusions: ["a partial date is taken at its most favourable day"],
      source: "integrity rules of this program, as in sdtmchecks")
  }

  package static func silentSites(_ count: Int) -> DefinitionCard {
    DefinitionCard(
      "Silent sites", formula: "activated, not closed, and nobody enrolled in the last 90 days",
      set: "every site with an activation", value: String(count), source: "list of sites")
  }

  package static func importIssues(_ title: String, count: Int) -> DefinitionCard {
    DefinitionCard(
      title, formula: "issues of reading the files that no finding tells already",
      set: "all files of the import", value: String(count), source: "the import")
  }

  /// What is new since the last look.
  package static func change(
    _ number: ChangeSummary.Number, count: Int, subjects: Int, study: Study
  ) -> DefinitionCard {
    DefinitionCard(
      number.title(study), formula: number.formula,
      set: "every subject, at the two cut-offs",
      value: number.countsSubjects
        ? String(count) : "\(count), of \(Format.plural(subjects, "subject"))",
      exclusions: number == .recordsWithdrawn
        ? ["subjects whom the later data do not hold cannot be listed"] : [],
      source: "records told apart by identity, never by row")
  }

  /// One serious adverse event of the panel of changes.
  package static func seriousEvent(_ event: ChangeSummary.SeriousEvent) -> DefinitionCard {
    DefinitionCard(
      "New serious adverse event", formula: "serious now, and not at the last look",
      set: "subject \(event.subject)", source: "CTCAE as entered; ICH E2A for serious")
  }
}

extension SafetyOverview.Number {
  package var title: String {
    switch self {
    case .anyEvent: "Any adverse event"
    case .anyRelated: "Related adverse event (TRAE)"
    case .relatedSevere: "Related, grade ≥ 3"
    case .serious: "Serious adverse event"
    case .relatedSerious: "Related and serious"
    case .relatedFatal: "Related, grade 5"
    case .immuneRelated: "Immune-related adverse event"
    case .ledToWithdrawal: "Adverse event that led to withdrawal"
    }
  }

  fileprivate var isAboutRelation: Bool {
    [.anyRelated, .relatedSevere, .relatedSerious, .relatedFatal].contains(self)
  }

  fileprivate var formula: String {
    let related =
      "related to any treatment, begun on or after the first treatment, at any later time"
    return switch self {
    case .anyEvent: "subjects with an adverse event begun by the cut-off, or undated"
    case .anyRelated: "subjects with an event \(related)"
    case .relatedSevere: "subjects with an event of grade 3 or worse, \(related)"
    case .serious: "subjects with an event entered as serious"
    case .relatedSerious: "subjects with a serious event, \(related)"
    case .relatedFatal: "subjects with an event of grade 5, \(related)"
    case .immuneRelated: "subjects with an event flagged as immune-related"
    case .ledToWithdrawal: "subjects with an event for which a treatment was withdrawn"
    }
  }
}

extension ChangeSummary.Number {
  package func title(_ study: Study) -> String {
    switch self {
    case .enrolled: "Newly \(study.enrolledWord)"
    case .adverseEvents: "New adverse events"
    case .serious: "New serious adverse events"
    case .deaths: "New deaths"
    case .scans: "New scans"
    case .recordsChanged: "Records changed"
    case .recordsWithdrawn: "Records withdrawn"
    }
  }

  package var countsSubjects: Bool { self == .enrolled || self == .deaths }

  fileprivate var formula: String {
    switch self {
    case .enrolled, .deaths: "counts at this cut-off and did not at the last look"
    case .adverseEvents, .scans: "records that count at this cut-off and did not at the last look"
    case .serious: "new events that are serious, and known ones that have become so"
    case .recordsChanged: "records of any table with another value than at the last look"
    case .recordsWithdrawn: "records of any table that the data do not hold any more"
    }
  }
}
