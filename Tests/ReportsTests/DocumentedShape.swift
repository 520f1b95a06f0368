import Foundation
import Testing

/// Tables and columns as Sources/Reports.md lists them, in its order.
struct DocumentedShape: Equatable {
  struct Table: Equatable {
    var report: String
    var id: String
    /// As `id: kind`.
    var columns: [String] = []
  }

  var tables: [Table] = []

  init(tables: [Table]) {
    self.tables = tables
  }

  /// Reads `## report`, ``### `table` `` and ``| `id` | kind |`` lines.
  init(markdown: String) {
    var report = ""
    for line in markdown.split(separator: "\n") {
      if line.hasPrefix("## ") { report = String(line.dropFirst(3)) }
      let code = line.split(separator: "`", maxSplits: 2, omittingEmptySubsequences: false)
      guard code.count == 3 else { continue }
      if code[0] == "### " { tables.append(Table(report: report, id: String(code[1]))) }
      if code[0] == "| " {
        let kind = code[2].split(separator: "|")[1].trimmingCharacters(in: .whitespaces)
        tables[tables.count - 1].columns.append("\(code[1]): \(kind)")
      }
    }
  }

  static func inRepository() throws -> DocumentedShape {
    let page = URL(filePath: #filePath).appending(path: "../../../Sources/Reports.md").standardized
    return DocumentedShape(markdown: try String(contentsOf: page, encoding: .utf8))
  }
}
