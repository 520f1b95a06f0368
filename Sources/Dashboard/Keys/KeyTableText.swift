import Terminal

extension KeyTable {
  /// A table to read in a terminal.
  package var text: String {
    let rows = groups.flatMap(\.rows)
    let keys = (rows.map { $0.labelText.displayWidth }.max() ?? 0) + 2
    let names = (rows.map { $0.name.displayWidth }.max() ?? 0) + 2
    return groups.map { group in
      ([group.title]
        + group.rows.map { row in
          "  " + row.labelText.padded(to: keys) + row.name.padded(to: names) + row.help
            + (row.pages.isEmpty ? "" : " (\(row.pages.joined(separator: ", ")))")
        }).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  package var markdown: String {
    groups.map { group in
      (["## \(group.title)", "", "| Keys | Command | What it does | Pages |", "|---|---|---|---|"]
        + group.rows.map { row in
          let pages = row.pages.isEmpty ? "all" : row.pages.joined(separator: ", ")
          let keys = row.labels.map(\.markdownCode).joined(separator: " ")
          return "| \(keys) | `\(row.name)` | \(row.help.markdownCell) | \(pages) |"
        }).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }
}

extension KeyTable.Row {
  fileprivate var labelText: String { labels.isEmpty ? "–" : labels.joined(separator: " ") }
}

extension String {
  fileprivate var markdownCell: String { replacing("|", with: "\\|") }

  fileprivate var markdownCode: String {
    (self == "`" ? "`` ` ``" : "`\(self)`").markdownCell
  }
}
