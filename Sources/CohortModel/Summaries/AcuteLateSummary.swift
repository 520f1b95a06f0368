package import Statistics

/// Related adverse events split into acute and late by their onset (definitions.md, *Acute/late*).
///
/// Acute begins on the origin or up to `acuteDays` after it, late begins later. Late events are
/// told among those still followed alive when the acute window closes: as subjects by worst grade,
/// and as the cumulative incidence of the first one from that day on, with death competing. Whoever
/// has neither is censored on the last day known alive.
package struct AcuteLateSummary: Sendable {
  /// The day that onset is counted from; a number means nothing without it.
  package enum Origin: String, CaseIterable, Sendable {
    case firstTreatment
    /// The first day of radiotherapy on record: closed where access closes treatment.
    case radiotherapy
  }

  /// Of an event by its start.
  enum Period {
    case acute, late

    /// nil before the origin.
    init?(_ start: Day, from origin: Day, acuteDays: Int) {
      guard start >= origin else { return nil }
      self = start <= origin + acuteDays ? .acute : .late
    }
  }

  package var origin: Origin
  package var acuteDays: Int
  package var set: AnalysisSet
  /// Members with the origin.
  package var total: Int
  package var withoutOrigin: Int
  package var acute: AdverseEventSummary.Counts
  /// Subjects with an acute event that was still going on when the window closed.
  package var unresolved: Int
  /// Members followed alive beyond the acute window.
  package var atRiskOfLate: Int
  package var late: AdverseEventSummary.Counts
  /// From the close of the window; cause 1 is the first late event, cause 2 death. nil where nobody
  /// was followed that long.
  package var lateIncidence: CumulativeIncidence?
  /// Related rows without a start: neither acute nor late.
  package var undated: Int
  /// Related rows that began before the origin.
  package var beforeOrigin: Int
}

extension AcuteLateSummary {
  /// - Returns: nil where access closes the origin, or nobody has it.
  package static func make(
    _ cohort: Cohort, _ selection: Selection, from origin: Origin
  ) -> AcuteLateSummary? {
    guard cohort.isOpen(origin) else { return nil }
    var tally = AcuteLateTally(cohort, selection)
    for subject in selection.subjects {
      guard let day = cohort.day(of: origin, for: subject) else {
        tally.withoutOrigin += 1
        continue
      }
      tally.add(subject, from: day)
    }
    return tally.total > 0 ? tally.summary(origin) : nil
  }
}

private struct AcuteLateTally {
  private let cohort: Cohort
  private let selection: Selection
  private let classifier: AdverseEventClassifier
  private(set) var total = 0
  var withoutOrigin = 0
  private var acute = AdverseEventSummary.Counts()
  private var late = AdverseEventSummary.Counts()
  private var unresolved = 0
  private var undated = 0
  private var beforeOrigin = 0
  private var lateTimes: [Double] = []
  private var lateCauses: [Int] = []

  init(_ cohort: Cohort, _ selection: Selection) {
    self.cohort = cohort
    self.selection = selection
    classifier = AdverseEventClassifier(cohort)
  }

  mutating func add(_ subject: Int, from origin: Day) {
    total += 1
    let close = origin + cohort.study.safety.acuteDays
    let events = cohort.data.adverseEvents
    let rows = cohort.adverseEventRows(of: subject).filter {
      selection.admits(adverseEvent: $0) && classifier.isTreatmentRelated($0)
    }
    undated += rows.count { events.start[$0] == nil }
    let dated = rows.filter { events.start[$0] != nil }
    let period: (Int) -> AcuteLateSummary.Period? = { row in
      events.start[row].flatMap { .init($0, from: origin, acuteDays: close - origin) }
    }
    let (early, later) = (
      dated.filter { period($0) == .acute }, dated.filter { period($0) == .late }
    )
    beforeOrigin += dated.count - early.count - later.count
    acute.add(early, of: events)
    late.add(later, of: events)
    follow(subject, after: close, first: later.compactMap { events.start[$0] }.min())
    let hasUnresolved = early.contains { row in
      cohort.adverseEventEnd(row).map { $0 > close } ?? cohort.isOngoing(adverseEvent: row)
    }
    if hasUnresolved, cohort.isFollowed(subject, beyond: close) { unresolved += 1 }
  }

  private mutating func follow(_ subject: Int, after close: Day, first event: Day?) {
    guard cohort.isFollowed(subject, beyond: close) else { return }
    let end = cohort.diedOn[subject] ?? cohort.lastKnownAlive[subject] ?? close
    lateTimes.append(Double((event ?? end) - close))
    lateCauses.append(event != nil ? 1 : cohort.diedOn[subject] != nil ? 2 : 0)
  }

  func summary(_ origin: AcuteLateSummary.Origin) -> AcuteLateSummary {
    let table =
      lateTimes.isEmpty
      ? nil : try? CompetingEventTable(times: lateTimes, causes: lateCauses, count: 2)
    return AcuteLateSummary(
      origin: origin, acuteDays: cohort.study.safety.acuteDays, set: selection.set, total: total,
      withoutOrigin: withoutOrigin, acute: acute, unresolved: unresolved,
      atRiskOfLate: lateTimes.count, late: late,
      lateIncidence: table.map { CumulativeIncidence($0) }, undated: undated,
      beforeOrigin: beforeOrigin)
  }
}

extension AdverseEventSummary.Counts {
  /// Counts one subject by its worst grade among some rows; nobody without rows.
  fileprivate mutating func add(_ rows: [Int], of columns: AdverseEventColumns) {
    guard !rows.isEmpty else { return }
    events += rows.count
    if let worst = rows.compactMap({ columns.grade[$0] }).max() {
      byGrade[worst.rawValue - 1] += 1
    } else {
      ungraded += 1
    }
  }
}

extension Cohort {
  /// Whether access lets an origin be seen: radiotherapy's by the kind of treatment.
  func isOpen(_ origin: AcuteLateSummary.Origin) -> Bool {
    switch origin {
    case .firstTreatment: true
    case .radiotherapy: Treatment.fields.contains { $0.name == "kind" && gate.permits($0) }
    }
  }

  fileprivate func day(of origin: AcuteLateSummary.Origin, for subject: Int) -> Day? {
    switch origin {
    case .firstTreatment: return firstTreatmentOn[subject]
    case .radiotherapy:
      let rows = treatmentRows(of: subject).filter { data.treatments.kind[$0] == .radiotherapy }
      return rows.compactMap { data.treatments.start[$0] }.min()
    }
  }

  /// Seen alive, or dying, after a day.
  fileprivate func isFollowed(_ subject: Int, beyond day: Day) -> Bool {
    (diedOn[subject] ?? lastKnownAlive[subject]).map { $0 > day } ?? false
  }
}
