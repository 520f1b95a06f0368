import Statistics
import Testing

/// Random competing risks of every size, from dense ties to none.
@Suite struct CumulativeIncidencePropertyTests {
  private struct Data {
    var times: [Double] = []
    var causes: [Int] = []

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      let lasts: [Double] = [2, 15, 1000]
      let last = lasts.randomElement(using: &random) ?? 2
      for _ in 0..<Int.random(in: 1...70, using: &random) {
        times.append(Double.random(in: 0...last, using: &random).rounded())
        causes.append(Int.random(in: 0...3, using: &random))
      }
    }

    func table() throws -> CompetingEventTable {
      try CompetingEventTable(times: times, causes: causes, count: 3)
    }
  }

  private static let seeds = UInt64(1)...80

  @Test(arguments: seeds)
  func `incidences and survival add to 1 and incidences never fall`(seed: UInt64) throws {
    let incidence = CumulativeIncidence(try Data(seed: seed).table())
    for index in incidence.table.times.indices {
      let sum = incidence.causes.reduce(incidence.survival.estimates[index]) {
        $0 + $1.estimates[index]
      }
      #expect(agree(sum, 1, tolerance: 1e-13))
      for curve in incidence.causes where index > 0 {
        #expect(curve.estimates[index] >= curve.estimates[index - 1])
      }
    }
  }

  @Test(arguments: seeds)
  func `the order of the subjects changes nothing`(seed: UInt64) throws {
    var data = Data(seed: seed)
    let before = try data.table()
    var random = SeededGenerator(seed: seed + 700)
    let order = data.times.indices.shuffled(using: &random)
    data.times = order.map { data.times[$0] }
    data.causes = order.map { data.causes[$0] }
    #expect(try data.table() == before)
  }

  @Test(arguments: seeds)
  func `the other causes may be told apart or not`(seed: UInt64) throws {
    var data = Data(seed: seed)
    let apart = CumulativeIncidence(try data.table())
    data.causes = data.causes.map { $0 == 3 ? 2 : $0 }
    let together = CumulativeIncidence(try data.table())
    #expect(apart.causes[0] == together.causes[0])
    #expect(apart.survival == together.survival)
  }

  @Test(arguments: seeds)
  func `a single cause is the complement of Kaplan-Meier`(seed: UInt64) throws {
    var data = Data(seed: seed)
    data.causes = data.causes.map { min($0, 1) }
    let incidence = CumulativeIncidence(try data.table())
    let curve = KaplanMeier(
      zip(data.times, data.causes).map {
        $1 == 1 ? EventTime.event(at: Int32($0)) : .censored(at: Int32($0))
      })
    #expect(curve.steps.map(\.time) == incidence.table.times)
    for (index, step) in curve.steps.enumerated() {
      #expect(agree(incidence.causes[0].estimates[index], 1 - step.survival, tolerance: 1e-12))
      let error = incidence.causes[0].variances[index].squareRoot()
      #expect(agree(error, step.standardError ?? 0, tolerance: 1e-12))
    }
  }

  /// Var F = Σ x² d/(n(n − d)) + S₋² d_c(n − d_c)/n³ − 2 x S₋ d_c/n², x = F(t) − F(s), over all s ≤ t.
  @Test(arguments: seeds)
  func `the jackknife variance is that of the delta method`(seed: UInt64) throws {
    let incidence = CumulativeIncidence(try Data(seed: seed).table())
    let table = incidence.table
    for (cause, curve) in incidence.causes.enumerated() {
      for last in table.times.indices {
        var sum = 0.0
        for index in 0...last {
          let n = Double(table.atRisk[index])
          let all = Double(table.events(at: index))
          let own = Double(table.events(ofCause: cause + 1, at: index))
          let before = index > 0 ? incidence.survival.estimates[index - 1] : 1
          let later = curve.estimates[last] - curve.estimates[index]
          if later > 0 {
            sum += later * later * all / (n * (n - all)) - 2 * later * before * own / (n * n)
          }
          sum += before * before * own * (n - own) / (n * n * n)
        }
        // The sum cancels where F comes close to 1.
        #expect(abs(curve.variances[last] - sum) <= 1e-12)
      }
    }
  }
}
