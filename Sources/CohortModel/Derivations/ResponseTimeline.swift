/// Overall responses of one subject after baseline, one per day, up to the cut-off.
///
/// Assessments up to and on the origin are baseline. Where the study file names an evaluator and
/// the data hold several, only that evaluator's count. On one day the worst wins, in admiralonco's
/// order: not evaluable < CR < PR < SD < non-CR/non-PD < PD. Undated assessments have no place in time and
/// are left out. A row without an overall response is a scan made and nothing more.
package struct ResponseTimeline: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package let day: Day
    package fileprivate(set) var response: Response
  }

  package let origin: Day
  /// In order of day.
  package private(set) var entries: [Entry] = []
  /// Days with any assessment, read or not, in order.
  package private(set) var scans: [Day] = []

  init(origin: Day, capacity: Int) {
    self.origin = origin
    entries.reserveCapacity(capacity)
    scans.reserveCapacity(capacity)
  }

  /// Days come in order.
  mutating func add(_ response: Response?, on day: Day) {
    if scans.last != day { scans.append(day) }
    guard let response else { return }
    guard let last = entries.last, last.day == day else {
      return entries.append(Entry(day: day, response: response))
    }
    if response.badness > last.response.badness { entries[entries.count - 1].response = response }
  }

  package var firstProgression: Day? {
    entries.first { $0.response == .progressive }?.day
  }

  /// The last scan that could be evaluated, on or before a day.
  package func lastAdequate(by day: Day) -> Day? {
    entries.last { $0.day <= day && $0.response != .notEvaluable }?.day
  }

  /// Entries up to and with the first progression, none after `cut`.
  package func untilProgression(cut: Day? = nil) -> ArraySlice<Entry> {
    let end = entries.firstIndex { $0.response == .progressive }.map { $0 + 1 } ?? entries.count
    guard let cut else { return entries[..<end] }
    return entries[..<end].prefix { $0.day <= cut }
  }
}

extension Cohort {
  /// A function of the cohort, for an initialiser would take a copy of it for every subject.
  package func responses(of subject: Int, from origin: Day) -> ResponseTimeline {
    let rows = data.assessments.rows[subject]
    var timeline = ResponseTimeline(origin: origin, capacity: rows.count)
    let wanted = study.response.evaluatorCode(in: data.assessments.evaluator)
    for row in rows {
      guard let day = data.assessments.date[row], day > origin, day <= cutOff,
        wanted.admits(data.assessments.evaluator.code(row))
      else { continue }
      timeline.add(data.assessments.overall[row], on: day)
    }
    return timeline
  }
}

extension Response {
  fileprivate var badness: Int {
    switch self {
    case .notEvaluable: 0
    case .complete: 1
    case .partial: 2
    case .stable: 3
    case .nonCompleteNonProgressive: 4
    case .progressive: 5
    }
  }
}

/// Whose assessments count.
enum EvaluatorChoice {
  case anybody
  /// A code of the evaluator column; nil matches nobody.
  case only(Int?)

  func admits(_ code: Int?) -> Bool {
    switch self {
    case .anybody: true
    case .only(let wanted): wanted != nil && code == wanted
    }
  }
}

extension ResponseRules {
  func evaluatorCode(in column: CodedColumn) -> EvaluatorChoice {
    guard let evaluator, column.words.count > 1 else { return .anybody }
    return .only(column.words.firstIndex(of: evaluator))
  }
}
