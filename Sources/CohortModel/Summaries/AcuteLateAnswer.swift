package import Statistics

/// What can be told about acute and late events from one origin.
package enum AcuteLateAnswer: Sendable {
  case counted(AcuteLateSummary)
  /// Access closes the origin.
  case closed(AcuteLateSummary.Origin)

  package var origin: AcuteLateSummary.Origin {
    switch self {
    case .counted(let summary): summary.origin
    case .closed(let origin): origin
    }
  }

  package var summary: AcuteLateSummary? {
    if case .counted(let summary) = self { summary } else { nil }
  }

  /// From the first treatment, and from radiotherapy where the trial has it; not there where
  /// nobody of the selection has the origin.
  package static func all(_ cohort: Cohort, _ selection: Selection) -> [AcuteLateAnswer] {
    AcuteLateSummary.Origin.allCases.compactMap { origin in
      guard cohort.isOpen(origin) else {
        return cohort.hasTreatments { $0 == .radiotherapy } ? .closed(origin) : nil
      }
      return AcuteLateSummary.make(cohort, selection, from: origin).map { .counted($0) }
    }
  }
}

extension AcuteLateSummary {
  /// The incidence of the first late event, and of death before any, by a fixed time.
  package struct Landmark: Equatable, Sendable {
    /// After the origin.
    package var months: Int
    /// After the acute window closed.
    package var days: Double
    package var atRisk: Int
    /// nil where nobody was observed that long.
    package var late: CumulativeIncidence.Estimate?
    package var death: CumulativeIncidence.Estimate?
  }

  /// Months of 30.4375 days from the origin; those within the acute window are left out.
  package func landmarks(months: [Int]) -> [Landmark] {
    months.compactMap { months in
      let days = Double(months) * 30.4375 - Double(acuteDays)
      guard days > 0 else { return nil }
      return Landmark(
        months: months, days: days, atRisk: lateIncidence?.table.atRisk(at: days) ?? 0,
        late: lateIncidence?.incidence(ofCause: 1, at: days),
        death: lateIncidence?.incidence(ofCause: 2, at: days))
    }
  }
}
