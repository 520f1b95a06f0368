import CohortModel

/// The centres of the registry: as many for a thousand subjects as for a million.
struct RegistryCentres: Sendable {
  /// Six campuses of each hospital.
  static let count = 6 * hospitals
  /// As many as `HospitalNames` tells apart.
  private static let hospitals = 64

  let sites: [Site]
  private let shares: CumulativeWeights

  init(seed: UInt64) {
    var random = Xoshiro256(seed: seed, purpose: .sites)
    sites = (0..<RegistryCentres.count).map(RegistryCentres.site)
    shares = CumulativeWeights(sites.map { _ in random.gamma(shape: 1.2, mean: 1) })
  }

  func draw(_ random: inout Xoshiro256) -> String {
    sites[shares.draw(&random)].site
  }

  private static func site(_ index: Int) -> Site {
    var site = Site()
    site.site = HospitalNames.code(index, of: count)
    let name = HospitalNames.name(index % hospitals)
    let campus = index / hospitals + 1
    site.name = campus == 1 ? name : name + (index % 2 == 0 ? "第\(campus)院区" : " Campus \(campus)")
    site.country = "CN"
    site.plannedActivation = PartialDate(Registry.firstConsent)
    site.activated = PartialDate(Registry.firstConsent)
    return site
  }
}

/// Draws an index with probability proportional to its weight, in the logarithm of their number.
struct CumulativeWeights: Sendable {
  private let sums: [Double]

  /// - Precondition: some weight is above 0.
  init(_ weights: [Double]) {
    var total = 0.0
    sums = weights.map { weight in
      total += weight
      return total
    }
    precondition(total > 0)
  }

  func draw(_ random: inout Xoshiro256) -> Int {
    let mark = random.uniform() * sums[sums.count - 1]
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > mark { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
