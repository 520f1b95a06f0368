/// Projection of recruitment by the Poisson–gamma model, under constant rates.
///
/// Site i recruits nᵢ ~ Poisson(rᵢ tᵢ) with rᵢ ~ Gamma(a, b) (Anisimov & Fedorov, Stat Med
/// 2007;26:4958). With a and b estimated, an open site's rate is Gamma(a + nᵢ, b + tᵢ), a site not
/// yet open enters at its planned opening with Gamma(a, b), a closed one leaves. The sum over sites
/// is taken as the gamma of the same mean L and variance V, shape A = L²/V and rate B = L/V
/// (Mountain & Sherlock, Biometrics 2022;78:636). Then the future count is negative binomial and
/// the time to k subjects is B q/(1 − q) with q ~ Beta(k, A).
///
/// Rates are held constant and a and b are taken as known, so intervals are on the narrow side.
package struct Accrual: Sendable {
  package struct Site: Equatable, Sendable {
    package enum Status: Equatable, Sendable {
      case open
      case closed
      /// Opens so many days from now.
      case planned(inDays: Double)
    }

    package let enrolled: Int
    /// Days from opening to closure or the cut-off; 0 for a planned site.
    package let exposure: Double
    package let status: Status

    /// - Precondition: `enrolled` and `exposure` are not negative.
    package init(enrolled: Int, exposure: Double, status: Status) {
      precondition(enrolled >= 0, "enrolment cannot be negative")
      precondition(exposure >= 0 && exposure.isFinite, "exposure is finite and not negative")
      self.enrolled = enrolled
      self.exposure = exposure
      self.status = status
    }
  }

  /// What the sites' rates are assumed to be.
  package enum Model: Equatable, Sendable {
    /// Each site its own rate, from a gamma with this shape a and rate b (in days).
    case gammaRates(shape: Double, rate: Double)
    /// One rate for all sites, Gamma(subjects, exposure), because a and b cannot be estimated.
    case pooledRate(PoissonGammaFit.Refusal)
  }

  package let model: Model
  package let sites: [Site]

  /// - Returns: `nil` while there is no rate to project: nobody enrolled, or no site open for a day.
  package init?(sites: [Site]) {
    guard sites.contains(where: { $0.enrolled > 0 && $0.exposure > 0 }) else { return nil }
    self.sites = sites
    switch PoissonGammaFit.fit(sites.map { ($0.enrolled, $0.exposure) }) {
    case .success(let fit): model = .gammaRates(shape: fit.shape, rate: fit.rate)
    case .failure(let refusal): model = .pooledRate(refusal)
    }
  }

  package var enrolled: Int { sites.reduce(0) { $0 + $1.enrolled } }
  package var exposure: Double { sites.reduce(0) { $0 + $1.exposure } }
}
