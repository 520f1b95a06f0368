import Glibc
import Statistics
import Testing

/// Where the likelihood has no maximum: R's `coxph` gives large coefficients and a warning.
@Suite struct CoxSeparationTests {
  private static func data(
    _ times: [Double], _ events: [Bool], _ columns: [(String, [Double])], entries: [Double]? = nil
  ) -> CoxData {
    CoxData(
      times: times, events: events,
      design: DesignMatrix(
        columns.map { Covariate(name: $0.0, values: .numeric($0.1)) }, rows: times.count),
      entries: entries)
  }

  private func monotone(_ data: CoxData, ties: CoxModel.Ties = .efron) -> MonotoneLikelihood? {
    if case .failure(.monotoneLikelihood(let found)) = CoxModel(data, ties: ties).outcome {
      return found
    }
    return nil
  }

  /// By hand: all events in arm 1, among 2 of 4 at risk, then 1 of 3: as the coefficient grows
  /// L → 1/2 · 1, and at 0 it is 1/4 · 1/3. There U = 1/2 + 2/3 and I = 1/4 + 2/9, U²/I = 49/17.
  @Test func `an arm without events is named and the likelihood ratio kept`() throws {
    let found = try #require(
      monotone(
        Self.data([1, 2, 3, 4], [true, true, false, false], [("arm", [1, 1, 0, 0])])))
    #expect(found.columns == ["arm"])
    #expect(agree(found.supremum, -log(2), tolerance: 1e-8))
    #expect(agree(found.likelihoodRatio.statistic, 2 * log(6), tolerance: 1e-8))
    #expect(agree(found.score.statistic, 49.0 / 17, tolerance: 1e-12))
  }

  @Test func `a covariate in the order of the events is separated whatever its scale`() throws {
    for scale in [1e-6, 1, 1e8] {
      let x = (0..<40).map { -Double($0) * scale }
      let data = Self.data((0..<40).map(Double.init), x.map { _ in true }, [("x", x)])
      #expect(monotone(data)?.columns == ["x"], "\(scale)")
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `only the separated column is named among others`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let n = 200
    let arm = (0..<n).map { _ in Double(Int.random(in: 0...1, using: &random)) }
    let age = (0..<n).map { _ in Double.random(in: 30...80, using: &random) }
    let sex = (0..<n).map { _ in Double(Int.random(in: 0...1, using: &random)) }
    let times = (0..<n).map { _ in Double(Int.random(in: 1...50, using: &random)) }
    let events = arm.map { $0 == 1 && Int.random(in: 0...2, using: &random) > 0 }
    let columns = [("age", age), ("arm", arm), ("sex", sex)]
    let entries = times.map { $0 - Double(Int.random(in: 1...30, using: &random)) }
    for ties in CoxModel.Ties.allCases {
      #expect(monotone(Self.data(times, events, columns), ties: ties)?.columns == ["arm"])
      let late = Self.data(times, events, columns, entries: entries)
      #expect(monotone(late, ties: ties)?.columns == ["arm"])
    }
  }

  /// One event of the other arm keeps the likelihood from rising for ever.
  @Test(arguments: UInt64(1)...20)
  func `one event short of separation is fitted`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let n = 400
    let arm = (0..<n).map { Double($0 % 2) }
    let times = (0..<n).map { _ in Double(Int.random(in: 1...50, using: &random)) }
    var events = arm.map { $0 == 1 }
    events[100] = true
    let fit = try CoxModel(Self.data(times, events, [("arm", arm)])).outcome.get()
    #expect(try #require(fit.terms[0].coefficient) > 2)
    #expect(try #require(fit.terms[0].standardError) < 2)
  }

  /// Their coefficients move far while the likelihood hardly changes, as under separation.
  @Test(arguments: UInt64(1)...10)
  func `columns that are all but collinear are fitted all the same`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let x = (0..<150).map { _ in Double.random(in: 0...1, using: &random) }
    let y = x.map { $0 + Double.random(in: -1e-5...1e-5, using: &random) }
    let times = x.map { _ in Double(Int.random(in: 1...50, using: &random)) }
    let events = x.map { _ in Bool.random(using: &random) }
    let fit = try CoxModel(Self.data(times, events, [("x", x), ("y", y)])).outcome.get()
    #expect(try #require(fit.terms[1].standardError) > 1000)
  }

  @Test func `Firth's penalty keeps a separated coefficient finite`() throws {
    let data = Self.data([1, 2, 3, 4], [true, true, false, false], [("arm", [1, 1, 0, 0])])
    let fit = try CoxModel(data, penalty: .firth).outcome.get()
    #expect(try #require(fit.terms[0].coefficient).isFinite)
    #expect(try #require(fit.terms[0].standardError) < 10)
  }
}
