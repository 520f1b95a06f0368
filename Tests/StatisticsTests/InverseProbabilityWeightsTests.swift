import Glibc
import Statistics
import Testing

@Suite struct InverseProbabilityWeightsTests {
  private static let schemes: [(String, InverseProbabilityWeights.Estimand, Bool)] = [
    ("ate", .allSubjects, false), ("stabilisedAte", .allSubjects, true),
    ("att", .treated, false), ("stabilisedAtt", .treated, true),
  ]

  /// p = 0.25 and 0.8: the treated one weighs 4, the control 1/0.2 = 5 or 0.8/0.2 = 4.
  @Test func `weights of two subjects are those worked by hand`() throws {
    let logits = [log(0.25 / 0.75), log(4)]
    let all = try #require(weights(logits, .allSubjects))
    #expect(agree(all.weights[0], 4, tolerance: 1e-14))
    #expect(agree(all.weights[1], 5, tolerance: 1e-14))
    let treated = try #require(weights(logits, .treated))
    #expect(treated.weights[0] == 1)
    #expect(agree(treated.weights[1], 4, tolerance: 1e-14))
    #expect(all.effectiveTreated == 1 && all.effectiveControls == 1)
  }

  /// (3 + 1)² / (9 + 1) = 1.6.
  @Test func `the effective size of three and one is 1.6`() {
    #expect(InverseProbabilityWeights.effectiveSize([3, 1]) == 1.6)
    #expect(InverseProbabilityWeights.effectiveSize([2, 2, 2]) == 3)
    #expect(InverseProbabilityWeights.effectiveSize([]) == 0)
  }

  @Test func `an empty arm and a logit that is no number have no weights`() {
    #expect(weights([], .allSubjects) == nil)
    #expect(weights([1], .treated) == nil)
    #expect(weights([.nan, 1], .treated) == nil)
    #expect(weights([1, .infinity], .allSubjects) == nil)
  }

  @Test func `weights and effective sizes agree with R`() throws {
    let reference = try LogisticReference()
    let treated = try reference.responses(of: "main")
    let logits = try reference.fit("main").linearPredictors
    let expected = try ReferenceTable("weighting-weights").rows
    let sizes = try ReferenceTable("weighting-effective").groups(by: "scheme")
    for (scheme, estimand, isStabilised) in Self.schemes {
      let ours = try #require(
        InverseProbabilityWeights(
          logits: logits, treated: treated, estimand: estimand, isStabilised: isStabilised))
      for (weight, row) in zip(ours.weights, expected) {
        #expect(agree(weight, row.number(scheme)), "\(scheme)")
      }
      let size = try #require(sizes[[scheme]]?.first)
      #expect(agree(ours.effectiveTreated, size.number("treated")))
      #expect(agree(ours.effectiveControls, size.number("controls")))
    }
  }

  @Test func `weighted balance agrees with R`() throws {
    let reference = try LogisticReference()
    let treated = try reference.responses(of: "main")
    let logits = try reference.fit("main").linearPredictors
    let expected = try ReferenceTable("weighting-balance").groups(by: "scheme")
    for (scheme, estimand, isStabilised) in Self.schemes {
      let weights = try #require(
        InverseProbabilityWeights(
          logits: logits, treated: treated, estimand: estimand, isStabilised: isStabilised))
      let lines = CovariateBalance(
        treated: treated, covariates: try reference.covariates(of: "main"),
        weights: weights.weights
      ).lines
      let before = try #require(expected[["none"]])
      let after = try #require(expected[[scheme]])
      #expect(lines.map(\.name) == after.map { $0.text("name") })
      for (line, (before, after)) in zip(lines, zip(before, after)) {
        check(line.before, before)
        check(line.after, after)
      }
    }
  }

  private func check(_ contrast: ArmContrast, _ row: ReferenceTable.Row) {
    #expect(agree(contrast.treatedMean, row.number("treated")), "\(row)")
    #expect(agree(contrast.controlMean, row.number("control")), "\(row)")
    #expect(agree(contrast.standardisedDifference, row.number("difference")), "\(row)")
    #expect(agree(contrast.varianceRatio, row.number("ratio")), "\(row)")
  }

  /// The first subject is treated, the others are controls.
  private func weights(
    _ logits: [Double], _ estimand: InverseProbabilityWeights.Estimand
  ) -> InverseProbabilityWeights? {
    InverseProbabilityWeights(
      logits: logits, treated: logits.indices.map { $0 == 0 }, estimand: estimand)
  }
}
