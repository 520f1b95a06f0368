/// The pairs of a stratum and a distinct time, numbered in order of stratum, then time.
///
/// All pairs where that table stays small; with very many strata only those that occur.
struct TimeSlots {
  let count: Int
  /// For each row the slot of its time.
  let rows: [Int32]
  let entries: [Int32]?
  let stratumCodes: [Int]
  private let times: Int
  /// The pairs that occur, where not all are numbered.
  private let keys: [Int]?

  init(_ ranks: TimeRanks, strata codes: [Int]?) {
    times = ranks.distinct.count
    guard let codes else {
      (rows, entries, count, stratumCodes, keys) = (ranks.times, ranks.entries, times, [0], nil)
      return
    }
    let (places, stratumCodes) = Self.places(of: codes)
    self.stratumCodes = stratumCodes
    let (all, times) = (stratumCodes.count * times, times)
    let key = { (row: Int, rank: Int32) in places[row] * times + Int(rank) }
    let rowKeys = ranks.times.enumerated().map(key)
    let entryKeys = ranks.entries?.enumerated().map(key)
    if all <= 4 * codes.count + 65_536 {
      (count, keys) = (all, nil)
      rows = rowKeys.map { Int32($0) }
      entries = entryKeys?.map { Int32($0) }
    } else {
      let keys = Self.distinct(rowKeys + (entryKeys ?? []))
      let slot = { (key: Int) in Int32(keys.partitioningIndex { $0 >= key }) }
      (count, self.keys) = (keys.count, keys)
      rows = rowKeys.map(slot)
      entries = entryKeys?.map(slot)
    }
  }

  func stratum(of slot: Int) -> Int { (keys?[slot] ?? slot) / max(times, 1) }

  /// The place of its time among the distinct times.
  func rank(of slot: Int) -> Int { (keys?[slot] ?? slot) % max(times, 1) }

  private static func distinct(_ keys: [Int]) -> [Int] {
    var distinct: [Int] = []
    for key in keys.sorted() where key != distinct.last { distinct.append(key) }
    return distinct
  }

  private static func places(of codes: [Int]) -> (places: [Int], codes: [Int]) {
    let sorted = Set(codes).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    return (codes.map { places[$0]! }, sorted)
  }
}
