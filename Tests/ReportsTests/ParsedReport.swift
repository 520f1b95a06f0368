import Foundation
import Testing

/// A report read back by a parser that is not ours.
struct ParsedReport {
  struct Table {
    var columns: [[String: Any]]
    var rows: [[String: Any]]

    var columnIDs: [String] { columns.compactMap { $0["id"] as? String } }

    /// The first row with a value in a column.
    func row(_ column: String, _ value: String) -> [String: Any]? {
      rows.first { $0[column] as? String == value }
    }
  }

  var name: String
  var header: [String: Any]
  var tables: [String: Table]
  var notes: [String]

  init(_ json: String) throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let object = try #require(parsed as? [String: Any])
    #expect(Set(object.keys) == ["report", "version", "header", "tables", "notes"])
    #expect(object["version"] as? Int == 1)
    name = try #require(object["report"] as? String)
    header = try #require(object["header"] as? [String: Any])
    notes = try #require(object["notes"] as? [String])
    tables = try #require(object["tables"] as? [String: [String: Any]]).mapValues { table in
      Table(
        columns: try #require(table["columns"] as? [[String: Any]]),
        rows: try #require(table["rows"] as? [[String: Any]]))
    }
  }
}
