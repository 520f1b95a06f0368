package import Statistics

/// Exposure-adjusted incidence rates of adverse events (definitions.md, *EAIR*).
///
/// Subjects with a first onset in their time at risk, over the sum of days from the first treatment,
/// which is day 1, to that onset or to the end of risk; per 100 subject-years of 365.25 days, with
/// the exact Poisson interval. Risk ends at the cut-off, at death or at the end of the study; for
/// treatment-emergent events also when the window after the last treatment closes. Subjects who are
/// lost without an end of study stay at risk until the cut-off.
package struct ExposureRates: Sendable {
  /// One group of one line.
  package struct Cell: Equatable, Sendable {
    /// With an onset.
    package var subjects: Int
    /// At risk; nil of a masked arm, which has counts alone.
    package var days: Int?
    /// Per 100 subject-years; nil without days at risk.
    package var rate: IncidenceRate?

    package var subjectYears: Double? { days.map { Double($0) / ExposureRates.daysPerYear } }
  }

  /// An arm against the reference; nominal, not adjusted.
  package struct Contrast: Equatable, Sendable {
    package var arm: Int
    /// Per 100 subject-years.
    package var difference: RateDifference
    /// nil where neither arm has an event.
    package var ratio: RateRatio?
  }

  package struct Row: Sendable {
    package var line: AdverseEventLine
    /// By group: everybody, then the arms.
    package var cells: [Cell]
    package var contrasts: [Contrast]
  }

  package static let daysPerYear = 365.25

  package var adverseEventClass: AdverseEventClass
  package var set: AnalysisSet
  package var groups: SafetyGroups
  /// Subjects at risk by group.
  package var totals: [Int]
  package var rows: [Row]
  package var tally: OnsetTally
  /// At risk without an arm: among everybody alone.
  package var unallocated: Int
}

extension ExposureRates {
  package static func make(
    _ cohort: Cohort, _ selection: Selection, class adverseEventClass: AdverseEventClass
  ) -> ExposureRates {
    let groups = SafetyGroups(cohort, selection.set)
    var exposure = ExposureTally(cohort, groups)
    let onsets = AdmittedOnsets(cohort, selection, class: adverseEventClass)
    let tally = onsets.walk { subject, time, onsets in exposure.add(subject, time, onsets) }
    return ExposureRates(
      adverseEventClass: adverseEventClass, set: selection.set, groups: groups,
      totals: exposure.totals, rows: exposure.rows, tally: tally,
      unallocated: groups.labels.isEmpty
        ? 0 : exposure.totals[0] - exposure.totals.dropFirst().reduce(0, +))
  }

  /// What a number of the table is about.
  package enum Number: Hashable, Sendable {
    case atRisk(group: Int)
    case withEvent(AdverseEventLine, group: Int)
  }

  /// Subjects behind a number; of a rate the subjects at risk.
  package static func subjects(
    behind number: Number, _ cohort: Cohort, _ selection: Selection,
    class adverseEventClass: AdverseEventClass
  ) -> SubjectSet {
    let groups = SafetyGroups(cohort, selection.set)
    var lines = AdverseEventLines(cohort.data.adverseEvents)
    var set = SubjectSet(capacity: cohort.subjectCount)
    let onsets = AdmittedOnsets(cohort, selection, class: adverseEventClass)
    _ = onsets.walk { subject, _, onsets in
      switch number {
      case .atRisk(let group):
        if groups.contains(subject, in: group) { set.insert(subject) }
      case .withEvent(let line, let group):
        if groups.contains(subject, in: group),
          onsets.contains(where: { lines.isRow($0.row, of: line) })
        {
          set.insert(subject)
        }
      }
    }
    return set
  }
}

extension AdverseEventLines {
  mutating func isRow(_ row: Int, of line: AdverseEventLine) -> Bool {
    let (organClass, term) = numbers(of: row)
    switch line {
    case .overall: return true
    case .organClass: return self[organClass] == line
    case .term: return self[term] == line
    }
  }
}

private struct ExposureTally {
  private let groups: SafetyGroups
  private var lines: AdverseEventLines
  private var first = FirstOnsets()
  private(set) var totals: [Int]
  /// Days at risk of everybody to the end of risk, by group.
  private var days: [Int]
  /// By line and group: subjects with an onset, and their days at risk after it.
  private var subjects: [Int32] = []
  private var daysAfter: [Int] = []

  init(_ cohort: Cohort, _ groups: SafetyGroups) {
    self.groups = groups
    lines = AdverseEventLines(cohort.data.adverseEvents)
    totals = Array(repeating: 0, count: groups.count)
    days = totals
  }

  mutating func add(_ subject: Int, _ time: RiskTime, _ onsets: [AdmittedOnsets.Onset]) {
    for onset in onsets {
      let (organClass, term) = lines.numbers(of: onset.row)
      let day = time.day(of: onset.start)
      for line in [AdverseEventLines.overall, organClass, term] { first.note(line, day) }
    }
    admitLines()
    enter(SafetyGroups.everybody, time)
    if let arm = groups.arm(of: subject) { enter(arm, time) }
    first.clear()
  }

  private mutating func admitLines() {
    let missing = lines.count * groups.count - subjects.count
    guard missing > 0 else { return }
    subjects.append(contentsOf: repeatElement(0, count: missing))
    daysAfter.append(contentsOf: repeatElement(0, count: missing))
  }

  private mutating func enter(_ group: Int, _ time: RiskTime) {
    totals[group] += 1
    days[group] += time.days
    for line in first.lines {
      subjects[line * groups.count + group] += 1
      daysAfter[line * groups.count + group] += time.days - first.day(of: line)
    }
  }

  var rows: [ExposureRates.Row] {
    let order = lines.ordered { number in
      number * groups.count < subjects.count ? Int(subjects[number * groups.count]) : 0
    }
    return order.map { number in
      let cells = (0..<groups.count).map { cell(number, $0) }
      return ExposureRates.Row(
        line: lines[number], cells: cells, contrasts: ExposureRates.contrasts(cells, groups))
    }
  }

  private func cell(_ line: Int, _ group: Int) -> ExposureRates.Cell {
    let index = line * groups.count + group
    let count = index < subjects.count ? Int(subjects[index]) : 0
    guard group == SafetyGroups.everybody || groups.isComparable else {
      return ExposureRates.Cell(subjects: count)
    }
    let atRisk = days[group] - (index < daysAfter.count ? daysAfter[index] : 0)
    return ExposureRates.Cell(
      subjects: count, days: atRisk,
      rate: IncidenceRate(
        events: count, exposure: Double(atRisk) / (100 * ExposureRates.daysPerYear)))
  }
}

extension ExposureRates {
  fileprivate static func contrasts(_ cells: [Cell], _ groups: SafetyGroups) -> [Contrast] {
    guard groups.isComparable, let reference = groups.reference, let base = cells[reference].rate
    else { return [] }
    return (1..<groups.count).filter { $0 != reference }.compactMap { arm in
      cells[arm].rate.map { rate in
        Contrast(
          arm: arm, difference: RateDifference(rate, against: base),
          ratio: RateRatio(rate, against: base))
      }
    }
  }
}
