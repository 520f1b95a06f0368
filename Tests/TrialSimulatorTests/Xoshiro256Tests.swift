import Testing

@testable import TrialSimulator

@Suite struct Xoshiro256Tests {
  @Test func `the generator gives the published first outputs`() {
    var random = Xoshiro256(state: (1, 2, 3, 4))
    let outputs = (0..<4).map { _ in random.next() }
    #expect(outputs == [11520, 0, 1_509_978_240, 1_215_971_899_390_074_240])
  }

  @Test func `the seeding generator gives the published first outputs`() {
    var random = SplitMix64(state: 1_234_567)
    let outputs = (0..<3).map { _ in random.next() }
    #expect(
      outputs == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }
}
