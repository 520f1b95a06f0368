import Glibc
import Statistics
import Testing

/// Random trials with ties, strata, weights and late entry.
@Suite struct CoxPropertyTests {
  private struct Trial {
    var arm: [Double] = []
    var x: [Double] = []
    var data: CoxData

    init(seed: UInt64, entries isLate: Bool = false) {
      var random = SeededGenerator(seed: seed)
      let n = 90
      arm = (0..<n).map { _ in Double(Int.random(in: 0...1, using: &random)) }
      x = (0..<n).map { _ in Double.random(in: -2...2, using: &random) }
      let times = (0..<n).map { _ in Double(Int.random(in: 1...25, using: &random)) }
      data = CoxData(
        times: times, events: (0..<n).map { _ in Int.random(in: 0...2, using: &random) > 0 },
        design: Self.design(arm, x),
        entries: isLate ? times.map { $0 - Double(Int.random(in: 1...20, using: &random)) } : nil,
        strata: (0..<n).map { _ in Int.random(in: 5...7, using: &random) },
        weights: (0..<n).map { _ in Double(Int.random(in: 1...4, using: &random)) / 2 },
        clusters: (0..<n).map { _ in Int.random(in: 0...30, using: &random) })
    }

    static func design(_ arm: [Double], _ x: [Double]) -> DesignMatrix {
      DesignMatrix(
        [Covariate(name: "arm", values: .numeric(arm)), Covariate(name: "x", values: .numeric(x))],
        rows: x.count)
    }
  }

  private static let seeds = UInt64(1)...25

  @Test(arguments: seeds)
  func `exchanging the arms inverts the hazard ratio and keeps p`(seed: UInt64) throws {
    var trial = Trial(seed: seed, entries: seed.isMultiple(of: 2))
    let fit = try CoxModel(trial.data).outcome.get()
    trial.data.design = Trial.design(trial.arm.map { 1 - $0 }, trial.x)
    let exchanged = try CoxModel(trial.data).outcome.get()
    let (a, b) = (fit.terms[0], exchanged.terms[0])
    #expect(agree(a.hazardRatio, b.hazardRatio.map { 1 / $0 }))
    #expect(agree(a.pValue, b.pValue))
    #expect(agree(a.lower, b.upper.map { 1 / $0 }))
    #expect(agree(fit.score.statistic, exchanged.score.statistic))
    #expect(
      agree(
        fit.proportionalHazards()?.global.statistic,
        exchanged.proportionalHazards()?.global.statistic, tolerance: 1e-8))
  }

  @Test(arguments: seeds)
  func `the order of the rows changes nothing beyond rounding`(seed: UInt64) throws {
    let trial = Trial(seed: seed, entries: seed.isMultiple(of: 2))
    var random = SeededGenerator(seed: seed + 1000)
    let order = Array(trial.arm.indices).shuffled(using: &random)
    let data = trial.data
    let shuffled = CoxData(
      times: order.map { data.times[$0] }, events: order.map { data.events[$0] },
      design: Trial.design(order.map { trial.arm[$0] }, order.map { trial.x[$0] }),
      entries: data.entries.map { entries in order.map { entries[$0] } },
      strata: data.strata.map { strata in order.map { strata[$0] } },
      weights: data.weights.map { weights in order.map { weights[$0] } },
      clusters: data.clusters.map { clusters in order.map { clusters[$0] } })
    for penalty in [CoxModel.Penalty.none, .firth] {
      let a = try CoxModel(data, penalty: penalty).outcome.get()
      let b = try CoxModel(shuffled, penalty: penalty).outcome.get()
      for (a, b) in zip(a.terms, b.terms) {
        #expect(agree(a.coefficient, b.coefficient))
        #expect(agree(a.standardError, b.standardError))
      }
      #expect(agree(a.logLikelihood.fitted, b.logLikelihood.fitted, tolerance: 1e-12))
    }
  }

  @Test(arguments: seeds)
  func `everybody twice keeps Breslow's estimate and halves its variance`(seed: UInt64) throws {
    let data = Trial(seed: seed).data
    var twice = data
    twice.times += data.times
    twice.events += data.events
    twice.design = DesignMatrix(
      data.design.columns.map {
        Covariate(name: $0.name, values: .numeric($0.values + $0.values))
      }, rows: 2 * data.rows)
    twice.strata = data.strata.map { $0 + $0 }
    twice.weights = data.weights.map { $0 + $0 }
    twice.clusters = nil
    var once = data
    once.clusters = nil
    let a = try CoxModel(once, ties: .breslow).outcome.get()
    let b = try CoxModel(twice, ties: .breslow).outcome.get()
    for (a, b) in zip(a.terms, b.terms) {
      #expect(agree(a.coefficient, b.coefficient))
      #expect(agree(a.standardError.map { $0 * $0 / 2 }, b.standardError.map { $0 * $0 }))
    }
  }

  @Test(arguments: seeds)
  func `a covariate in another unit has its coefficient in that unit`(seed: UInt64) throws {
    var trial = Trial(seed: seed, entries: true)
    let fit = try CoxModel(trial.data).outcome.get()
    trial.data.design = Trial.design(trial.arm, trial.x.map { 1000 * $0 + 5e4 })
    let scaled = try CoxModel(trial.data).outcome.get()
    #expect(agree(fit.terms[1].coefficient, scaled.terms[1].coefficient.map { 1000 * $0 }))
    #expect(agree(fit.terms[1].standardError, scaled.terms[1].standardError.map { 1000 * $0 }))
    #expect(agree(fit.terms[0].coefficient, scaled.terms[0].coefficient))
    #expect(agree(fit.logLikelihood.fitted, scaled.logLikelihood.fitted, tolerance: 1e-12))
  }

  @Test(arguments: seeds)
  func `only the order of times matters, with entry too`(seed: UInt64) throws {
    let data = Trial(seed: seed, entries: true).data
    var moved = data
    moved.times = data.times.map { exp($0 / 10) - 40 }
    moved.entries = data.entries.map { $0.map { exp($0 / 10) - 40 } }
    let (a, b) = (try CoxModel(data).outcome.get(), try CoxModel(moved).outcome.get())
    for (a, b) in zip(a.terms, b.terms) { #expect(agree(a.coefficient, b.coefficient)) }
  }

  @Test(arguments: seeds)
  func `cutting follow-up in two intervals changes nothing`(seed: UInt64) throws {
    var data = Trial(seed: seed).data
    data.clusters = Array(0..<data.rows)
    var cut = data
    cut.entries = data.times.map { _ in -1 } + data.times.map { $0 / 2 }
    cut.times = data.times.map { $0 / 2 } + data.times
    cut.events = data.events.map { _ in false } + data.events
    cut.design = DesignMatrix(
      data.design.columns.map {
        Covariate(name: $0.name, values: .numeric($0.values + $0.values))
      }, rows: 2 * data.rows)
    cut.strata = data.strata.map { $0 + $0 }
    cut.weights = data.weights.map { $0 + $0 }
    cut.clusters = data.clusters.map { $0 + $0 }
    let (a, b) = (try CoxModel(data).outcome.get(), try CoxModel(cut).outcome.get())
    for (a, b) in zip(a.terms, b.terms) {
      #expect(agree(a.coefficient, b.coefficient))
      #expect(agree(a.standardError, b.standardError))
      #expect(agree(a.naiveStandardError, b.naiveStandardError))
    }
  }

  @Test(arguments: seeds)
  func `martingale residuals add to 0 and each stratum's Schoenfeld residuals too`(
    seed: UInt64
  ) throws {
    var data = Trial(seed: seed, entries: seed.isMultiple(of: 2)).data
    data.weights = nil
    let fit = try CoxModel(data).outcome.get()
    let sum = fit.martingaleResiduals.reduce(0) { $0 + ($1 ?? .nan) }
    #expect(abs(sum) < 1e-10)
    for j in 0..<2 {
      #expect(abs(fit.schoenfeldResiduals.reduce(0) { $0 + $1.values[j] }) < 1e-7)
    }
  }

  /// Before a row of enormous weight enters, the sums of the others must not drown in what is taken
  /// away: the score, summed here risk set by risk set, is 0 at the estimate.
  @Test func `a giant that enters late leaves the earlier sums intact`() throws {
    let n = 60
    var random = SeededGenerator(seed: 5)
    let x = (0..<n).map { _ in Double.random(in: -1...1, using: &random) } + [0.3]
    let times = (0..<n).map { Double($0 + 10) } + [66.5]
    let entries = (0..<n).map { Double($0 % 5) } + [65.5]
    let weights = [Double](repeating: 1, count: n) + [1e14]
    let data = CoxData(
      times: times, events: (0...n).map { $0 < n },
      design: DesignMatrix([Covariate(name: "x", values: .numeric(x))], rows: n + 1),
      entries: entries, weights: weights)
    let fit = try CoxModel(data, ties: .breslow).outcome.get()
    let beta = try #require(fit.terms[0].coefficient)
    var score = 0.0
    for event in 0..<n {
      let atRisk = x.indices.filter { entries[$0] < times[event] && times[$0] >= times[event] }
      let risks = atRisk.map { weights[$0] * exp(beta * x[$0]) }
      let mean = zip(atRisk, risks).reduce(0) { $0 + x[$1.0] * $1.1 } / risks.reduce(0, +)
      score += x[event] - mean
    }
    #expect(abs(score) * (try #require(fit.terms[0].standardError)) < 1e-9)
  }
}
