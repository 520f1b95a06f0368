import Foundation
import Statistics

/// The columns that every peer of a benchmark reads: made once from a seed, kept as plain files.
struct Columns {
  static let covariates = 8

  let days: [Int32]
  let times: [Double]
  let events: [Bool]
  let groups: [Bool]
  let covariates: [[Double]]

  /// Exponential times with a hazard ratio of 0.8 between two groups and mild effects of eight
  /// covariates, censored evenly over 2,000 days.
  init(rows: Int, seed: UInt64) {
    var generator = SplitMix64(state: seed)
    func uniform() -> Double { Double.random(in: 0.000_001..<1, using: &generator) }
    func normal() -> Double { Normal.quantile(uniform()) }
    var covariates = Array(
      repeating: [Double](repeating: 0, count: rows), count: Self.covariates)
    var times = [Double](repeating: 0, count: rows)
    var events = [Bool](repeating: false, count: rows)
    var groups = events
    for row in 0..<rows {
      var effect = 0.0
      for index in 0..<Self.covariates {
        let isBinary = index % 2 == 1
        let value = isBinary ? (uniform() < 0.4 ? 1 : 0) : normal()
        covariates[index][row] = value
        effect += (index < 4 ? 0.2 : -0.1) * value
      }
      groups[row] = uniform() < 1 / (1 + exp(1 - 0.5 * effect))
      let event = -log(uniform()) * 900 * exp(-effect) / (groups[row] ? 0.8 : 1)
      let censoring = uniform() * 2000
      events[row] = event <= censoring
      times[row] = min(event, censoring)
    }
    self.covariates = covariates
    self.times = times
    self.events = events
    self.groups = groups
    days = times.map { Int32($0) }
  }

  func write(to folder: URL) throws {
    func write(_ values: [some Any], as name: String) throws {
      try values.withUnsafeBytes { try Data($0).write(to: folder.appending(path: name)) }
    }
    try write(days, as: "day.i32")
    try write(times, as: "time.f64")
    try write(events, as: "event.u8")
    try write(groups, as: "group.u8")
    for (index, column) in covariates.enumerated() {
      try write(column, as: "x\(index + 1).f64")
    }
  }
}

/// Steele, Lea & Flood, OOPSLA 2014.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
