/// How a report is written.
package enum ReportFormat: String, CaseIterable, Sendable {
  case text, csv, json
}

extension Report {
  /// Writes the report row by row.
  ///
  /// - Parameter width: display columns of a string, for the columns of `text`.
  package func write(
    as format: ReportFormat, width: @escaping (String) -> Int = { $0.count },
    to output: inout some TextOutputStream
  ) {
    switch format {
    case .text: TextReport(width: width).write(self, to: &output)
    case .csv: CSVReport.write(self, to: &output)
    case .json: JSONReport.write(self, to: &output)
    }
  }

  package func encoded(
    as format: ReportFormat, width: @escaping (String) -> Int = { $0.count }
  ) -> String {
    var text = ""
    write(as: format, width: width, to: &text)
    return text
  }
}
