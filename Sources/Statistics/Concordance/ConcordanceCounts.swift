/// What each row adds to the concordance, by two walks through the times of each stratum: backwards
/// each event meets those still at risk, forwards each row meets the events while it was at risk.
/// Neither walk needs the other, so they go at the same time.
struct ConcordanceCounts {
  let pairs: Concordance.Pairs
  /// Concordant less discordant weight that each row meets.
  private let net: [Double]
  /// Comparable weight that each row meets.
  private let met: [Double]

  init(_ rows: ConcordanceRows) {
    let walks = ConcurrentParts.each(2) { number in
      var walk = ConcordanceWalk(rows)
      if number == 0 { walk.countRiskSets(rows) } else { walk.countEarlierEvents(rows) }
      return walk
    }
    pairs = walks[0].pairs
    net = zip(walks[0].net, walks[1].net).map(+)
    met = zip(walks[0].met, walks[1].met).map(+)
  }
}

private struct ConcordanceWalk {
  private(set) var pairs = Concordance.Pairs()
  private(set) var net: [Double]
  private(set) var met: [Double]

  init(_ rows: ConcordanceRows) {
    net = [Double](repeating: 0, count: rows.rows.count)
    met = net
  }

  mutating func countRiskSets(_ rows: ConcordanceRows) {
    var held = RankedWeights(capacity: rows.strata.map(\.slots).max() ?? 0)
    for stratum in rows.strata {
      held.clear(ranks: stratum.slots)
      countRiskSets(rows, stratum, &held)
    }
  }

  mutating func countEarlierEvents(_ rows: ConcordanceRows) {
    var held = RankedWeights(capacity: rows.strata.map(\.slots).max() ?? 0)
    for stratum in rows.strata {
      held.clear(ranks: stratum.slots)
      countEarlierEvents(rows, stratum, &held)
    }
  }

  /// Backwards: a row joins at its time, those censored before the events of that time are counted,
  /// and leaves before the events at or before its entry.
  private mutating func countRiskSets(
    _ rows: ConcordanceRows, _ stratum: ConcordanceRows.Stratum, _ held: inout RankedWeights
  ) {
    var end = stratum.rows.upperBound
    var entered = end
    while end > stratum.rows.lowerBound {
      let tied = rows.tied(endingAt: end, in: stratum)
      for place in tied where !rows.rows[place].isEvent { rows.add(place, to: &held) }
      if rows.hasEvents(tied) {
        rows.leave(&entered, stratum, at: rows.rows[tied.lowerBound].moment, &held)
        for place in tied where rows.rows[place].isEvent { count(event: place, rows, held) }
        for place in tied where rows.rows[place].isEvent { rows.add(place, to: &held) }
        countTies(among: tied, rows)
      }
      end = tied.lowerBound
    }
  }

  private mutating func count(event place: Int, _ rows: ConcordanceRows, _ held: RankedWeights) {
    let atRisk = held.sums(around: rows.rows[place].slot)
    let weight = rows.weight(place)
    pairs.concordant += weight * atRisk.below
    pairs.discordant += weight * atRisk.above
    pairs.tiedScore += weight * atRisk.at
    net[place] += atRisk.below - atRisk.above
    met[place] += atRisk.below + atRisk.at + atRisk.above
  }

  /// Pairs of events at one time; `tied` is in order of score.
  private mutating func countTies(among tied: Range<Int>, _ rows: ConcordanceRows) {
    var all = 0.0
    var same = 0.0
    var slot: UInt32?
    for place in tied where rows.rows[place].isEvent {
      if rows.rows[place].slot != slot { same = 0 }
      slot = rows.rows[place].slot
      let weight = rows.weight(place)
      pairs.tiedBoth += weight * same
      pairs.tiedTime += weight * (all - same)
      all += weight
      same += weight
    }
  }

  /// Forwards: the events so far, less those up to the row's entry. An event meets the earlier ones;
  /// a censoring meets those of its own time too.
  private mutating func countEarlierEvents(
    _ rows: ConcordanceRows, _ stratum: ConcordanceRows.Stratum, _ held: inout RankedWeights
  ) {
    var start = stratum.rows.lowerBound
    var entered = start
    while start < stratum.rows.upperBound {
      let tied = rows.tied(startingAt: start, in: stratum)
      enter(&entered, rows, stratum, before: rows.rows[start].moment, held)
      for place in tied where rows.rows[place].isEvent { meet(place, rows, held, sign: 1) }
      for place in tied where rows.rows[place].isEvent { rows.add(place, to: &held) }
      for place in tied where !rows.rows[place].isEvent { meet(place, rows, held, sign: 1) }
      start = tied.upperBound
    }
  }

  private mutating func enter(
    _ entered: inout Int, _ rows: ConcordanceRows, _ stratum: ConcordanceRows.Stratum,
    before moment: UInt32, _ held: RankedWeights
  ) {
    guard let delayed = rows.delayed else { return }
    while entered < stratum.rows.upperBound {
      let place = Int(delayed.order[entered])
      guard delayed.entries[place] < moment else { return }
      meet(place, rows, held, sign: -1)
      entered += 1
    }
  }

  private mutating func meet(
    _ place: Int, _ rows: ConcordanceRows, _ held: RankedWeights, sign: Double
  ) {
    let events = held.sums(around: rows.rows[place].slot)
    net[place] += sign * (events.above - events.below)
    met[place] += sign * (events.above + events.at + events.below)
  }
}

extension ConcordanceCounts {
  func estimate(
    _ rows: ConcordanceRows
  ) -> Result<Concordance.Estimate, Concordance.Refusal> {
    guard pairs.comparable > 0 else { return .failure(.nothingComparable) }
    let somers = (pairs.concordant - pairs.discordant) / pairs.comparable
    var influences = net.indices.map { rows.weight($0) * (net[$0] - somers * met[$0]) }
    if let clusters = rows.clusters {
      var sums: [Int: Double] = [:]
      for (place, influence) in influences.enumerated() {
        sums[clusters[Int(rows.origins[place])], default: 0] += influence
      }
      influences = Array(sums.values)
    }
    let squares = influences.reduce(0) { $0 + $1 * $1 }
    return .success(
      Concordance.Estimate(
        concordance: (pairs.concordant + pairs.tiedScore / 2) / pairs.comparable,
        standardError: squares.squareRoot() / (2 * pairs.comparable)))
  }
}

extension ConcordanceRows {
  fileprivate func weight(_ place: Int) -> Double { weights?[place] ?? 1 }

  fileprivate func add(_ place: Int, to held: inout RankedWeights) {
    held.add(weight(place), at: rows[place].slot)
  }

  fileprivate func hasEvents(_ places: Range<Int>) -> Bool {
    places.contains { rows[$0].isEvent }
  }

  fileprivate func tied(startingAt start: Int, in stratum: Stratum) -> Range<Int> {
    var end = start + 1
    while end < stratum.rows.upperBound, rows[end].moment == rows[start].moment { end += 1 }
    return start..<end
  }

  fileprivate func tied(endingAt end: Int, in stratum: Stratum) -> Range<Int> {
    var start = end - 1
    while start > stratum.rows.lowerBound, rows[start - 1].moment == rows[end - 1].moment {
      start -= 1
    }
    return start..<end
  }

  /// Takes out the rows that enter at or after `moment`.
  fileprivate func leave(
    _ entered: inout Int, _ stratum: Stratum, at moment: UInt32, _ held: inout RankedWeights
  ) {
    guard let delayed else { return }
    while entered > stratum.rows.lowerBound {
      let place = Int(delayed.order[entered - 1])
      guard delayed.entries[place] >= moment else { return }
      held.add(-weight(place), at: rows[place].slot)
      entered -= 1
    }
  }
}
