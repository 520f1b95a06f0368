import Statistics

/// The data sets of Reference/log-rank.R: for each stratum a table for each group.
struct LogRankData {
  private let rows: [String: [ReferenceTable.Row]]

  init() throws {
    rows = Dictionary(grouping: try ReferenceTable("log-rank-data").rows) { $0.text("dataset") }
  }

  func strata(_ name: String) throws -> [[EventTable]] {
    var times: [[[EventTime]]] = []
    let members = rows[name, default: []]
    let strata = try members.map { try $0.count("stratum") }.max() ?? 0
    let groups = try members.map { try $0.count("group") }.max() ?? 0
    times = Array(repeating: Array(repeating: [], count: groups), count: strata)
    for row in members {
      let kind: EventTime.Kind = try row.count("status") == 1 ? .event : .censored
      let time = EventTime(time: Int32(try row.count("time")), kind: kind)
      times[try row.count("stratum") - 1][try row.count("group") - 1].append(time)
    }
    return times.map { $0.map { EventTable($0) } }
  }
}

extension SeededGenerator {
  /// Tables of unequal hazards with ties, censorings and now and then nobody.
  mutating func strata(_ count: Int, groups: Int, subjects: Int = 30) -> [[EventTable]] {
    (0..<count).map { _ in
      (0..<groups).map { group in
        let size = Int.random(in: 0...subjects, using: &self)
        return EventTable((0..<size).map { _ in time(upTo: Int32(8 + 6 * group)) })
      }
    }
  }

  private mutating func time(upTo last: Int32) -> EventTime {
    EventTime(
      time: .random(in: 0...last, using: &self),
      kind: Int.random(in: 0..<3, using: &self) > 0 ? .event : .censored)
  }
}
