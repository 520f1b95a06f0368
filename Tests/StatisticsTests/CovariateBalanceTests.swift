import Statistics
import Testing

@Suite struct CovariateBalanceTests {
  /// Treated 2, 4, 6 (mean 4, variance 4), controls 1, 3, 8 (mean 4, variance 13); matched are
  /// treated 4, 6 (mean 5, variance 2) with controls 1, 3 (mean 2, variance 2): 3 over SD 2.
  @Test func `the balance of three pairs is that worked by hand`() throws {
    let line = try #require(
      balance(.numeric([2, 4, 6, 1, 3, 8]), weights: [0, 1, 1, 1, 1, 0]).first)
    #expect(line.before.standardisedDifference == 0)
    #expect(agree(line.before.varianceRatio, 4.0 / 13, tolerance: 1e-14))
    #expect(line.after.treatedMean == 5 && line.after.controlMean == 2)
    #expect(line.after.standardisedDifference == 1.5)
    #expect(agree(line.after.varianceRatio, 1, tolerance: 1e-14))
  }

  /// Treated 1, 1, 0: p = 2/3, √(p(1−p)) = √2/3; controls 0, 1, 0: 1/3. So (1/3)/(√2/3) = 1/√2.
  @Test func `a binary covariate is measured by its own deviation`() throws {
    let line = try #require(balance(.numeric([1, 1, 0, 0, 1, 0])).first)
    #expect(agree(line.before.standardisedDifference, 0.5.squareRoot(), tolerance: 1e-14))
    #expect(line.before.varianceRatio == nil)
  }

  @Test func `each level of a category has a line, the reference first`() {
    let lines = balance(.categorical(codes: [0, 1, 2, 0, 0, 1], levels: ["I", "II", "III"]))
    #expect(lines.map(\.name) == ["x=I", "x=II", "x=III"])
    let sum = lines.compactMap(\.before.treatedMean).reduce(0, +)
    #expect(agree(sum, 1, tolerance: 1e-14))
  }

  @Test func `what cannot be measured is nil`() throws {
    let constant = try #require(balance(.numeric([5, 5, 5, 1, 2, 3])).first).before
    #expect(constant.standardisedDifference == nil)
    #expect(constant.varianceRatio == 0)
    let missing = try #require(balance(.numeric([5, .nan, 5, 1, 2, 3])).first).before
    #expect(missing.treatedMean == nil && missing.standardisedDifference == nil)
    let unmatched = try #require(
      balance(.numeric([1, 2, 3, 4, 5, 7]), weights: [0, 0, 0, 0, 0, 0]).first)
    #expect(unmatched.after.treatedMean == nil && unmatched.after.varianceRatio == nil)
    let onePair = try #require(
      balance(.numeric([1, 2, 3, 4, 5, 7]), weights: [1, 0, 0, 1, 0, 0]).first
    ).after
    #expect(onePair.standardisedDifference == -3 && onePair.varianceRatio == nil)
  }

  /// Three treated, three controls.
  private func balance(
    _ values: Covariate.Values, weights: [Double] = [1, 1, 1, 1, 1, 1]
  ) -> [CovariateBalance.Line] {
    CovariateBalance(
      treated: [true, true, true, false, false, false],
      covariates: [Covariate(name: "x", values: values)], weights: weights
    ).lines
  }
}
