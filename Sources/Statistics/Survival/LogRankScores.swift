import Glibc

/// Observed and expected events per group and the covariance of their differences under equal
/// hazards, summed over strata.
///
/// The covariance is a graph's Laplacian: V_gh = −c_gh off the diagonal, where the comparison
/// c_gh = Σ w² d (n − d)/(n − 1) · n_g n_h / n² is positive once both groups were at risk at an
/// event that not everybody had. The diagonal is the sum of a group's comparisons, so the rows of V
/// add to zero within a few roundings however long the walk was: V less one group is singular
/// where the groups are not all compared, directly or through others, and the factor sees it.
struct LogRankScores {
  /// Summed over strata.
  private(set) var groups: [LogRankTest.Group]
  private(set) var strata: [[LogRankTest.Group]] = []
  /// c_gh for g > h, row by row.
  private var comparisons: [Double]

  /// - Precondition: as many tables in each stratum as there are groups.
  init(strata tables: [[EventTable]], rho: Double) {
    let count = tables.first?.count ?? 0
    groups = Array(repeating: LogRankTest.Group(), count: count)
    comparisons = Array(repeating: 0, count: count * (count - 1) / 2)
    for stratum in tables {
      precondition(stratum.count == count, "each stratum has a table for each group")
      let parts = parts(of: stratum, rho: rho)
      for g in parts.indices { groups[g].add(parts[g]) }
      strata.append(parts)
    }
  }

  private mutating func parts(of tables: [EventTable], rho: Double) -> [LogRankTest.Group] {
    var parts = tables.map { LogRankTest.Group(subjects: $0.subjects, observed: $0.events) }
    parts.withUnsafeMutableBufferPointer { parts in
      comparisons.withUnsafeMutableBufferPointer { comparisons in
        var survival = 1.0
        MergedTables(tables).forEachTime { standings, total in
          guard total.events > 0 else { return }
          let weight = rho == 0 ? 1 : rho == 1 ? survival : pow(survival, rho)
          survival *= (total.atRisk - total.events) / total.atRisk
          let hazard = total.events / total.atRisk
          for g in parts.indices { parts[g].add(standings[g], hazard: hazard, weight: weight) }
          Self.compare(standings, of: total, weight: weight, into: comparisons)
        }
      }
    }
    return parts
  }

  @inline(__always)
  private static func compare(
    _ standings: UnsafeMutableBufferPointer<MergedTables.Standing>,
    of total: MergedTables.Standing, weight: Double,
    into comparisons: UnsafeMutableBufferPointer<Double>
  ) {
    let n = total.atRisk
    guard n > total.events else { return }
    let scale = weight * weight * total.events * (n - total.events) / ((n - 1) * n * n)
    var index = 0
    for g in standings.indices {
      let scaled = scale * standings[g].atRisk
      for h in 0..<g {
        comparisons[index] += scaled * standings[h].atRisk
        index += 1
      }
    }
  }

  /// c_gh; symmetric.
  ///
  /// - Precondition: `g` and `h` differ.
  func comparison(_ g: Int, _ h: Int) -> Double {
    let (row, column) = (max(g, h), min(g, h))
    return comparisons[row * (row - 1) / 2 + column]
  }

  /// V_gh; on the diagonal the comparisons with all others.
  func covariance(_ g: Int, _ h: Int) -> Double {
    guard g == h else { return -comparison(g, h) }
    return groups.indices.reduce(0) { $1 == g ? $0 : $0 + comparison(g, $1) }
  }
}

extension LogRankTest.Group {
  @inline(__always)
  fileprivate mutating func add(
    _ standing: MergedTables.Standing, hazard: Double, weight: Double
  ) {
    let expected = hazard * standing.atRisk
    self.expected += expected
    weightedObserved += weight * standing.events
    weightedExpected += weight * expected
    score += weight * (standing.events - expected)
  }

  fileprivate mutating func add(_ part: LogRankTest.Group) {
    subjects += part.subjects
    observed += part.observed
    expected += part.expected
    weightedObserved += part.weightedObserved
    weightedExpected += part.weightedExpected
    score += part.score
  }
}
