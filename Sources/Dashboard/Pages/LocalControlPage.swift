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

  init(_ content: LocalControlContent, _ state: DashboardState) {
    self.content = content
    cohort = state.cohort
    endpointCount = state.endpointCount
    showsBands = state.showsBands
    adjustment = state.adjustmentNote(content.set)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let room = area.inset(left: 1, right: 1)
    let lines = LocalControlTable(content.answers, cohort.gate.access).lines(width: room.width)
    let notes = Paragraph.wrap(footnote, width: room.width)
    let rows = room.rows([
      .fixed(1), .fixed(lines.count), .fill, .fixed(min(notes.count, room.height / 3)),
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

  private var footnote: String {
    let left = content.summary?.withoutOrigin ?? 0
    let unallocated = content.summary?.unallocated ?? 0
    let shown = content.shown
    let parts: [String?] = [
      cohort.study.armLegend(cohort.gate.access),
      "\(shown.title.capitalisedFirst): \(shown.meaning), from "
        + shown.originTitle(cohort.study),
      "N: \(shown.denominator(content.set, cohort.study))"
        + (left > 0 ? ", \(left) without it left out" : "")
        + (unallocated > 0 ? ", \(unallocated) not allocated, left out" : ""),
      shown.method,
      "years of 365.25 days, cut-off \(cohort.cutOff.iso)",
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }
}
