extension Report {
  /// What the tables of a report are about, and how to read them, for files that hold the tables
  /// alone.
  package var about: String {
    let lines =
      headerLines + [""]
      + tables.map { "table \($0.id): \($0.title), \(Format.plural($0.rows.count, "row"))" }
      + ["", "Notes"] + notes.map { "- \($0)" }
    return lines.map { $0.withVisibleControls + "\n" }.joined()
  }
}
