import Statistics

/// The data sets of Reference/survival.R, by name and group.
struct SurvivalData {
  private let times: [String: [Int: [EventTime]]]

  init() throws {
    var times: [String: [Int: [EventTime]]] = [:]
    for row in try ReferenceTable("survival-data").rows {
      let kind: EventTime.Kind = try row.count("status") == 1 ? .event : .censored
      let time = EventTime(time: Int32(try row.count("time")), kind: kind)
      times[row.text("dataset"), default: [:]][try row.count("group"), default: []].append(time)
    }
    self.times = times
  }

  func table(_ name: String) -> EventTable {
    EventTable(times[name, default: [:]].values.joined())
  }

  func groups(_ name: String) -> [EventTable] {
    times[name, default: [:]].sorted { $0.key < $1.key }.map { EventTable($0.value) }
  }
}
