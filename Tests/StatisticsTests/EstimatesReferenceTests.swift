import Statistics
import Testing

/// Reference/estimates.R: curves over decimal times, with ties by rounding, groups made together
/// and left-truncated entry, to 1e-9.
@Suite struct EstimatesReferenceTests {
  private let data: EstimatesData

  init() throws {
    data = try EstimatesData()
  }

  private func forEachCurve(
    in reference: String, _ check: (KaplanMeier, [ReferenceTable.Row]) throws -> Void
  ) throws {
    let table = try ReferenceTable(reference)
    for (key, rows) in table.groups(by: "dataset", "interval", "group") {
      let interval = try #require(KaplanMeier.Interval(rawValue: key[1]))
      let group = try #require(Int(key[2]))
      let table = try data.table(key[0], group: group)
      try check(KaplanMeier(table, interval: interval), rows)
    }
  }

  @Test func `every step agrees with survfit`() throws {
    try forEachCurve(in: "estimates-steps") { curve, rows in
      if curve.interval == .logLog { #expect(curve.steps.count == rows.count, "\(rows[0])") }
      for row in rows {
        let time = try row.value("time")
        let step = try #require(curve.steps.first { $0.time == time }, "\(row)")
        #expect(step.atRisk == (try row.count("atRisk")), "\(row)")
        #expect(step.events == (try row.count("events")), "\(row)")
        #expect(step.censored == (try row.count("censored")), "\(row)")
        #expect(agree(step.survival, row.number("survival")), "\(row)")
        #expect(agree(step.standardError, row.number("standardError")), "\(row)")
        #expect(agree(step.lower, row.number("lower")), "\(row)")
        #expect(agree(step.upper, row.number("upper")), "\(row)")
      }
    }
  }

  @Test func `quantiles and their limits agree with quantile of survfit`() throws {
    try forEachCurve(in: "estimates-quantiles") { curve, rows in
      for row in rows {
        let quantile = curve.quantile(try row.value("p"))
        #expect(agree(quantile.estimate, row.number("estimate")), "\(row)")
        #expect(agree(quantile.lower, row.number("lower")), "\(row)")
        #expect(agree(quantile.upper, row.number("upper")), "\(row)")
      }
    }
  }

  @Test func `medians and their limits agree with print of survfit`() throws {
    try forEachCurve(in: "estimates-medians") { curve, rows in
      #expect(agree(curve.median.estimate, rows[0].number("estimate")), "\(rows[0])")
      #expect(agree(curve.median.lower, rows[0].number("lower")), "\(rows[0])")
      #expect(agree(curve.median.upper, rows[0].number("upper")), "\(rows[0])")
    }
  }

  @Test func `landmarks and numbers at risk agree with summary of survfit`() throws {
    try forEachCurve(in: "estimates-landmarks") { curve, rows in
      for row in rows {
        let time = try row.value("time")
        let survival = try #require(curve.survival(at: time))
        #expect(curve.atRisk(at: time) == (try row.count("atRisk")), "\(row)")
        #expect(agree(survival.estimate, row.number("estimate")), "\(row)")
        #expect(agree(survival.lower, row.number("lower")), "\(row)")
        #expect(agree(survival.upper, row.number("upper")), "\(row)")
      }
    }
  }
}
