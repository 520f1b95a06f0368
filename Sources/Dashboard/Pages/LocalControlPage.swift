import CohortModel
import Reports
import Terminal

/// Local control in both definitions as numbers, one of them as a curve.
struct LocalControlPage: PageView {
  private let content: LocalControlContent
  private let cohort: Cohort
  private let endpointCount: Int
  private let showsBands: Bool
  private let adjustment: String?
  private let figures: LocalControlFigures
  private let isZoomed: Bool

  init(_ content: LocalControlContent, _ state: DashboardState) {
    self.content = content
    cohort = state.cohort
    endpointCount = state.endpointCount
    showsBands = state.showsBands
    adjustment = state.adjustmentNote(content.set)
    figures = LocalControlFigures(content: content, state: state)
    isZoomed = state.isZoomed
  }

  func figure(_ link: Link) -> Figure? { figures.figure(link) }

  var canZoom: Bool { true }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let room = area.inset(left: 1, right: 1)
    let lines = LocalControlTable(content.answers, cohort.gate.access).lines(width: room.width)
    let notes = Paragraph.wrap(footnote, width: room.width)
    let rows = room.rows([
      .fixed(1), .fixed(isZoomed ? 0 : lines.count), .fill,
      .fixed(isZoomed ? 0 : min(notes.count, room.height / 3)),
    ])
    buffer.putHeading(title, endpointCount: endpointCount, in: rows[0])
    for (line, spans) in lines.enumerated() where line < rows[1].height {
      buffer.put(spans, x: rows[1].x, y: rows[1].y + line, limit: room.width)
    }
    drawCurve(in: rows[2], of: &buffer)
    buffer.putNotes(notes, in: rows[3])
  }

  private var title: String {
    let title =
      content.summary?.title
      ?? "Local control, \(content.shown.title) · \(content.set.shortTitle)"
    return [title, adjustment].compactMap { $0 }.joined(separator: " · ")
  }

  private func drawCurve(in area: Rect, of buffer: inout Buffer) {
    guard let summary = content.summary else {
      buffer.put("Nobody with this definition's origin yet.", x: area.x, y: area.y + 1)
      return
    }
    var chart = LocalControlChart(summary: summary, showsBands: showsBands)
    chart.isBrief = chart.chart.omittedTableRows(in: area) > 0
    chart.chart.draw(in: area, of: &buffer)
  }

  private var footnote: Phrase {
    let shown = content.shown
    let left: [Phrase] =
      content.summary.map { summary in
        [
          note(.withoutOrigin, summary.withoutOrigin, "without it left out"),
          note(.unallocated, summary.unallocated, "not allocated, left out"),
        ].compactMap { $0 }
      } ?? []
    let meaning =
      "\(shown.title.capitalisedFirst): \(shown.meaning), from "
      + shown.originTitle(cohort.study)
    let denominator = Phrase("N: \(shown.denominator(content.set, cohort.study))")
    let parts: [Phrase?] = [
      cohort.study.armLegend(cohort.gate.access).map { Phrase($0) }, Phrase(meaning),
      ([denominator] + left).joined(separator: ", "), Phrase(shown.method),
      Phrase("years of 365.25 days, cut-off \(cohort.cutOff.iso)"),
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  private func note(
    _ number: LocalControlSummary.Number, _ count: Int, _ words: String
  ) -> Phrase? {
    let key = LocalControlFigures.Key(definition: content.shown, figure: .count(number))
    return count > 0 ? "\(count, key.link) \(words)" : nil
  }
}
