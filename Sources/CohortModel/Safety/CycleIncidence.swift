/// In which cycle adverse events begin: subjects with an onset over subjects who began the cycle.
///
/// A recorded cycle runs from its first systemic treatment to the day before the next cycle; the
/// last one for `cycleDays`, or for the treatment-emergent window where the study file has no cycle
/// length. Where cycles are closed by access or not recorded, periods of `cycleDays` from the first
/// treatment stand in for them; a subject begins a period while at risk.
package struct CycleIncidence: Sendable {
  package enum Basis: Equatable, Sendable {
    case cycles
    /// Cycles would tell the arm.
    case periodsAsCyclesAreClosed(days: Int)
    /// No systemic treatment of the selection has a cycle number and a day.
    case periodsAsCyclesAreMissing(days: Int)
  }

  package struct Column: Equatable, Sendable {
    /// Of the cycle or period, from 1.
    package var number: Int
    /// Subjects who began it: the denominator.
    package var began: Int
  }

  package struct Row: Sendable {
    package var line: AdverseEventLine
    /// With an onset in any column.
    package var subjects: Int
    /// With an onset, by column.
    package var byColumn: [Int]
  }

  /// Later cycles are not columns.
  package static let mostColumns = 60

  package var basis: Basis
  package var adverseEventClass: AdverseEventClass
  package var set: AnalysisSet
  package var columns: [Column]
  package var rows: [Row]
  package var tally: OnsetTally
  /// Onsets between the first treatment and the first column of the subject.
  package var before: Int
  /// Onsets after the subject's last column.
  package var after: Int
}

extension CycleIncidence {
  /// - Returns: nil where there are no cycles to see and the study file has no cycle length.
  package static func make(
    _ cohort: Cohort, _ selection: Selection, class adverseEventClass: AdverseEventClass
  ) -> CycleIncidence? {
    guard let basis = basis(cohort, selection) else { return nil }
    var counting = CycleCounting(cohort, basis)
    let onsets = AdmittedOnsets(cohort, selection, class: adverseEventClass)
    let tally = onsets.walk { subject, time, onsets in counting.add(subject, time, onsets) }
    return CycleIncidence(
      basis: basis, adverseEventClass: adverseEventClass, set: selection.set,
      columns: counting.columns, rows: counting.rows, tally: tally, before: counting.before,
      after: counting.after)
  }

  package enum Number: Hashable, Sendable {
    case began(Int)
    case onset(AdverseEventLine, column: Int)
    case anyOnset(AdverseEventLine)
  }

  /// - Parameter number: its columns are cycle numbers.
  package static func subjects(
    behind number: Number, _ cohort: Cohort, _ selection: Selection,
    class adverseEventClass: AdverseEventClass
  ) -> SubjectSet {
    var set = SubjectSet(capacity: cohort.subjectCount)
    guard let basis = basis(cohort, selection) else { return set }
    var lines = AdverseEventLines(cohort.data.adverseEvents)
    let spans = CycleSpans(cohort, basis)
    let onsets = AdmittedOnsets(cohort, selection, class: adverseEventClass)
    _ = onsets.walk { subject, time, onsets in
      let cycles = spans.cycles(of: subject, in: time)
      let isMember =
        switch number {
        case .began(let column): cycles.contains { $0.number == column }
        case .onset(let line, let column):
          onsets.contains { onset in
            cycles.span(of: onset.start)?.number == column && lines.isRow(onset.row, of: line)
          }
        case .anyOnset(let line):
          onsets.contains { onset in
            cycles.span(of: onset.start) != nil && lines.isRow(onset.row, of: line)
          }
        }
      if isMember { set.insert(subject) }
    }
    return set
  }

  private static func basis(_ cohort: Cohort, _ selection: Selection) -> Basis? {
    let days = cohort.study.schedule.cycleDays
    guard cohort.hasOpenCycles else { return days.map { .periodsAsCyclesAreClosed(days: $0) } }
    if selection.subjects.contains(where: cohort.hasCycles) { return .cycles }
    return days.map { .periodsAsCyclesAreMissing(days: $0) }
  }
}

/// One cycle or period of one subject, both days included.
struct CycleSpan: Equatable {
  let number: Int
  let first: Day
  let last: Day
}

extension [CycleSpan] {
  func span(of day: Day) -> CycleSpan? { first { $0.first <= day && day <= $0.last } }
}

struct CycleSpans {
  private let cohort: Cohort
  private let basis: CycleIncidence.Basis

  init(_ cohort: Cohort, _ basis: CycleIncidence.Basis) {
    self.cohort = cohort
    self.basis = basis
  }

  /// In order of time.
  func cycles(of subject: Int, in time: RiskTime) -> [CycleSpan] {
    switch basis {
    case .cycles: recorded(subject)
    case .periodsAsCyclesAreClosed(let days), .periodsAsCyclesAreMissing(let days):
      (1...min(CycleIncidence.mostColumns, (time.days - 1) / days + 1)).map { number in
        CycleSpan(
          number: number, first: time.origin + (number - 1) * days,
          last: time.origin + (number * days - 1))
      }
    }
  }

  private func recorded(_ subject: Int) -> [CycleSpan] {
    var starts: [(number: Int, day: Day)] = []
    for (number, day) in cohort.cycleStarts(of: subject)
    where !starts.contains(where: { $0.number == number }) {
      starts.append((number, day))
    }
    let length = cohort.study.schedule.cycleDays ?? cohort.study.safety.emergentDays
    return starts.indices.map { index in
      let next = index + 1 < starts.count ? starts[index + 1].day : starts[index].day + length
      return CycleSpan(
        number: starts[index].number, first: starts[index].day,
        last: Swift.max(next - 1, starts[index].day))
    }
  }
}

extension Cohort {
  /// Whether access lets it be seen which systemic cycle a subject was given, and when.
  package var hasOpenCycles: Bool {
    Treatment.fields.filter { ["kind", "cycle"].contains($0.name) }
      .allSatisfy { gate.permits($0) }
  }

  fileprivate func hasCycles(_ subject: Int) -> Bool { !cycleStarts(of: subject).isEmpty }

  /// Numbered and dated systemic treatments, in order of time.
  fileprivate func cycleStarts(of subject: Int) -> [(number: Int, day: Day)] {
    treatmentRows(of: subject).compactMap { row in
      guard data.treatments.kind[row] == .systemic, let day = data.treatments.start[row],
        let cycle = data.treatments.cycle[row].flatMap({ Int(exactly: $0) }),
        1 <= cycle, cycle <= CycleIncidence.mostColumns
      else { return nil }
      return (cycle, day)
    }
  }
}

private struct CycleCounting {
  private static let width = CycleIncidence.mostColumns + 1
  private let spans: CycleSpans
  private var lines: AdverseEventLines
  private var began = Array(repeating: 0, count: width)
  /// By line and cycle number; at 0 the subjects with any onset.
  private var subjects: [Int32] = []
  /// Who was counted last in a cell.
  private var latest: [Int32] = []
  private(set) var before = 0
  private(set) var after = 0

  init(_ cohort: Cohort, _ basis: CycleIncidence.Basis) {
    spans = CycleSpans(cohort, basis)
    lines = AdverseEventLines(cohort.data.adverseEvents)
  }

  mutating func add(_ subject: Int, _ time: RiskTime, _ onsets: [AdmittedOnsets.Onset]) {
    let cycles = spans.cycles(of: subject, in: time)
    for cycle in cycles { began[cycle.number] += 1 }
    for onset in onsets {
      guard let span = cycles.span(of: onset.start) else {
        if cycles.first.map({ onset.start < $0.first }) ?? true {
          before += 1
        } else {
          after += 1
        }
        continue
      }
      count(onset.row, of: Int32(subject), in: span.number)
    }
  }

  private mutating func count(_ row: Int, of subject: Int32, in number: Int) {
    let (organClass, term) = lines.numbers(of: row)
    let missing = lines.count * CycleCounting.width - subjects.count
    if missing > 0 {
      subjects.append(contentsOf: repeatElement(0, count: missing))
      latest.append(contentsOf: repeatElement(-1, count: missing))
    }
    for line in [AdverseEventLines.overall, organClass, term] {
      for column in [0, number] where latest[line * CycleCounting.width + column] != subject {
        latest[line * CycleCounting.width + column] = subject
        subjects[line * CycleCounting.width + column] += 1
      }
    }
  }

  var columns: [CycleIncidence.Column] {
    began.indices.filter { began[$0] > 0 }.map { .init(number: $0, began: began[$0]) }
  }

  var rows: [CycleIncidence.Row] {
    let numbers = columns.map(\.number)
    return lines.ordered { count($0, 0) }.map { line in
      CycleIncidence.Row(
        line: lines[line], subjects: count(line, 0), byColumn: numbers.map { count(line, $0) })
    }
  }

  private func count(_ line: Int, _ column: Int) -> Int {
    let index = line * CycleCounting.width + column
    return index < subjects.count ? Int(subjects[index]) : 0
  }
}
