import CohortModel
import Reports
import Terminal

/// Local control at fixed times, a line for each definition and group; where room is short the
/// label gives way, never a number.
struct LocalControlTable {
  /// A cell has one number, or two.
  private typealias Row = (label: String, cells: [Phrase], refusal: Phrase?)

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
    let header: [Phrase] =
      ["N", "failed", "died"]
      + years.map { Phrase("\(Format.plural($0, "year")), % · at risk") }
    let widths = header.indices.map { column in
      ([header] + rows.map(\.cells)).compactMap { cells in
        cells.indices.contains(column) ? cells[column].text.displayWidth : nil
      }.max() ?? 0
    }
    let numbers = widths.reduce(0) { $0 + $1 + LocalControlTable.gap }
    let longest = rows.map(\.label.displayWidth).max() ?? 0
    let labelWidth = max(1, min(longest + 1, width - numbers))
    let heading = [
      Span("".padded(to: labelWidth) + right(header, widths).text, .heading)
    ]
    return [heading]
      + rows.map { row in
        [
          Span(row.label.truncated(to: labelWidth - 1, .middle).padded(to: labelWidth), .title)
        ]
          + (row.refusal.map { refusal in
            [Span(" ")] + refusal.spans.map { Span($0.text, .muted, link: $0.link) }
          } ?? right(row.cells, widths).spans)
      }
  }

  private func right(_ cells: [Phrase], _ widths: [Int]) -> Phrase {
    zip(cells, widths).map { cell, width in
      let room = LocalControlTable.gap + max(0, width - cell.text.displayWidth)
      return "\(String(repeating: " ", count: room))\(cell)"
    }.joined(separator: "")
  }

  private func rows(_ answer: LocalControlAnswer) -> [Row] {
    let (title, definition) = (answer.definition.title, answer.definition)
    guard let summary = answer.summary else {
      let link = LocalControlFigures.Key(definition: definition, isInTable: true).link
      return [(title, [], answer.refusal(access).map { "\($0, link)" })]
    }
    return summary.groups.map { group in
      let link: (LocalControlFigure) -> Link = {
        LocalControlFigures.Key(
          definition: definition, figure: $0, group: group.label, isInTable: true
        ).link
      }
      let deaths: Phrase =
        definition == .treatedLesions
        ? "\(Format.count(group.deaths), link(.count(.deaths)))" : Phrase(Format.missing)
      let counts: [Phrase] = [
        "\(group.total, link(.count(.total)))",
        "\(Format.count(group.failures), link(.count(.failures)))", deaths,
      ]
      let label = group.label.map { "\($0) \(title)" } ?? title
      return (label, counts + group.landmarks.map { cell($0, link) }, nil)
    }
  }

  private func cell(
    _ landmark: LocalControlSummary.Landmark, _ link: (LocalControlFigure) -> Link
  ) -> Phrase {
    let atRisk = String(landmark.atRisk)
    let gap = String(repeating: " ", count: max(1, 4 - atRisk.count))
    let limits = landmark.lower.flatMap { lower in
      landmark.upper.map { " (\(Format.percent(lower))–\(Format.percent($0)))" }
    }
    let share: Phrase =
      "\(Format.percent(landmark.control), link(.landmark(years: landmark.years)))"
    let count: Phrase = "\(atRisk, link(.count(.atRisk(landmark.days))))"
    return "\(share)\(limits ?? "")\(gap)\(count)"
  }
}
