import Statistics
import Testing

/// Random trials of every size, from dense ties to none, on every path to a table.
@Suite struct KaplanMeierPropertyTests {
  private static func trial(seed: UInt64) -> [EventTime] {
    var random = SeededGenerator(seed: seed)
    let lastDay = [0, 1, 10, 500].randomElement(using: &random) ?? 0
    return (0..<Int.random(in: 1...80, using: &random)).map { _ in
      let isEvent = Bool.random(using: &random)
      let time = Int32.random(in: 0...Int32(lastDay), using: &random)
      return EventTime(time: time, kind: isEvent ? .event : .censored)
    }
  }

  private static let seeds = UInt64(1)...60

  @Test(arguments: seeds, SurvivalPath.allCases)
  func `survival never rises and stays within 0 and 1`(seed: UInt64, path: SurvivalPath) throws {
    var previous = 1.0
    for step in KaplanMeier(try path.table(Self.trial(seed: seed))).steps {
      #expect(0 <= step.survival && step.survival <= previous)
      if let lower = step.lower, let upper = step.upper {
        #expect(0 <= lower && lower <= step.survival && step.survival <= upper && upper <= 1)
      }
      previous = step.survival
    }
  }

  @Test(arguments: seeds, SurvivalPath.allCases)
  func `the order of the subjects changes nothing`(seed: UInt64, path: SurvivalPath) throws {
    let times = Self.trial(seed: seed)
    var random = SeededGenerator(seed: seed + 1000)
    let curve = KaplanMeier(try path.table(times))
    let shuffled = KaplanMeier(try path.table(times.shuffled(using: &random)))
    #expect(shuffled.steps == curve.steps)
    #expect(shuffled.median == curve.median)
  }

  @Test(arguments: seeds)
  func `a step read at its place is the step read in order`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let times = (0..<400).map { _ in
      EventTime(
        time: Int32.random(in: 0...300, using: &random),
        kind: Bool.random(using: &random) ? .event : .censored)
    }
    let steps = KaplanMeier(times).steps
    #expect(steps.elementsEqual(steps.indices.map { steps[$0] }))
    #expect(steps.last?.survival == Array(steps).last?.survival)
  }

  @Test(arguments: seeds)
  func `counting per day equals counting subject by subject`(seed: UInt64) {
    let times = Self.trial(seed: seed)
    let rows = EventTable(times).rows
    #expect(rows.map(\.time) == Set(times.map(\.time)).sorted().map(Double.init))
    for row in rows {
      let here = times.filter { Double($0.time) == row.time }
      #expect(row.atRisk == times.count { Double($0.time) >= row.time })
      #expect(row.events == here.count { $0.kind == .event })
      #expect(row.censored == here.count { $0.kind == .censored })
    }
  }

  @Test(arguments: seeds)
  func `at risk, events and censored add to everybody at any time`(seed: UInt64) {
    let times = Self.trial(seed: seed)
    let table = EventTable(times)
    for time in stride(from: -0.5, through: 12, by: 0.5) {
      let events = times.count { $0.kind == .event && Double($0.time) < time }
      #expect(table.eventsBefore(time) == events)
      #expect(
        table.atRisk(at: time) + table.eventsBefore(time) + table.censoredBefore(time)
          == times.count)
    }
  }

  /// Exactly: twice the subjects are powers of two in every quotient.
  @Test(arguments: seeds, SurvivalPath.allCases)
  func `everybody twice keeps the curve and halves its variance`(
    seed: UInt64, path: SurvivalPath
  ) throws {
    let times = Self.trial(seed: seed)
    let once = KaplanMeier(try path.table(times)).steps
    let twice = KaplanMeier(try path.table(times + times)).steps
    #expect(once.count == twice.count)
    for (single, double) in zip(once, twice) {
      #expect(double.survival == single.survival)
      #expect(double.varianceSum == single.varianceSum / 2)
    }
  }
}
