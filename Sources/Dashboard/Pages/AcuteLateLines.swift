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

  private static let counts = ["acute of N", "≥ 3", "unres.", "late of n", "≥ 3"]

  func lines(width: Int) -> [[Span]] {
    guard let acuteDays = answers.lazy.compactMap(\.summary).first?.acuteDays else { return [] }
    let title = "Related, split on day \(acuteDays)"
    let all = [title] + answers.map(label)
    let labelWidth = (all.map(\.displayWidth).max() ?? 0) + 1
    let places = places(width: width - labelWidth)
    let header = AcuteLateLines.counts + places.map { "late by \($0) mo, %" }
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

  private func label(_ answer: AcuteLateAnswer) -> String { "from " + answer.origin.title }

  private func right(_ cells: [String], _ widths: [Int]) -> String {
    zip(cells, widths).map { cell, width in
      String(repeating: " ", count: max(0, width - cell.displayWidth)) + cell
    }.joined(separator: " ")
  }

  /// The months for which there is room, those about one year first.
  private func places(width: Int) -> [Int] {
    let room = max(0, (width - 36) / 17)
    let acuteDays = answers.lazy.compactMap(\.summary).first?.acuteDays ?? 0
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
