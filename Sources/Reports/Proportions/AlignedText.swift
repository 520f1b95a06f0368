/// Columns as wide as their widest cell.
enum AlignedText {
  /// - Parameter heading: the rows below it are indented.
  static func table(_ heading: [String], _ rows: [[String]]) -> String {
    let lines = [heading] + rows.map { ["  " + $0[0]] + $0.dropFirst() }
    let widths = heading.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line(zip($0, widths)) + "\n" }.joined()
  }

  private static func line(_ cells: some Sequence<(String, Int)>) -> String {
    var line = cells.map { $0 + String(repeating: " ", count: $1 - $0.count) }
      .joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }
}
