import CohortModel
import Reports
import Terminal

/// Arms compared, prognostic factors, subgroups, and what the matching did.
///
/// The panels stand together where there is room for all of them; else one is shown and ← → choose.
struct ComparisonPage: PageView {
  private let summary: ComparisonSummary
  private let heading: ComparisonHeading
  private let panels: [ComparisonPanel]
  private let chosen: Int
  private let footnote: Phrase
  private let figures: ComparisonFigures
  private let isZoomed: Bool

  init(_ content: ComparisonContent, _ state: DashboardState) {
    summary = content.summary
    heading = ComparisonHeading(summary: summary, state: state)
    panels = ComparisonPanel.all(content, cursor: state.cursor)
    chosen = panels.isEmpty ? 0 : state.comparisonPanel % panels.count
    isZoomed = state.isZoomed
    footnote = ComparisonFootnote(summary: summary, cohort: state.cohort).text
    figures = ComparisonFigures(content: content, state: state)
  }

  func figure(_ link: Link) -> Figure? { figures.figure(link) }

  var canZoom: Bool { true }

  func listArea(in body: Rect) -> Rect {
    let place = places(in: body).first { panels[$0.panel].isList }
    return place.map { $0.area.inset(top: 1) } ?? Rect(x: body.x, y: body.y, width: 0, height: 0)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let rows = rows(in: area)
    heading.draw(in: rows[0], of: &buffer)
    let places = places(in: area)
    for place in places {
      drawTitle(panels[place.panel], isAlone: places.count == 1, in: place.area, of: &buffer)
      panels[place.panel].draw(in: place.area.inset(top: 1), of: &buffer)
    }
    if panels.isEmpty { buffer.putNotes([Phrase(nothing)], in: rows[1]) }
    buffer.putNotes(notes(area), in: rows[2])
  }

  private var nothing: String {
    "The study file has no [comparison] block: no covariates and no subgroups are named."
  }

  private func notes(_ area: Rect) -> [Phrase] {
    let lines = Paragraph.wrap(footnote, width: area.width - 3)
    let most = max(area.height < 15 ? 1 : 3, area.height / 12)
    guard lines.count > most else { return lines }
    return lines.prefix(most - 1) + ["\(lines[most - 1])…"]
  }

  private func rows(in area: Rect) -> [Rect] {
    let room = area.inset(left: 1, right: 1)
    let top = min(heading.lines(width: room.width).count, max(1, area.height / 3))
    return room.rows([.fixed(isZoomed ? 1 : top), .fill, .fixed(isZoomed ? 0 : notes(area).count)])
  }

  // MARK: - Panels

  /// Whether there is room for one of several panels only.
  func turnsPanels(in area: Rect) -> Bool { panels.count > 1 && places(in: area).count == 1 }

  private typealias Place = (panel: Int, area: Rect)

  private func places(in area: Rect) -> [Place] {
    let room = rows(in: area)[1].inset(top: 1)
    guard !panels.isEmpty else { return [] }
    if isZoomed { return [(chosen, room)] }
    if let columns = splitBeside(room) { return columns }
    if let stacked = stack(Array(panels.indices), in: room) { return stacked }
    if let split = splitBelow(room) { return split }
    return [(chosen, room)]
  }

  /// The first panel to the left of the others.
  private func splitBeside(_ room: Rect) -> [Place]? {
    guard room.width >= 160, panels.count > 1, panels[0].height < room.height else { return nil }
    let halves = room.columns([.fill, .fixed(3), .fill])
    return stack(Array(panels.indices.dropFirst()), in: halves[2]).map { [(0, halves[0])] + $0 }
  }

  /// The first panel above the others, which stand beside each other.
  private func splitBelow(_ room: Rect) -> [Place]? {
    let lower = Array(panels.indices.dropFirst())
    guard room.width >= 110, lower.count > 1 else { return nil }
    let need = (lower.map { panels[$0].height }.max() ?? 0) + 1
    let rows = room.rows([.fill, .fixed(1), .fixed(need)])
    guard rows[0].height > panels[0].height else { return nil }
    let halves = rows[2].columns([.fill, .fixed(2), .fill])
    return [(0, rows[0])] + zip(lower, [halves[0], halves[2]]).map { ($0, $1) }
  }

  /// One below the other, a line apart; nil where they need more height.
  private func stack(_ indices: [Int], in room: Rect) -> [Place]? {
    let heights = indices.map { panels[$0].height + 1 }
    guard heights.reduce(0, +) + indices.count - 1 <= room.height else { return nil }
    var y = room.y
    return zip(indices, heights).map { index, height in
      defer { y += height + 1 }
      return (index, Rect(x: room.x, y: y, width: room.width, height: height))
    }
  }

  private func drawTitle(
    _ panel: ComparisonPanel, isAlone: Bool, in area: Rect, of buffer: inout Buffer
  ) {
    let others = isAlone && panels.count > 1 ? "   ← → \(chosen + 1) of \(panels.count)" : ""
    let width = max(0, area.width - buffer.columns(of: others))
    let used = buffer.put(panel.title, x: area.x, y: area.y, role: .heading, limit: width)
    buffer.put(others, x: area.x + used, y: area.y, role: .muted)
  }
}

extension ComparisonSummary {
  /// `Overall survival · full · treatment policy · RT v ICT, unadjusted`.
  var title: String {
    let arms = shownArms.map { arms in
      let versus = arms.contrast.map { "\($0.arm) v \($0.reference)" }
      let adjustment = arms.adjustment == .matched ? nil : arms.adjustment.word
      return [versus, adjustment].compactMap { $0 }.joined(separator: ", ")
    }
    return [
      endpoint.kind.title, endpoint.set.shortTitle, endpoint.rules.title, arms,
    ].compactMap { $0 }.joined(separator: " · ")
  }
}
