import Statistics
import Testing

@Suite struct RestrictedMeanTests {
  /// By hand: events on days 1, 2 and 4, censored on days 3 and 5, so S is 1, 0.8, 0.6, 0.3 from 0,
  /// 1, 2, 4. To τ = 5 the area is 1 + 0.8 + 1.2 + 0.3 = 3.3; the areas after the events are 2.3,
  /// 1.5 and 0.3, so Var = 2.3²/(5·4) + 1.5²/(4·3) + 0.3²/(2·1) = 0.2645 + 0.1875 + 0.045 = 0.497.
  private let table = EventTable([
    .censored(at: 5), .event(at: 1), .event(at: 4), .censored(at: 3), .event(at: 2),
  ])

  @Test func `mean and error are the area and the sum worked by hand`() throws {
    let mean = try #require(RestrictedMean(table, upTo: 5).fit)
    #expect(agree(mean.estimate, 3.3, tolerance: 1e-15))
    #expect(agree(mean.standardError, 0.497.squareRoot(), tolerance: 1e-15))
    #expect(agree(mean.lower, 3.3 - 1.959963984540054 * 0.497.squareRoot(), tolerance: 1e-14))
    #expect(agree(mean.upper, 3.3 + 1.959963984540054 * 0.497.squareRoot(), tolerance: 1e-14))
  }

  @Test func `before the first event everybody lives to the horizon`() throws {
    let mean = try #require(RestrictedMean(table, upTo: 0.5).fit)
    #expect(mean.estimate == 0.5 && mean.standardError == 0)
    #expect(mean.lower == 0.5 && mean.upper == 0.5)
  }

  @Test func `beyond the last time there is a mean only where S is 0`() throws {
    let refusal = RestrictedMean(table, upTo: 5.1).outcome
    #expect(refusal == .failure(.horizonBeyondFollowUp(lastTime: 5)))
    let extinct = EventTable([.event(at: 2), .event(at: 4)])
    let mean = try #require(RestrictedMean(extinct, upTo: 100).fit)
    // Area 2 + 2 · 1/2 = 3, Var = 1²/(2·1) = 1/2.
    #expect(mean.estimate == 3)
    #expect(agree(mean.standardError, 0.5.squareRoot(), tolerance: 1e-15))
  }

  @Test func `a horizon must be a positive time, and somebody must be there`() {
    for horizon in [0, -1, .infinity, .nan] {
      #expect(RestrictedMean(table, upTo: horizon).outcome == .failure(.horizonNotPositive))
    }
    #expect(RestrictedMean(EventTable([]), upTo: 1).outcome == .failure(.noSubjects))
  }

  @Test func `a difference needs both means and something left to chance`() {
    let nobody = RestrictedMean(EventTable([]), upTo: 0.5)
    let sure = RestrictedMean(table, upTo: 0.5)
    #expect(RestrictedMeanDifference(nobody, minus: sure).outcome == .failure(.first(.noSubjects)))
    #expect(RestrictedMeanDifference(sure, minus: nobody).outcome == .failure(.second(.noSubjects)))
    #expect(RestrictedMeanDifference(sure, minus: sure).outcome == .failure(.noVariance))
  }

  @Test func `swapping the groups turns the difference and keeps its p-value`() throws {
    let data = try EstimatesData()
    let first = RestrictedMean(try data.table("months", group: 1), upTo: 12)
    let second = RestrictedMean(try data.table("months", group: 2), upTo: 12)
    let there = try #require(RestrictedMeanDifference(first, minus: second).fit)
    let back = try #require(RestrictedMeanDifference(second, minus: first).fit)
    #expect(there.estimate == -back.estimate && there.lower == -back.upper)
    #expect(there.pValue == back.pValue && there.estimate != 0)
  }

  @Test func `means and errors agree with the published formula and with survfit's rmean`() throws {
    let data = try EstimatesData()
    for row in try ReferenceTable("restricted-means").rows {
      let table = try data.table(row.text("dataset"))
      let mean = RestrictedMean(table, upTo: try row.value("tau")).fit
      #expect(agree(mean?.estimate, row.number("estimate")), "\(row)")
      #expect(agree(mean?.standardError, row.number("standardError")), "\(row)")
      #expect(agree(mean?.lower, row.number("lower")), "\(row)")
      #expect(agree(mean?.upper, row.number("upper")), "\(row)")
      guard let mean, let printed = row.number("printed") else { continue }
      #expect(agree(mean.estimate, printed), "\(row)")
      #expect(agree(mean.standardError, row.number("printedError")), "\(row)")
    }
  }

  @Test func `differences agree with the published formula`() throws {
    let data = try EstimatesData()
    for row in try ReferenceTable("restricted-mean-differences").rows {
      let means = try (1...2).map { group in
        let table = try data.table(row.text("dataset"), group: group)
        return RestrictedMean(table, upTo: try row.value("tau"))
      }
      let difference = RestrictedMeanDifference(
        means[0], minus: means[1], level: try row.value("level")
      ).fit
      #expect(agree(difference?.estimate, row.number("estimate")), "\(row)")
      #expect(agree(difference?.standardError, row.number("standardError")), "\(row)")
      #expect(agree(difference?.lower, row.number("lower")), "\(row)")
      #expect(agree(difference?.upper, row.number("upper")), "\(row)")
      #expect(agree(difference?.z, row.number("z")), "\(row)")
      #expect(agree(difference?.pValue, row.number("pValue")), "\(row)")
    }
  }
}
