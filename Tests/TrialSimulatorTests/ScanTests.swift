import CohortModel
import Testing

@testable import TrialSimulator

/// Scans, lesions and responses of the sample trial, recomputed from its rows alone.
@Suite struct ScanTests {
  private let trial = ESOShanghai20Tests.trial

  private var disagreeing: [String] {
    trial.plantedErrors.filter { $0.check == "E42" || $0.check == "E10" }.map(\.subject)
  }

  /// Days from plan to scan.
  private var delays: [Int] {
    trial.visits.filter { $0.visit.hasPrefix("Week") }.compactMap { visit in
      guard let planned = visit.planned?.exact, let actual = visit.actual?.exact else { return nil }
      return actual - planned
    }
  }

  @Test func `scans are planned 42 or 56 days apart`() {
    for subject in trial.subjects {
      let planned = trial.visits.filter {
        $0.subject == subject.subject && $0.visit.hasPrefix("Week")
      }.compactMap { $0.planned?.exact }
      #expect(zip(planned, planned.dropFirst()).allSatisfy { [42, 56].contains($1 - $0) })
    }
  }

  @Test func `scans spread over their window and a few come late`() {
    func share(_ isFitting: (Int) -> Bool) -> Double {
      Double(delays.count(where: isFitting)) / Double(delays.count)
    }
    #expect(delays.count > 500)
    #expect((0.75...0.95).contains(share { abs($0) <= 5 }))
    #expect((0.02...0.2).contains(share { (6...7).contains(abs($0)) }))
    #expect((0.002...0.04).contains(share { $0 > 7 }))
    #expect(delays.allSatisfy { (-7...21).contains($0) })
  }

  @Test func `every randomised subject has a baseline scan in the 28 days before`() {
    for subject in trial.subjects {
      guard let origin = subject.randomisedOn?.exact else { continue }
      let first = trial.lesions.first { $0.subject == subject.subject }?.date?.exact
      #expect((1...28).contains(origin - (first ?? origin)))
    }
  }

  @Test func `targets are at most five, two in an organ, and measurable`() {
    for subject in trial.subjects where subject.randomisedOn != nil {
      let rows = trial.lesions.filter { $0.subject == subject.subject && $0.type != .new }
      let targets = rows.filter { $0.date == rows.first?.date && $0.type == .target }
      #expect(targets.count <= 5)
      #expect(targets.allSatisfy { ($0.diameter ?? 0) >= ($0.isNodal == true ? 15 : 10) })
      for target in targets {
        #expect(targets.count { $0.organ == target.organ } <= 2)
      }
    }
  }

  @Test func `the recorded response follows from the lesions except where an error is planted`() {
    var compared = 0
    for subject in trial.subjects where subject.randomisedOn != nil {
      let lesions = trial.lesions.filter { $0.subject == subject.subject }
      let assessments = trial.assessments.filter { $0.subject == subject.subject }
      guard !disagreeing.contains(subject.subject) else { continue }
      var recomputation = Recomputation(baseline: lesions.filter { $0.date == lesions.first?.date })
      for assessment in assessments {
        let rows = lesions.filter { $0.date == assessment.date }
        #expect(!rows.isEmpty)
        #expect(assessment.newLesion == rows.contains { $0.type == .new })
        #expect(recomputation.target(rows.filter { $0.type == .target }) == assessment.target)
        #expect(recomputation.overall(assessment) == assessment.overall)
        compared += 1
      }
    }
    #expect(compared > 600)
  }

  @Test func `the planted disagreement is one, and its sum is progressive`() {
    let planted = trial.plantedErrors.filter { $0.check == "E42" }
    #expect(planted.count == 1)
    guard let subject = planted.first?.subject,
      let last = trial.assessments.last(where: { $0.subject == subject })
    else { return }
    let targets = trial.lesions.filter { $0.subject == subject && $0.type == .target }
    var sums: [Double] = []
    var date: PartialDate?
    for row in targets {
      if row.date != date { sums.append(0) }
      date = row.date
      sums[sums.count - 1] += row.diameter ?? 0
    }
    let nadir = sums.dropLast().min() ?? 0
    #expect(last.overall == .stable)
    #expect((sums.last ?? 0) >= 1.2 * nadir && (sums.last ?? 0) >= nadir + 5)
  }
}

/// RECIST 1.1 once more, written from the definition and not from the simulator.
private struct Recomputation {
  let baseline: [Lesion]
  var sums: [Double]
  var wasComplete = false

  init(baseline: [Lesion]) {
    self.baseline = baseline.filter { $0.type == .target }
    sums = [self.baseline.compactMap(\.diameter).reduce(0, +)]
  }

  mutating func target(_ rows: [Lesion]) -> Response? {
    if baseline.isEmpty { return nil }
    let sum = rows.compactMap(\.diameter).reduce(0, +)
    if rows.contains(where: { $0.diameter == nil }) { return .notEvaluable }
    defer { sums.append(sum) }
    let isComplete = rows.allSatisfy { row in
      let size = row.diameter ?? 0
      return row.isNodal == true ? size < 10 : size == 0
    }
    if isComplete {
      wasComplete = true
      return .complete
    }
    let nadir = sums.min() ?? 0
    if wasComplete || sum >= 1.2 * nadir && sum - nadir >= 5 { return .progressive }
    return sum <= 0.7 * sums[0] ? .partial : .stable
  }

  func overall(_ row: TumourAssessment) -> Response? {
    if row.newLesion == true || row.target == .progressive || row.nonTarget == .progressive {
      return .progressive
    }
    guard let target = row.target else { return row.nonTarget }
    if target == .complete, row.nonTarget == .nonCompleteNonProgressive { return .partial }
    return target
  }
}
