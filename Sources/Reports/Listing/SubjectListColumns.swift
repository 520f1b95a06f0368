import CohortModel

/// Columns of a list of subjects.
extension ListingColumn {
  static let subjectColumns: [ListingColumn] = [
    site, subject, age, sex, arm, consented, randomised, firstTreatment, lastKnownAlive, status,
    worstRelated, events, bestResponse,
  ]

  private static let consented = date("consented", "Consented", of: [.subject("consentedOn")]) {
    rows in { [days = rows.cohort.consentedOn] in days[$0] }
  }

  private static let randomised = date("randomised", "Randomised", of: [.subject("randomisedOn")]) {
    rows in { [days = rows.cohort.randomisedOn] in days[$0] }
  }

  private static let lastKnownAlive = date(
    "lastKnownAlive", "Last known alive", heading: "Last alive", of: [.subject("lastKnownAlive")]
  ) { rows in { [days = rows.cohort.lastKnownAlive] in days[$0] } }

  private static let status = ListingColumn(
    "status", "Status", .fixed(13),
    of: [
      .subject("diedOn"), .subject("endOfStudyOn"), .subject("screenStatus"),
      .subject("endOfTreatmentReason"),
    ]
  ) { rows in
    let cohort = rows.cohort
    return Reading(
      cell: { subject in
        let status = cohort.status(of: subject)
        return ListingCell(status?.title, status == .died ? .warning : .text)
      },
      fields: [.text("status", "Status") { cohort.status(of: $0)?.title }],
      order: { RowOrder { cohort.status(of: $0)?.rawValue } })
  }

  /// As the worst-grade table counts: related, and not before the first treatment.
  private static let worstRelated = ListingColumn(
    "worstRelatedGrade", "Worst related grade", heading: "Rel gr", .fixed(6), isRightAligned: true,
    of: [.event("grade")]
  ) { rows in
    let cohort = rows.cohort
    let classifier = AdverseEventClassifier(cohort)
    let worst: @Sendable (Int) -> Grade? = { subject in
      cohort.adverseEventRows(of: subject).filter(classifier.isTreatmentRelated)
        .compactMap { cohort.data.adverseEvents.grade[$0] }.max()
    }
    return Reading(
      cell: { subject in
        let grade = worst(subject)?.rawValue
        return ListingCell(grade.map(String.init), grade.map { .grade($0) } ?? .muted)
      },
      fields: [.integer("worstRelatedGrade", "Worst related grade") { worst($0)?.rawValue }],
      order: { RowOrder { worst($0)?.rawValue } })
  }

  private static let events = integer(
    "events", "Adverse events", heading: "AEs", width: 4, of: [.event("subject")]
  ) { rows in { [cohort = rows.cohort] in cohort.adverseEventRows(of: $0).count } }

  private static let bestResponse = ListingColumn(
    "bestResponse", "Best overall response", heading: "BOR", .fixed(4),
    of: [.assessment("overall")]
  ) { rows in
    let cohort = rows.cohort
    let best: @Sendable (Int) -> BestOverallResponse? = { cohort.response(of: $0)?.best }
    return Reading(
      cell: { ListingCell(best($0)?.abbreviation) },
      fields: [.text("bestResponse", "Best overall response") { best($0)?.abbreviation }],
      order: {
        RowOrder { best($0).flatMap { BestOverallResponse.allCases.firstIndex(of: $0) } }
      })
  }
}

/// Where a subject stands at the cut-off, the furthest first known.
private enum SubjectStatus: Int {
  case screening, failed, enrolled, onTreatment, offTreatment, offStudy, died

  var title: String {
    switch self {
    case .screening: "screening"
    case .failed: "screen failure"
    case .enrolled: "not treated"
    case .onTreatment: "on treatment"
    case .offTreatment: "off treatment"
    case .offStudy: "off study"
    case .died: "died"
    }
  }
}

extension Cohort {
  /// nil before consent.
  fileprivate func status(of subject: Int) -> SubjectStatus? {
    if diedOn[subject] != nil { return .died }
    switch screeningState(of: subject) {
    case .notYet: return nil
    case .screening: return .screening
    case .failed: return .failed
    case .enrolled: break
    }
    if isOffStudy(subject) { return .offStudy }
    guard firstTreatmentOn[subject] != nil else { return .enrolled }
    return isOffTreatment(subject) ? .offTreatment : .onTreatment
  }
}
