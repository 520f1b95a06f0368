import CBoostMath
import Glibc

/// Maximum likelihood of a and b where counts are nᵢ ~ Poisson(rᵢ tᵢ) and rᵢ ~ Gamma(a, b), that is
/// nᵢ ~ negative binomial with size a and probability b/(b + tᵢ).
///
/// For a given a the score in b, Σ (a tᵢ − nᵢ b)/(b + tᵢ), has one root; along it the score in a,
/// Σ ψ(a + nᵢ) − ψ(a) + log(b/(b + tᵢ)), is solved by bisection.
package struct PoissonGammaFit: Equatable, Sendable {
  /// Why a and b cannot be estimated.
  package enum Refusal: Error, Equatable, Sendable {
    /// Fewer than three sites have been open.
    case fewSites
    /// The counts vary no more than a Poisson's: Σ (nᵢ − μᵢ)² ≤ Σ nᵢ with μᵢ from one common rate,
    /// where the likelihood is largest at infinite a. For equal exposures: variance ≤ mean.
    case noOverdispersion
  }

  /// a, and b in the unit of the exposures.
  package let shape: Double
  package let rate: Double

  package static func fit(
    _ sites: [(count: Int, exposure: Double)]
  ) -> Result<PoissonGammaFit, Refusal> {
    let observations = sites.filter { $0.exposure > 0 }.map {
      Observation(count: Double($0.count), exposure: $0.exposure)
    }
    guard observations.count >= 3 else { return .failure(.fewSites) }
    guard let fit = Likelihood(observations: observations).maximum() else {
      return .failure(.noOverdispersion)
    }
    return .success(fit)
  }
}

private struct Observation {
  let count: Double
  let exposure: Double
}

private struct Likelihood {
  let observations: [Observation]

  /// A larger shape means rates within a third of a percent of each other: a common rate.
  private static let shapes = (least: 1e-5, greatest: 1e5)

  private var commonRate: Double {
    sum(\.count) / sum(\.exposure)
  }

  private func sum(_ term: (Observation) -> Double) -> Double {
    observations.reduce(0) { $0 + term($1) }
  }

  private var isOverdispersed: Bool {
    let rate = commonRate
    return sum { ($0.count - rate * $0.exposure) * ($0.count - rate * $0.exposure) } > sum(\.count)
  }

  func maximum() -> PoissonGammaFit? {
    guard isOverdispersed, rises(at: Self.shapes.least), !rises(at: Self.shapes.greatest) else {
      return nil
    }
    let logShape = Bisection.root(
      between: log(Self.shapes.least), and: log(Self.shapes.greatest)
    ) { rises(at: exp($0)) }
    let shape = exp(logShape)
    return PoissonGammaFit(shape: shape, rate: bestRate(for: shape))
  }

  private func rises(at shape: Double) -> Bool {
    let rate = bestRate(for: shape)
    let digammaOfShape = trialtop_digamma(shape)
    let score = sum {
      trialtop_digamma(shape + $0.count) - digammaOfShape - log1p($0.exposure / rate)
    }
    return score > 0
  }

  private func bestRate(for shape: Double) -> Double {
    let isBelow = { (rate: Double) in
      sum { (shape * $0.exposure - $0.count * rate) / (rate + $0.exposure) } > 0
    }
    var low = shape / commonRate
    while !isBelow(low) { low /= 2 }
    var high = 2 * low
    while isBelow(high) { high *= 2 }
    return Bisection.root(between: low, and: high, isBelow: isBelow)
  }
}
