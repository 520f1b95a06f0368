/// The distribution of a Brownian motion over the paths that have crossed no boundary so far.
///
/// B(t) = Z(t)√t has independent increments N(θΔ, Δ) with θ the drift, E Z(1) = θ. Paths leave where
/// Z ≥ boundary; nothing bounds them below. The sub-density at a look is the one before it
/// convolved with the increment (Armitage, McPherson & Rowe, J R Stat Soc A 1969;132:235; Jennison
/// & Turnbull, Group Sequential Methods, 2000, ch. 19). Panels of 16 Gauss–Legendre points, at most
/// three standard deviations of the narrower neighbouring increment wide, bring the error to rounding
/// also where looks lie close together.
struct SequentialDensity {
  private let drift: Double
  private var time = 0.0
  /// B at the present look, increasing; before the first look all paths stand at 0.
  private var nodes = [0.0]
  /// Density times quadrature weight.
  private var masses = [1.0]

  /// Standard deviations beyond which nothing is integrated: a tail of 1e-44 above, as early
  /// O'Brien–Fleming boundaries lie far out, and of 1e-19 below, from where no path comes back.
  private static let reach = 14.0
  private static let reachBelow = 9.0

  init(drift: Double = 0) {
    self.drift = drift
  }

  /// P(no boundary crossed so far, Z(t) ≥ `boundary`).
  ///
  /// - Precondition: `time` lies after the present look.
  func crossing(at time: Double, boundary: Double) -> Double {
    let step = Increment(from: self.time, to: time, drift: drift)
    let threshold = boundary * time.squareRoot()
    var probability = 0.0
    for index in nodes.indices {
      probability += masses[index] * step.upperTail(threshold - nodes[index])
    }
    return probability
  }

  /// The boundary whose crossing at `time` has `probability`; `nil` where no boundary is that far.
  func boundary(at time: Double, spending probability: Double) -> Double? {
    guard crossing(at: time, boundary: Self.reach - 1) < probability else { return nil }
    return Bisection.root(between: -Self.reach, and: Self.reach) {
      crossing(at: time, boundary: $0) > probability
    }
  }

  /// Goes on to `time` with the paths below `boundary`.
  ///
  /// - Parameter next: the look after, whose increment the panels must resolve too.
  mutating func advance(to time: Double, below boundary: Double, next: Double) {
    let step = Increment(from: self.time, to: time, drift: drift)
    let deviation = time.squareRoot()
    let centre = drift * time
    let lower = centre - Self.reachBelow * deviation
    let upper = min(boundary * deviation, centre + Self.reach * deviation)
    let resolution = 3 * min(time - self.time, next - time).squareRoot()
    let points = Self.panels(from: lower, to: upper, resolution: resolution)
    masses = points.map { $0.weight * density(at: $0.node, after: step) }
    nodes = points.map(\.node)
    self.time = time
  }

  private func density(at node: Double, after step: Increment) -> Double {
    let first = nodes.partitioningIndex { node - $0 <= step.mean + Self.reach * step.deviation }
    var density = 0.0
    for index in first..<nodes.count {
      let distance = node - nodes[index]
      if distance < step.mean - Self.reach * step.deviation { break }
      density += masses[index] * step.density(distance)
    }
    return density
  }

  private static func panels(
    from lower: Double, to upper: Double, resolution: Double
  ) -> [(node: Double, weight: Double)] {
    guard lower < upper else { return [] }
    let count = ((upper - lower) / resolution).rounded(.up)
    let half = (upper - lower) / (2 * count)
    return (0..<Int(count)).flatMap { panel in
      let centre = lower + half * Double(2 * panel + 1)
      return GaussLegendre.points.map { (centre + half * $0.node, half * $0.weight) }
    }
  }
}

/// The normal step of a Brownian motion between two looks.
private struct Increment {
  let mean: Double
  let deviation: Double

  init(from start: Double, to end: Double, drift: Double) {
    precondition(start < end, "looks follow each other")
    mean = drift * (end - start)
    deviation = (end - start).squareRoot()
  }

  func upperTail(_ distance: Double) -> Double {
    Normal.upperTail((distance - mean) / deviation)
  }

  func density(_ distance: Double) -> Double {
    Normal.density((distance - mean) / deviation) / deviation
  }
}
