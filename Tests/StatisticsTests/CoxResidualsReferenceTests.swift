import Statistics
import Testing

/// Reference/cox.R: `cox.zph`, `residuals` and `basehaz` of R's survival package.
@Suite struct CoxResidualsReferenceTests {
  private let data: CoxReferenceData

  init() throws {
    data = try CoxReferenceData()
  }

  @Test func `tests of proportional hazards agree with cox zph`() throws {
    let groups = try CoxReferenceData.groups("cox-zph")
    for (key, rows) in groups {
      let fit = try data.fit(key)
      for (name, rows) in Dictionary(grouping: rows, by: { $0.text("transform") }) {
        let transform = try #require(ProportionalHazards.Transform(rawValue: name))
        let result = try #require(fit.proportionalHazards(transform))
        let tests = result.terms.map(\.test) + [result.global]
        try #require(tests.count == rows.count, "\(rows[0])")
        for (test, row) in zip(tests, rows) {
          #expect(agree(test.statistic, row.number("chiSquare"), tolerance: 1e-8), "\(row)")
          #expect(test.degreesOfFreedom == (try row.count("df")), "\(row)")
          #expect(agree(test.pValue, row.number("p"), tolerance: 1e-8), "\(row)")
        }
      }
    }
  }

  @Test func `martingale residuals agree with coxph`() throws {
    for (key, rows) in try CoxReferenceData.groups("cox-martingale") {
      let residuals = try data.fit(key).martingaleResiduals
      try #require(residuals.count == rows.count)
      for (residual, row) in zip(residuals, rows) {
        #expect(agree(residual, row.number("value"), tolerance: 1e-8), "\(row)")
      }
    }
  }

  @Test func `Schoenfeld residuals agree with coxph`() throws {
    for (key, rows) in try CoxReferenceData.groups("cox-schoenfeld") {
      let fit = try data.fit(key)
      let (plain, scaled) = (fit.schoenfeldResiduals, fit.scaledSchoenfeldResiduals)
      try #require(plain.count == rows.count && scaled.count == rows.count)
      for (index, row) in rows.enumerated() {
        #expect(agree(plain[index].time, row.number("time")), "\(row)")
        #expect(near(plain[index].values[0], row.number("first")), "\(row)")
        #expect(near(plain[index].values[1], row.number("second")), "\(row)")
        #expect(near(scaled[index].values[0], row.number("scaledFirst")), "\(row)")
        #expect(near(scaled[index].values[1], row.number("scaledSecond")), "\(row)")
      }
    }
  }

  /// A residual may be 0 but for rounding.
  private func near(_ value: Double, _ reference: Double?) -> Bool {
    guard let reference else { return false }
    return abs(value - reference) <= 1e-9 * max(1, abs(reference))
  }

  @Test func `the baseline hazard agrees with basehaz`() throws {
    for (key, rows) in try CoxReferenceData.groups("cox-baseline") {
      let steps = try data.fit(key).baselineHazard
      try #require(steps.count == rows.count, "\(rows[0])")
      for (step, row) in zip(steps, rows) {
        #expect("stratum=\(step.stratum)" == row.text("strata"))
        #expect(agree(step.time, row.number("time")), "\(row)")
        #expect(agree(step.cumulativeHazard, row.number("hazard")), "\(row)")
      }
    }
  }
}
