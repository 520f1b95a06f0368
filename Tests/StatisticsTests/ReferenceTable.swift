import Foundation
import Testing

/// Numbers that R wrote; the script that made a file stands beside it.
struct ReferenceTable {
  struct Row {
    let cells: [String: String]

    func text(_ column: String) -> String { cells[column, default: ""] }

    /// `nil` is R's NA.
    func number(_ column: String) -> Double? { Double(text(column)) }

    func value(_ column: String) throws -> Double { try #require(number(column)) }

    func count(_ column: String) throws -> Int { Int(try value(column)) }
  }

  let rows: [Row]

  init(_ name: String) throws {
    let file = try #require(
      Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "Reference"))
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let header = try #require(lines.first)
    rows = lines.dropFirst().map {
      Row(cells: Dictionary(uniqueKeysWithValues: zip(header, $0)))
    }
    try #require(!rows.isEmpty)
  }

  func groups(by columns: String...) -> [[String]: [Row]] {
    Dictionary(grouping: rows) { row in columns.map(row.text) }
  }
}

/// Both undefined, or equal to `tolerance` of the larger one.
func agree(_ a: Double?, _ b: Double?, tolerance: Double = 1e-9) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return abs(a - b) <= max(tolerance * max(abs(a), abs(b)), 1e-15)
}
