/// The subjects by stratum and time, each with its group and what became of it.
struct GrayData {
  enum Kind: UInt8 {
    case censored, event, other
  }

  struct Row {
    let stratum: UInt32
    let moment: UInt32
    let group: UInt32
    let kind: Kind
  }

  let rows: [Row]
  /// Per group.
  let subjects: [Int]
  let events: [Int]

  init(
    _ times: [Double], _ causes: [Int], _ groups: [Int], _ groupCount: Int, _ strata: [Int]?,
    _ cause: Int
  ) {
    let ranks = DenseRanks(times: times)
    let stratum = strata.map(DenseStrata.init)
    let order = stratum?.sorted(ranks.order) ?? ranks.order
    rows = order.map { row in
      let row = Int(row)
      return Row(
        stratum: stratum?.codes[row] ?? 0, moment: ranks.ranks[row], group: UInt32(groups[row]),
        kind: causes[row] == 0 ? .censored : causes[row] == cause ? .event : .other)
    }
    var subjects = [Int](repeating: 0, count: groupCount)
    var events = subjects
    for row in rows {
      subjects[Int(row.group)] += 1
      if row.kind == .event { events[Int(row.group)] += 1 }
    }
    self.subjects = subjects
    self.events = events
  }

  /// The rows of each stratum, in order of time.
  var strata: [ArraySlice<Row>] {
    var slices: [ArraySlice<Row>] = []
    var start = 0
    while start < rows.count {
      let stratum = rows[start].stratum
      let end = rows[start...].partitioningIndex { $0.stratum != stratum }
      slices.append(rows[start..<end])
      start = end
    }
    return slices
  }
}

/// What happened at one time in one stratum, per group.
struct GrayMoment {
  var atRisk: [Double]
  var events: [Double]
  var others: [Double]
  private var leaving: [Double]

  /// Before the first time of a stratum.
  init(_ stratum: ArraySlice<GrayData.Row>, groups: Int) {
    leaving = [Double](repeating: 0, count: groups)
    events = leaving
    others = leaving
    atRisk = leaving
    for row in stratum { atRisk[Int(row.group)] += 1 }
  }

  /// Takes the rows of the next time off the front.
  mutating func advance(_ rows: inout ArraySlice<GrayData.Row>) -> Bool {
    guard let moment = rows.first?.moment else { return false }
    for group in atRisk.indices {
      atRisk[group] -= leaving[group]
      leaving[group] = 0
      events[group] = 0
      others[group] = 0
    }
    while let row = rows.first, row.moment == moment {
      let group = Int(row.group)
      leaving[group] += 1
      switch row.kind {
      case .event: events[group] += 1
      case .other: others[group] += 1
      case .censored: break
      }
      rows.removeFirst()
    }
    return true
  }

  var hasEvents: Bool { events.contains { $0 > 0 } || others.contains { $0 > 0 } }
  var allEvents: Double { events.reduce(0, +) }
}
