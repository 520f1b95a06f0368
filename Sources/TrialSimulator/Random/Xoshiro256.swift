/// xoshiro256**, version 1.0 (Blackman and Vigna, "Scrambled linear pseudorandom number
/// generators", 2018), its state filled by SplitMix64.
///
/// Every subject and every purpose has a stream of its own, so that a draw added to one part of
/// the simulator leaves all other parts as they were. The standard library's generators and
/// `random(in:)` are not used: their results may change between releases.
struct Xoshiro256: Sendable {
  /// What a stream is for. The raw values are part of what a seed means: append, never renumber.
  enum Purpose: UInt64 {
    case sites = 1
    case arrivals, randomisation, baseline, course, tumour, localTherapy, systemicTherapy
    case adverseEvents, symptoms, deviations, errors
  }

  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    (a, b, c, d) = state
  }

  init(seed: UInt64, purpose: Purpose, index: Int = 0) {
    var mixer = SplitMix64(state: seed)
    mixer.absorb(purpose.rawValue)
    mixer.absorb(UInt64(truncatingIfNeeded: index))
    self.init(state: (mixer.next(), mixer.next(), mixer.next(), mixer.next()))
  }

  mutating func next() -> UInt64 {
    let result = Xoshiro256.rotate(b &* 5, by: 7) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = Xoshiro256.rotate(d, by: 45)
    return result
  }

  private static func rotate(_ value: UInt64, by count: UInt64) -> UInt64 {
    (value << count) | (value >> (64 - count))
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014), the generator that fills other generators' state.
struct SplitMix64: Sendable {
  private var state: UInt64

  init(state: UInt64) {
    self.state = state
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Makes what follows depend on one more number.
  mutating func absorb(_ number: UInt64) {
    state = next() ^ number
  }
}
