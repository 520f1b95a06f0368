import CohortModel
import Reports
import Terminal

/// Local control at fixed times, a line for each definition and group; where room is short the
/// label gives way, never a number.
struct LocalControlTable {
  private typealias Row = (label: String, cells: [String], refusal: String?)

  private let answers: [LocalControlAnswer]
  private let access: Access
  /// Blanks before a column.
  private static let gap = 1

  init(_ answers: [LocalControlAnswer], _ access: Access) {
    self.answers = answers
    self.access = access
  }

  func lines(width: Int) -> [[Span]] {
    let rows = answers.flatMap(rows)
    let years = answers.lazy.compactMap(\.summary).first?.groups.first?.landmarks.map(\.years) ?? []
    let header =
      ["N", "failed", "died"]
      + years.map { "\(Format.plural($0, "year")), % · at risk" }
    let widths = header.indices.map { column in
      ([header] + rows.map(\.cells)).compactMap { cells in
        cells.indices.contains(column) ? cells[column].displayWidth : nil
      }.max() ?? 0
    }
    let numbers = widths.reduce(0) { $0 + $1 + LocalControlTable.gap }
    let longest = rows.map(\.label.displayWidth).max() ?? 0
    let labelWidth = max(1, min(longest + 1, width - numbers))
    let heading = [
      Span("".padded(to: labelWidth) + right(header, widths), .heading)
    ]
    return [heading]
      + rows.map { row in
        [
          Span(row.label.truncated(to: labelWidth - 1, .middle).padded(to: labelWidth), .title),
          row.refusal.map { Span(" " + $0, .muted) } ?? Span(right(row.cells, widths), .text),
        ]
      }
  }

  private func right(_ cells: [String], _ widths: [Int]) -> String {
    zip(cells, widths).map { cell, width in
      String(
        repeating: " ", count: LocalControlTable.gap + max(0, width - cell.displayWidth)) + cell
    }.joined()
  }

  private func rows(_ answer: LocalControlAnswer) -> [Row] {
    let title = answer.definition.title
    guard let summary = answer.summary else {
      return [(title, [], answer.refusal(access))]
    }
    return summary.groups.map { group in
      let isCompeting = summary.definition == .treatedLesions
      let counts = [
        String(group.total), Format.count(group.failures),
        isCompeting ? Format.count(group.deaths) : Format.missing,
      ]
      let label = group.label.map { "\($0) \(title)" } ?? title
      return (label, counts + group.landmarks.map(cell), nil)
    }
  }

  private func cell(_ landmark: LocalControlSummary.Landmark) -> String {
    let atRisk = String(landmark.atRisk)
    let place = String(repeating: " ", count: max(1, 4 - atRisk.count)) + atRisk
    guard let lower = landmark.lower, let upper = landmark.upper else {
      return Format.percent(landmark.control) + place
    }
    return Format.percent(landmark.control)
      + " (\(Format.percent(lower))–\(Format.percent(upper)))" + place
  }
}
