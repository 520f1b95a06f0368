/// Expected events per group and their covariance under equal hazards, summed over one walk through
/// the merged times of all tables.
struct LogRankScores {
  private(set) var expected: [Double]
  private(set) var covariance: [[Double]]

  init(of tables: [EventTable]) {
    expected = Array(repeating: 0, count: tables.count)
    covariance = Array(repeating: expected, count: tables.count)
    var walk = MergedTables(tables)
    while let moment = walk.next() {
      if moment.events > 0 { add(moment) }
    }
  }

  private mutating func add(_ moment: MergedTables.Moment) {
    let total = Double(moment.atRisk.reduce(0, +))
    let events = Double(moment.events)
    let shares = moment.atRisk.map { Double($0) / total }
    let scale = total > 1 ? events * (total - events) / (total - 1) : 0
    for g in shares.indices {
      expected[g] += events * shares[g]
      for h in shares.indices {
        covariance[g][h] += scale * shares[g] * ((g == h ? 1 : 0) - shares[h])
      }
    }
  }
}

/// The times of several tables in one ascending walk, with everybody at risk at each.
struct MergedTables {
  struct Moment {
    let events: Int
    /// Per table, in the order given.
    let atRisk: [Int]
  }

  private let tables: [EventTable]
  private var positions: [Int]

  init(_ tables: [EventTable]) {
    self.tables = tables
    positions = Array(repeating: 0, count: tables.count)
  }

  mutating func next() -> Moment? {
    guard let time = tables.indices.compactMap({ nextRow(of: $0)?.time }).min() else { return nil }
    let atRisk = tables.indices.map { nextRow(of: $0)?.atRisk ?? 0 }
    var events = 0
    for index in tables.indices {
      guard let row = nextRow(of: index), row.time == time else { continue }
      events += row.events
      positions[index] += 1
    }
    return Moment(events: events, atRisk: atRisk)
  }

  private func nextRow(of index: Int) -> EventTable.Row? {
    let position = positions[index]
    return position < tables[index].rows.count ? tables[index].rows[position] : nil
  }
}
