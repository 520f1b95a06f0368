/// The rows by stratum, time and score, with scores and times as ranks.
struct ConcordanceRows {
  struct Row {
    /// The rank of the score among the distinct scores of the stratum.
    let slot: UInt32
    /// The rank of the time among all times and entries.
    let moment: UInt32
    let isEvent: Bool
  }

  /// The rows of one stratum.
  struct Stratum {
    let rows: Range<Int>
    /// Distinct scores.
    let slots: Int
  }

  let rows: [Row]
  /// In the order of `rows`; `nil` where all are 1.
  let weights: [Double]?
  let strata: [Stratum]
  /// Where each of `rows` stands in the data.
  let origins: [UInt32]
  let delayed: Delayed?
  let clusters: [Int]?

  /// Rows that are at risk from their entry on.
  struct Delayed {
    /// The rank of the entry, in the order of `rows`.
    let entries: [UInt32]
    /// The places of `rows` by stratum and entry.
    let order: [UInt32]
  }

  init(_ input: ConcordanceInput) throws(Concordance.Refusal) {
    try input.check()
    let count = input.scores.count
    let time = DenseRanks(times: input.times + (input.entries ?? []))
    let stratum = input.strata.map(DenseStrata.init)
    let score = DenseRanks(input.scores)
    let byScore = stratum?.sorted(score.order) ?? score.order
    let slots = SlotsOfStrata(byScore, scores: score.ranks, strata: stratum)
    let moments = Array(time.ranks[..<count])
    var order = DenseRanks.stableOrder(of: byScore, by: moments, count: time.count)
    if let stratum { order = stratum.sorted(order) }

    rows = order.map {
      Row(slot: slots.slots[Int($0)], moment: moments[Int($0)], isEvent: input.events[Int($0)])
    }
    weights = input.weights.map { weights in order.map { weights[Int($0)] } }
    strata = slots.strata
    origins = order
    clusters = input.clusters
    delayed =
      input.entries == nil
      ? nil : try Self.delayed(order, moments, Array(time.ranks[count...]), time.count, stratum)
  }

  private static func delayed(
    _ order: [UInt32], _ moments: [UInt32], _ entries: [UInt32], _ count: Int,
    _ stratum: DenseStrata?
  ) throws(Concordance.Refusal) -> Delayed {
    if let row = moments.indices.first(where: { entries[$0] >= moments[$0] }) {
      throw .entryNotBeforeTime(row: row)
    }
    var places = [UInt32](repeating: 0, count: order.count)
    for (place, row) in order.enumerated() { places[Int(row)] = UInt32(place) }
    var byEntry = DenseRanks.stableOrder(of: order, by: entries, count: count)
    if let stratum { byEntry = stratum.sorted(byEntry) }
    return Delayed(entries: order.map { entries[Int($0)] }, order: byEntry.map { places[Int($0)] })
  }
}

/// Strata numbered from 0.
struct DenseStrata {
  let codes: [UInt32]
  let count: Int

  init(_ strata: [Int]) {
    var codeOf: [Int: UInt32] = [:]
    codes = strata.map { stratum in
      if let code = codeOf[stratum] { return code }
      let code = UInt32(codeOf.count)
      codeOf[stratum] = code
      return code
    }
    count = codeOf.count
  }

  /// `order` by stratum, rows of one stratum in the order they had.
  func sorted(_ order: [UInt32]) -> [UInt32] {
    DenseRanks.stableOrder(of: order, by: codes, count: count)
  }
}

/// The distinct scores within each stratum, numbered from 0.
private struct SlotsOfStrata {
  var slots: [UInt32]
  var strata: [ConcordanceRows.Stratum] = []

  /// - Parameter order: the rows by stratum and score.
  init(_ order: [UInt32], scores: [UInt32], strata codes: DenseStrata?) {
    slots = [UInt32](repeating: 0, count: order.count)
    var start = 0
    while start < order.count {
      let code = codes?.codes[Int(order[start])]
      var slot: UInt32 = 0
      var end = start
      while end < order.count, codes?.codes[Int(order[end])] == code {
        let row = Int(order[end])
        if end > start, scores[row] != scores[Int(order[end - 1])] { slot += 1 }
        slots[row] = slot
        end += 1
      }
      strata.append(.init(rows: start..<end, slots: Int(slot) + 1))
      start = end
    }
  }
}
