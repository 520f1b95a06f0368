import CohortModel
import Reports
import Terminal

/// The whole trial at one glance, a panel for each question.
struct OverviewPage: PageView {
  enum Panel: Int, CaseIterable {
    case enrolment, survival, safety, response, changes, attention
  }

  private let content: OverviewContent
  private let state: DashboardState

  init(_ content: OverviewContent, _ state: DashboardState) {
    self.content = content
    self.state = state
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    for (panel, place) in places(in: area) where place.height > 2 {
      let title = title(panel)
      Terminal.Panel(
        title, footer: footer(panel), isFocused: panel.rawValue == state.overviewPanel
      ).draw(in: place, of: &buffer) { draw(panel, in: $0, of: &$1) }
    }
  }

  /// Two columns of panels, or one where the terminal is narrow: the first panels stay.
  private func places(in area: Rect) -> [(Panel, Rect)] {
    guard area.width >= 70 else {
      let rows = area.rows([.fixed(6), .fixed(9), .fixed(6), .fixed(8), .fixed(6), .fill])
      let order: [Panel] = [.enrolment, .safety, .attention, .response, .changes, .survival]
      return Array(zip(order, rows))
    }
    let columns = area.columns([.fill, .fill])
    guard area.height >= 28 else {
      let left = columns[0].rows([.fixed(6), .fixed(9), .fill])
      let right = columns[1].rows([.fill, .fixed(5), .fixed(left[2].height)])
      return Array(zip([.enrolment, .safety, .changes], left))
        + Array(zip([.survival, .response, .attention], right))
    }
    let left = columns[0].rows([.fixed(7), .fixed(10), .fill])
    let right = columns[1].rows([.fill, .fixed(max(9, area.height / 4)), .fixed(6)])
    return Array(zip([.enrolment, .safety, .attention], left))
      + Array(zip([.survival, .response, .changes], right))
  }

  private func title(_ panel: Panel) -> String {
    switch panel {
    case .enrolment: "Enrolment"
    case .survival:
      "\(content.survival.endpoint.kind.abbreviation) · "
        + "\(content.survival.endpoint.set.shortTitle) · "
        + "\(content.survival.endpoint.rules.title)"
    case .safety: "Safety · \(content.safety.total) treated · subjects"
    case .response:
      "Response · all \(content.response.all.total), due \(content.response.due.total)"
    case .changes: changesTitle
    case .attention: "Attention"
    }
  }

  private func footer(_ panel: Panel) -> String {
    switch panel {
    case .survival:
      content.survival.groups.map(content.survival.medianText).joined(separator: " · ")
    case .enrolment: content.enrolment.projectionMethod
    case .response:
      "\(content.response.isConfirmed ? "confirmed" : "unconfirmed") · 95 % "
        + content.response.all.objectiveResponse.method.shortTitle
    case .safety: "worst grade per subject"
    case .changes, .attention: ""
    }
  }

  private func draw(_ panel: Panel, in area: Rect, of buffer: inout Buffer) {
    switch panel {
    case .enrolment: drawEnrolment(in: area, of: &buffer)
    case .survival:
      SurvivalChart(summary: content.survival, isBrief: true).chart.draw(in: area, of: &buffer)
    case .safety: drawSafety(in: area, of: &buffer)
    case .response: drawResponse(in: area, of: &buffer)
    case .changes: draw(lines: changes(width: area.width), in: area, of: &buffer)
    case .attention: draw(lines: attention, in: area, of: &buffer)
    }
  }

  private func draw(lines: [[Span]], in area: Rect, of buffer: inout Buffer) {
    for (line, spans) in lines.prefix(area.height).enumerated() {
      buffer.put(spans, x: area.x, y: area.y + line, limit: area.width)
    }
  }

  // MARK: - Enrolment

  private func drawEnrolment(in area: Rect, of buffer: inout Buffer) {
    let summary = content.enrolment
    let isBrief = area.width < 50
    let rows = area.rows(Array(repeating: .fixed(1), count: 5))
    buffer.put(
      summary.countText(state.study) + "  " + summary.planText(isBrief: isBrief),
      x: rows[0].x, y: rows[0].y,
      role: .heading, limit: area.width)
    if let target = summary.target, target > 0 {
      Gauge(
        fraction: Double(summary.enrolled) / Double(target),
        mark: summary.plannedByCutOff.map { $0 / Double(target) }
      ).draw(in: rows[1], of: &buffer)
    }
    let label = "12 months "
    let used = buffer.put(label, x: rows[2].x, y: rows[2].y, role: .muted)
    Sparkline(summary.lastTwelveMonths.map(Double.init))
      .draw(
        in: Rect(x: rows[2].x + used, y: rows[2].y, width: 12, height: rows[2].height),
        of: &buffer)
    buffer.put(
      " " + summary.rateText(isBrief: isBrief), x: rows[2].x + used + 12, y: rows[2].y,
      limit: max(0, area.width - used - 12))
    buffer.put(
      summary.projectionText(isBrief: isBrief), x: rows[3].x, y: rows[3].y, limit: area.width)
    let flow = summary.flow
    buffer.put(
      "screened \(flow.screened) · failed \(flow.failed) "
        + "(\(Format.share(flow.failed, of: flow.screened)) %) · "
        + "died \(flow.died)", x: rows[4].x, y: rows[4].y, role: .muted, limit: area.width)
  }

  // MARK: - Safety

  private func drawSafety(in area: Rect, of buffer: inout Buffer) {
    let safety = content.safety
    let rows: [(String, Int?, Role)] = [
      ("any AE", safety.anyEvent, .barFill),
      ("related (TRAE)", safety.anyRelated, .barFill),
      ("related, grade ≥ 3", safety.relatedSevere, .grade3),
      ("serious", safety.serious, .grade4),
      ("related and serious", safety.relatedSerious, .grade4),
      ("immune-related", safety.immuneRelated, .barFill),
      ("related, grade 5", safety.relatedFatal, .grade5),
      ("led to withdrawal", safety.ledToWithdrawal, .barFill),
    ]
    for (line, row) in rows.prefix(area.height).enumerated() {
      let fraction = safety.total > 0 ? Double(row.1 ?? 0) / Double(safety.total) : 0
      BarRow(
        label: row.0, number: row.1.map { String($0) } ?? "–",
        share: row.1.map { Format.share($0, of: safety.total) + "%" } ?? "", fraction: fraction,
        labelWidth: 19,
        shareWidth: 6, role: row.2
      ).draw(in: area.row(line), of: &buffer)
    }
  }

  // MARK: - Response

  private func drawResponse(in area: Rect, of buffer: inout Buffer) {
    let response = content.response
    let all = response.all
    let lines = [
      rate("ORR ", all.objectiveResponse, response.due.objectiveResponse),
      rate("DCR ", all.diseaseControl, response.due.diseaseControl),
      area.width < 50 ? briefShares : shares,
    ]
    draw(lines: lines, in: area, of: &buffer)
    let chart = area.inset(top: lines.count)
    if chart.height > 1 {
      var waterfall = response.waterfallChart
      waterfall.bars = waterfall.bars.map {
        WaterfallChart.Bar(value: $0.value, role: $0.role)
      }
      waterfall.ticks = []
      waterfall.draw(in: chart, of: &buffer)
    }
  }

  /// A rate over all, with its interval, and over those who are due.
  private func rate(_ name: String, _ all: Proportion, _ due: Proportion) -> [Span] {
    [
      Span(name, .title), Span(Format.proportion(all)),
      Span("  due \(Format.share(due.count, of: due.total)) %", .muted),
    ]
  }

  private var shares: [Span] {
    BestOverallResponse.allCases.filter { content.response.all.count($0) > 0 }.map { best in
      let name = best == .missing ? "not yet" : best.abbreviation
      return Span("\(name) \(share([best])) %  ", best.role)
    }
  }

  /// The shares with one sign for all, and together what no scan has answered.
  private var briefShares: [Span] {
    let answered: [BestOverallResponse] = [.complete, .partial, .stable, .progressive]
    let others = content.response.all.count(.nonCompleteNonProgressive)
    return answered.map { Span("\($0.abbreviation) \(share([$0])) ", $0.role) }
      + (others > 0 ? [Span("NN \(share([.nonCompleteNonProgressive])) ")] : [])
      + [Span("NE/none \(share([.notEvaluable, .missing])) %", .responseNone)]
  }

  private func share(_ responses: [BestOverallResponse]) -> String {
    let all = content.response.all
    return Format.share(
      responses.reduce(0) { $0 + all.count($1) }, of: all.total, digits: 0)
  }

  // MARK: - Since the last look

  private var changesTitle: String {
    guard let look = state.lastLook, content.changes != nil else { return "Since you last looked" }
    return "Since you last looked (\(Day(Int32(clamping: look.time / 86_400)).iso))"
  }

  private func changes(width: Int) -> [[Span]] {
    guard let changes = content.changes else {
      return [[Span("This is the first look at this trial here.", .muted)]]
    }
    return changes.lines(state.study, width: width)
  }

  // MARK: - Attention

  private var attention: [[Span]] {
    let attention = content.attention
    let headline = [
      Span(
        "✖ \(Format.plural(attention.errors, "error"))",
        attention.errors > 0 ? .error : .muted),
      Span(
        "  ! \(Format.plural(attention.warnings, "warning"))",
        attention.warnings > 0 ? .warning : .muted),
    ]
    let waiting = [
      Span("\(Format.plural(attention.overdueScans, "scan")) overdue"),
      Span("  \(Format.plural(attention.silentSites, "site")) silent"),
    ]
    let imports = [
      Span(
        "other imports: \(Format.plural(attention.importErrors, "error")), "
          + Format.plural(attention.importWarnings, "warning"))
    ]
    let hasImports = attention.importErrors + attention.importWarnings > 0
    let rules = attention.byRule.map { rule in
      [
        Span("\(rule.severity.mark) \(rule.rule.padded(to: 4))", rule.severity.role),
        Span("\(rule.title) "), Span(String(rule.count), .heading),
      ]
    }
    return [headline, waiting] + (hasImports ? [imports] : []) + rules
  }
}
