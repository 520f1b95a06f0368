import CohortModel
import Reports
import Statistics
import Terminal

/// The split of related adverse events by onset, a line for each origin below one header.
///
/// Cumulative incidences are counted in months from the origin; as many as the width allows.
struct AcuteLateLines {
  private let answers: [AcuteLateAnswer]
  private let months: [Int]
  private let access: Access

  init(_ answers: [AcuteLateAnswer], _ cohort: Cohort) {
    self.answers = answers
    months = cohort.study.survival.landmarkMonths
    access = cohort.gate.access
  }

  /// `23.9 (12.9–36.9)` and a blank.
  private static let incidenceWidth = 17

  /// What the columns do not say for themselves; nil where nothing is shown.
  var legend: String? {
    acuteDays == nil ? nil : "late by: cumulative incidence, death competes"
  }

  private var acuteDays: Int? { answers.lazy.compactMap(\.summary).first?.acuteDays }

  /// - Parameter tellsClosed: whether an origin that access closes has a line that says so.
  func lines(width: Int, tellsClosed: Bool) -> [[Span]] {
    guard let acuteDays else { return [] }
    let answers = answers.filter { tellsClosed || $0.summary != nil }
    let title = "Related, by onset"
    let labelWidth = (([title] + answers.map(label)).map(\.displayWidth).max() ?? 0) + 1
    let counts = ["acute ≤ \(acuteDays) d", "≥ 3", "unres.", "late > \(acuteDays) d", "≥ 3"]
    let used = counts.reduce(labelWidth - 1) { $0 + $1.displayWidth + 1 }
    let places = places(width: width - used, after: acuteDays)
    let header = counts + places.map { "late by \($0) mo, %" }
    let rows = answers.map { cells($0, places) }
    let widths = header.indices.map { column in
      ([header] + rows).compactMap { cells in
        cells.indices.contains(column) ? cells[column].displayWidth : nil
      }.max() ?? 0
    }
    return [[Span(title.padded(to: labelWidth) + right(header, widths), .heading)]]
      + zip(answers, rows).map { answer, cells in
        let label = Span(label(answer).padded(to: labelWidth), .title)
        let refusal = answer.refusal(access).map { Span($0, .muted) }
        return [label, refusal ?? Span(right(cells, widths), .text)]
      }
  }

  private func label(_ answer: AcuteLateAnswer) -> String {
    "from " + answer.origin.shortTitle
  }

  private func right(_ cells: [String], _ widths: [Int]) -> String {
    zip(cells, widths).map { cell, width in
      String(repeating: " ", count: max(0, width - cell.displayWidth)) + cell
    }.joined(separator: " ")
  }

  /// The months for which there is room, those about one year first.
  private func places(width: Int, after acuteDays: Int) -> [Int] {
    let room = max(0, width / AcuteLateLines.incidenceWidth)
    let later = months.filter { Double($0) * Format.daysPerMonth > Double(acuteDays) }
    let nearest = later.sorted { (abs($0 - 12), $0) < (abs($1 - 12), $1) }.prefix(room)
    return nearest.sorted()
  }

  private func cells(_ answer: AcuteLateAnswer, _ places: [Int]) -> [String] {
    guard let summary = answer.summary else { return [] }
    return [
      "\(summary.acute.subjects)/\(summary.total)", Format.count(summary.acute.severe),
      Format.count(summary.unresolved), "\(summary.late.subjects)/\(summary.atRiskOfLate)",
      Format.count(summary.late.severe),
    ]
      + summary.landmarks(months: places).map { landmark in
        guard let late = landmark.late, let limits = late.limits else {
          return Format.percent(landmark.late?.estimate)
        }
        return Format.percent(late.estimate)
          + " (\(Format.percent(limits.lower))–\(Format.percent(limits.upper)))"
      }
  }
}
