import Statistics
import Testing

/// Reference/survival.R: `survfit`, `quantile` and `summary(times =)` of R's survival package, on
/// every path to a table.
@Suite struct KaplanMeierReferenceTests {
  private let times: [String: [EventTime]]

  init() throws {
    times = try ReferenceTable("survival-data").rows.reduce(into: [:]) { times, row in
      let kind: EventTime.Kind = try row.count("status") == 1 ? .event : .censored
      let time = EventTime(time: Int32(try row.count("time")), kind: kind)
      times[row.text("dataset"), default: []].append(time)
    }
  }

  private func curve(_ key: [String], _ path: SurvivalPath) throws -> KaplanMeier {
    let interval = try #require(KaplanMeier.Interval(rawValue: key[1]))
    return KaplanMeier(try path.table(times[key[0], default: []]), interval: interval)
  }

  @Test(arguments: SurvivalPath.allCases)
  func `every step agrees with survfit`(path: SurvivalPath) throws {
    for (key, rows) in try ReferenceTable("survival-steps").groups(by: "dataset", "interval") {
      let steps = try curve(key, path).steps
      if key[0] != "large" { #expect(steps.count == rows.count) }
      for row in rows {
        let time = try row.value("time") * path.day
        let step = try #require(steps.first { $0.time == time })
        #expect(step.atRisk == (try row.count("atRisk")))
        #expect(step.events == (try row.count("events")))
        #expect(step.censored == (try row.count("censored")))
        #expect(agree(step.survival, row.number("survival")), "\(row)")
        #expect(agree(step.standardError, row.number("standardError")), "\(row)")
        #expect(agree(step.lower, row.number("lower")), "\(row)")
        #expect(agree(step.upper, row.number("upper")), "\(row)")
      }
    }
  }

  @Test(arguments: SurvivalPath.allCases)
  func `quantiles and their limits agree with quantile of survfit`(path: SurvivalPath) throws {
    for (key, rows) in try ReferenceTable("survival-quantiles").groups(by: "dataset", "interval") {
      let curve = try curve(key, path)
      for row in rows {
        let quantile = curve.quantile(try row.value("p"))
        #expect(agree(quantile.estimate, row.number("estimate").map { $0 * path.day }), "\(row)")
        #expect(agree(quantile.lower, row.number("lower").map { $0 * path.day }), "\(row)")
        #expect(agree(quantile.upper, row.number("upper").map { $0 * path.day }), "\(row)")
      }
    }
  }

  @Test(arguments: SurvivalPath.allCases)
  func `survival at landmarks agrees with summary of survfit`(path: SurvivalPath) throws {
    for (key, rows) in try ReferenceTable("survival-landmarks").groups(by: "dataset", "interval") {
      let curve = try curve(key, path)
      for row in rows {
        let survival = try #require(curve.survival(at: try row.value("time") * path.day))
        #expect(agree(survival.estimate, row.number("estimate")), "\(row)")
        #expect(agree(survival.lower, row.number("lower")), "\(row)")
        #expect(agree(survival.upper, row.number("upper")), "\(row)")
      }
    }
  }

  @Test(arguments: SurvivalPath.allCases)
  func `median follow-up agrees with survfit of the reversed status`(path: SurvivalPath) throws {
    for row in try ReferenceTable("follow-up").rows {
      let table = try path.table(times[row.text("dataset"), default: []])
      let followUp = KaplanMeier(table.reversed).median
      #expect(agree(followUp.estimate, row.number("estimate").map { $0 * path.day }), "\(row)")
      #expect(agree(followUp.lower, row.number("lower").map { $0 * path.day }), "\(row)")
      #expect(agree(followUp.upper, row.number("upper").map { $0 * path.day }), "\(row)")
    }
  }
}
