import Statistics
import Testing

/// The data sets of Reference/estimates.R: decimal times, some with entries.
struct EstimatesData {
  private let rows: [[String]: [ReferenceTable.Row]]

  init() throws {
    rows = try ReferenceTable("estimates-data").groups(by: "dataset")
  }

  /// Group 0 is everybody; 1 and 2 are made together.
  func table(_ name: String, group: Int = 0) throws -> EventTable {
    let rows = rows[[name], default: []]
    let times = try rows.map { try $0.value("time") }
    let events = try rows.map { try $0.count("status") == 1 }
    let entries = rows.compactMap { $0.number("entry") }
    if group == 0 {
      return entries.isEmpty
        ? try EventTable(times: times, events: events)
        : try EventTable(entries: entries, times: times, events: events)
    }
    return try EventTable.groups(
      entries: entries.isEmpty ? nil : entries, times: times, events: events,
      group: try rows.map { try $0.count("group") - 1 }, count: 2)[group - 1]
  }
}
