import CohortModel
import Reports

/// A comparison with the lines of its Cox table.
struct ComparisonContent: Sendable {
  let summary: ComparisonSummary
  let lines: [PrognosisLine]

  init(_ summary: ComparisonSummary) {
    self.summary = summary
    lines = PrognosisLine.lines(of: summary)
  }
}

/// One line of the Cox table: a covariate as published or, below it, in another version of what was
/// known when.
struct PrognosisLine: Sendable {
  /// nil is the first version, the one that names the covariate.
  let version: CoxTable.Version?
  let row: CoxTable.Row

  var key: String {
    "\(row.covariate) \(row.level ?? "") \(version?.title ?? "")"
  }

  /// What is known only after the start has its fair versions below it.
  static func lines(of summary: ComparisonSummary) -> [PrognosisLine] {
    guard let first = summary.tables.first else { return [] }
    return first.rows.flatMap { row -> [PrognosisLine] in
      let others = row.isPostBaseline ? summary.tables.dropFirst() : []
      return [PrognosisLine(version: nil, row: row)]
        + others.flatMap { table in
          table.rows.filter { $0.covariate == row.covariate && $0.level == row.level }
            .map { PrognosisLine(version: table.version, row: $0) }
        }
    }
  }
}
