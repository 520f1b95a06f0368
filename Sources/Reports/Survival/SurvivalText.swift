import Statistics

/// An analysis for people: what it is about, the curves, the tables, the methods, the warnings.
package struct SurvivalText {
  let analysis: SurvivalAnalysis
  /// Display columns of a string.
  let width: (String) -> Int
  /// Lines of a paragraph that fit the page.
  let wrap: (String) -> [String]

  package init(
    _ analysis: SurvivalAnalysis, width: @escaping (String) -> Int = { $0.count },
    wrap: @escaping (String) -> [String] = { [$0] }
  ) {
    self.analysis = analysis
    self.width = width
    self.wrap = wrap
  }

  /// - Parameter curves: the picture of the estimates, line by line.
  package func write(curves: [String], to output: inout some TextOutputStream) {
    for line in heading { paragraph(line, to: &output) }
    if !curves.isEmpty { output.write("\n") }
    for line in curves { output.write(line + "\n") }
    for table in SurvivalTables(analysis).tables {
      TextReport(width: width).write(table, to: &output)
    }
    list("Methods", SurvivalMethods(analysis: analysis).lines, to: &output)
    list("Warnings", analysis.warnings, to: &output)
  }

  package func encoded(curves: [String]) -> String {
    var text = ""
    write(curves: curves, to: &text)
    return text
  }

  private var heading: [String] {
    let source = analysis.source
    let event = source.eventValue ?? "1, true or yes"
    let parts = [
      "time: \(source.timeColumn)" + (analysis.options.timeUnit.map { " (\($0.rawValue))" } ?? ""),
      "event: \(source.eventColumn) = \(event)",
      analysis.groupColumn.map { "group: \($0)" },
      analysis.strataColumn.map { "strata: \($0)" },
    ]
    return [
      "Survival analysis of \(source.file)",
      "\(Format.plural(source.rows, "row")) · "
        + parts.compactMap { $0 }.joined(separator: " · "),
    ]
  }

  private func paragraph(_ text: String, to output: inout some TextOutputStream) {
    for line in wrap(text.withVisibleControls) { output.write(line + "\n") }
  }

  private func list(_ title: String, _ items: [String], to output: inout some TextOutputStream) {
    guard !items.isEmpty else { return }
    output.write("\n\(title)\n")
    for item in items {
      for (index, line) in wrap(item.withVisibleControls).enumerated() {
        output.write((index == 0 ? "- " : "  ") + line + "\n")
      }
    }
  }
}
