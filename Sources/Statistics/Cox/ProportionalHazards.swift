import Glibc

/// Score tests that the coefficients do not change with time.
///
/// Against β(t) = β + θ g(t) with g centred over the events, the score of θ at θ = 0 is
/// u = Σ g w (x − x̄) over the events; with the information of (β, θ) in blocks Σ g^k V(t), k = 0, 1, 2,
/// the test of a covariate is uᵀ I⁻¹ u over its own θ's and all β's (Grambsch & Therneau,
/// Biometrika 1994;81:515, as a score test since R's survival 3.0: `cox.zph(terms = TRUE)`).
package struct ProportionalHazards: Sendable {
  /// g(t).
  package enum Transform: String, CaseIterable, Sendable {
    /// 1 − S(t−) of the Kaplan–Meier curve of all rows, strata together and unweighted.
    case kaplanMeier = "km"
    case identity
    /// Of all rows' times, ties at their mean rank.
    case rank
    case log
  }

  package struct Term: Equatable, Sendable {
    /// The place of the covariate.
    package let covariate: Int
    /// The names of its columns that are not redundant; one degree of freedom each.
    package let columns: [String]
    package let test: ChiSquareTest
  }

  package let terms: [Term]
  package let global: ChiSquareTest
  package let transform: Transform
}

extension CoxFit {
  /// - Returns: `nil` where the transform is not finite (the logarithm of day 0), or the events
  ///   leave nothing to see of a change with time, as when all happen at one time.
  package func proportionalHazards(
    _ transform: ProportionalHazards.Transform = .kaplanMeier
  ) -> ProportionalHazards? {
    let size = estimate.likelihood.size
    guard size > 0, let times = CentredEventTimes(transform, data, estimate.likelihood) else {
      return nil
    }
    let state = estimate.state()
    let score = [Double](repeating: 0, count: size) + timeScore(times, state)
    let information = timeInformation(times, state)
    func test(_ places: [Int]) -> ChiSquareTest? {
      let kept = Array(0..<size) + places.map { $0 + size }
      let part = kept.map { row in kept.map { information[row][$0] } }
      return CholeskyFactor(part).map {
        ChiSquareTest(
          statistic: $0.inverseQuadraticForm(kept.map { score[$0] }),
          degreesOfFreedom: places.count)
      }
    }
    let columns = estimate.kept.map { data.design.columns[$0] }
    var terms: [ProportionalHazards.Term] = []
    for (covariate, places) in Self.places(of: columns) {
      guard let test = test(places) else { return nil }
      terms.append(
        .init(covariate: covariate, columns: places.map { columns[$0].name }, test: test))
    }
    guard let global = test(Array(0..<size)) else { return nil }
    return ProportionalHazards(terms: terms, global: global, transform: transform)
  }

  private static func places(
    of columns: [DesignMatrix.Column]
  ) -> [(covariate: Int, places: [Int])] {
    let groups = Dictionary(grouping: columns.indices) { columns[$0].covariate }
    return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Σ g w (x − x̄).
  private func timeScore(_ times: CentredEventTimes, _ state: CoxState) -> [Double] {
    let likelihood = estimate.likelihood
    var sums = [Double](repeating: 0, count: likelihood.size)
    likelihood.columns.forEachTile(of: 0..<likelihood.rows) { rows, tile in
      for row in rows where likelihood.hasEvent(row) {
        let bin = likelihood.riskSets.bin(ofRow: row)
        let weight = times.ofBin[bin] * (likelihood.weights?[row] ?? 1)
        for j in sums.indices {
          let x = tile[j * StandardisedColumns.tileRows + row - rows.lowerBound]
          sums[j] += weight * (x - state.eventMean(bin, j, likelihood.riskSets))
        }
      }
    }
    return sums
  }

  private func timeInformation(
    _ times: CentredEventTimes, _ state: CoxState
  ) -> [[Double]] {
    let likelihood = estimate.likelihood
    let plain = likelihood.information(state)
    let once = likelihood.information(state, timeWeights: times.ofBin)
    let twice = likelihood.information(state, timeWeights: times.ofBin.map { $0 * $0 })
    return zip(plain, once).map { $0 + $1 } + zip(once, twice).map { $0 + $1 }
  }
}

/// g(t) of each bin less its mean over the events.
struct CentredEventTimes {
  let ofBin: [Double]

  init?(
    _ transform: ProportionalHazards.Transform, _ data: CoxData, _ likelihood: CoxLikelihood
  ) {
    let bins = likelihood.riskSets.bins
    let counts = PooledCounts(data)
    let place = { (time: Double) in counts.times.partitioningIndex { $0 >= time } }
    let curve = transform == .rank ? counts.meanRanks : counts.failureBefore
    let values = bins.map { bin -> Double in
      guard bin.events > 0 else { return 0 }
      switch transform {
      case .identity: return bin.time
      case .log: return log(bin.time)
      case .kaplanMeier, .rank: return curve[place(bin.time)]
      }
    }
    let events = bins.reduce(0) { $0 + Double($1.events) }
    let mean = zip(values, bins).reduce(0) { $0 + $1.0 * Double($1.1.events) } / events
    guard mean.isFinite, zip(values, bins).contains(where: { $1.events > 0 && $0 != mean }) else {
      return nil
    }
    ofBin = values.map { $0 - mean }
  }
}

/// Rows that leave, enter and have the event at each distinct time, strata together, unweighted.
private struct PooledCounts {
  let times: [Double]
  private var leaving: [Int]
  private var entering: [Int]
  private var events: [Int]

  init(_ data: CoxData) {
    let ranks = TimeRanks(times: data.times, entries: data.entries)
    times = ranks.distinct
    leaving = Array(repeating: 0, count: times.count)
    entering = leaving
    events = leaving
    for row in data.times.indices where data.isUsed(row) {
      leaving[Int(ranks.times[row])] += 1
      if data.events[row] { events[Int(ranks.times[row])] += 1 }
      if let entries = ranks.entries { entering[Int(entries[row])] += 1 }
    }
    if data.entries == nil { entering = [] }
  }

  /// 1 − S(t−).
  var failureBefore: [Double] {
    var survival = 1.0
    var atRisk = entering.isEmpty ? leaving.reduce(0, +) : 0
    return times.indices.map { index in
      let before = survival
      if events[index] > 0 { survival *= 1 - Double(events[index]) / Double(atRisk) }
      atRisk += (entering.isEmpty ? 0 : entering[index]) - leaving[index]
      return 1 - before
    }
  }

  var meanRanks: [Double] {
    var before = 0
    return leaving.map { count in
      defer { before += count }
      return Double(before) + Double(count + 1) / 2
    }
  }
}
