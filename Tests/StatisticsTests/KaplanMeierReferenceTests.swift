import Statistics
import Testing

/// Reference/survival.R: `survfit`, `quantile` and `summary(times =)` of R's survival package.
@Suite struct KaplanMeierReferenceTests {
  private let data: SurvivalData

  init() throws {
    data = try SurvivalData()
  }

  private func curve(_ key: [String]) throws -> KaplanMeier {
    let interval = try #require(KaplanMeier.Interval(rawValue: key[1]))
    return KaplanMeier(data.table(key[0]), interval: interval)
  }

  @Test func `every step agrees with survfit`() throws {
    for (key, rows) in try ReferenceTable("survival-steps").groups(by: "dataset", "interval") {
      let steps = try curve(key).steps
      if key[0] != "large" { #expect(steps.count == rows.count) }
      for row in rows {
        let time = try row.value("time")
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

  @Test func `quantiles and their limits agree with quantile of survfit`() throws {
    for (key, rows) in try ReferenceTable("survival-quantiles").groups(by: "dataset", "interval") {
      let curve = try curve(key)
      for row in rows {
        let quantile = curve.quantile(try row.value("p"))
        #expect(agree(quantile.estimate, row.number("estimate")), "\(row)")
        #expect(agree(quantile.lower, row.number("lower")), "\(row)")
        #expect(agree(quantile.upper, row.number("upper")), "\(row)")
      }
    }
  }

  @Test func `survival at landmarks agrees with summary of survfit`() throws {
    for (key, rows) in try ReferenceTable("survival-landmarks").groups(by: "dataset", "interval") {
      let curve = try curve(key)
      for row in rows {
        let survival = try #require(curve.survival(at: try row.value("time")))
        #expect(agree(survival.estimate, row.number("estimate")), "\(row)")
        #expect(agree(survival.lower, row.number("lower")), "\(row)")
        #expect(agree(survival.upper, row.number("upper")), "\(row)")
      }
    }
  }

  @Test func `median follow-up agrees with survfit of the reversed status`() throws {
    for row in try ReferenceTable("follow-up").rows {
      let followUp = KaplanMeier(data.table(row.text("dataset")).reversed).median
      #expect(agree(followUp.estimate, row.number("estimate")), "\(row)")
      #expect(agree(followUp.lower, row.number("lower")), "\(row)")
      #expect(agree(followUp.upper, row.number("upper")), "\(row)")
    }
  }
}
