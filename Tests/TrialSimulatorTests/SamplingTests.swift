import Testing

@testable import TrialSimulator

@Suite struct SamplingTests {
  private func mean(_ draw: (inout Xoshiro256) -> Double) -> Double {
    var random = Xoshiro256(seed: 1, purpose: .sites)
    let count = 20_000
    return (0..<count).reduce(0) { sum, _ in sum + draw(&random) } / Double(count)
  }

  @Test func `uniform draws stay below one and average one half`() {
    var random = Xoshiro256(seed: 1, purpose: .sites)
    let draws = (0..<10_000).map { _ in random.uniform() }
    #expect(draws.allSatisfy { (0..<1).contains($0) })
    #expect(abs(mean { $0.uniform() } - 0.5) < 0.01)
  }

  @Test func `normal draws have their mean and variance`() {
    #expect(abs(mean { $0.normal(mean: 3, sd: 2) } - 3) < 0.06)
    #expect(
      abs(
        mean { random in
          let z = random.normal()
          return z * z
        } - 1) < 0.05)
  }

  @Test func `exponential draws have their mean`() {
    #expect(abs(mean { $0.exponential(mean: 5) } - 5) < 0.2)
  }

  @Test func `half of the Weibull draws lie below the median`() {
    #expect(abs(mean { $0.weibull(shape: 1.3, median: 200) < 200 ? 1 : 0 } - 0.5) < 0.015)
  }

  @Test(arguments: [0.6, 1.0, 2.5]) func `gamma draws have mean and variance of any shape`(
    shape: Double
  ) {
    let average = mean { $0.gamma(shape: shape, mean: 4) }
    let square = mean { random in
      let x = random.gamma(shape: shape, mean: 4)
      return x * x
    }
    #expect(abs(average - 4) < 0.2)
    #expect(abs(square - (16 + 16 / shape)) < 2.4)
  }

  @Test(arguments: [0.4, 7, 80]) func `Poisson draws have equal mean and variance`(rate: Double) {
    let average = mean { Double($0.poisson(mean: rate)) }
    let square = mean { random in
      let x = Double(random.poisson(mean: rate))
      return x * x
    }
    #expect(abs(average - rate) < 0.03 * rate + 0.02)
    #expect(abs(square - average * average - rate) < 0.06 * rate + 0.02)
  }

  @Test func `categories come in proportion and never with weight zero`() {
    var random = Xoshiro256(seed: 1, purpose: .sites)
    var counts = [0, 0, 0, 0]
    for _ in 0..<10_000 { counts[random.category([1, 0, 3, 0])] += 1 }
    #expect(counts[1] == 0 && counts[3] == 0)
    #expect(abs(Double(counts[0]) / 10_000 - 0.25) < 0.02)
  }

  @Test func `shuffling keeps all elements and moves them`() {
    var random = Xoshiro256(seed: 1, purpose: .sites)
    let shuffled = random.shuffled(Array(0..<50))
    #expect(shuffled.sorted() == Array(0..<50))
    #expect(shuffled != Array(0..<50))
  }
}
