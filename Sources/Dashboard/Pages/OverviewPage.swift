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

  func figure(_ link: Link) -> Figure? {
    OverviewFigures(content: content, state: state).figure(link)
  }

  var canZoom: Bool { true }

  /// The panel at a place of the page, and what is inside it.
  func panel(at place: Rect, in area: Rect) -> (panel: Panel, area: Rect)? {
    places(in: area).first { $0.1.contains(x: place.x, y: place.y) }
      .map { (panel: $0.0, area: $0.1) }
  }

  func area(of panel: Panel, in area: Rect) -> Rect? {
    places(in: area).first { $0.0 == panel }?.1
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    // Without room for a frame the most important lines stand alone.
    if area.height < 3 {
      return drawEnrolment(in: area.inset(left: 1, right: 1), of: &buffer)
    }
    for (panel, place) in places(in: area) where place.height > 2 {
      let title = title(panel)
      Terminal.Panel(
        title, footer: footer(panel), isFocused: panel.rawValue == state.overviewPanel
      ).draw(in: place, of: &buffer) { draw(panel, in: $0, of: &$1) }
    }
  }

  /// Two columns of panels, or one where the terminal is narrow: the first panels stay.
  private func places(in area: Rect) -> [(Panel, Rect)] {
    if state.isZoomed { return [(Panel.allCases[state.overviewPanel], area)] }
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

  private func title(_ panel: Panel) -> Phrase {
    switch panel {
    case .enrolment: "Enrolment"
    case .survival:
      Phrase(
        "\(content.survival.endpoint.kind.abbreviation) · "
          + "\(content.survival.endpoint.set.shortTitle) · "
          + "\(content.survival.endpoint.rules.title)")
    case .safety:
      "Safety · \(content.safety.total, OverviewFigures.link(.safetyTotal)) treated · subjects"
    case .response:
      "Response · all \(content.response.all.total, link(.total)), "
        + "due \(content.response.due.total, link(.total, isDue: true))"
    case .changes: Phrase(changesTitle)
    case .attention: "Attention"
    }
  }

  private func link(_ number: ResponseSummary.Number, isDue: Bool = false) -> Link {
    ResponseFigures.Key(number: number, isDue: isDue).link
  }

  private func footer(_ panel: Panel) -> Phrase {
    switch panel {
    case .survival:
      content.survival.groups.map(content.survival.medianText).joined(separator: " · ")
    case .enrolment: Phrase(content.enrolment.projectionMethod)
    case .response:
      Phrase(
        "\(content.response.isConfirmed ? "confirmed" : "unconfirmed") · 95 % "
          + content.response.all.objectiveResponse.method.shortTitle)
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
      "\(summary.countText(state.study))  \(summary.planText(isBrief: isBrief))" as Phrase,
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
    buffer.declare(
      EnrolmentFigures.link(.lastTwelveMonths),
      in: Rect(x: rows[2].x + used, y: rows[2].y, width: 12, height: 1))
    buffer.put(
      " \(summary.rateText(isBrief: isBrief))" as Phrase, x: rows[2].x + used + 12, y: rows[2].y,
      limit: max(0, area.width - used - 12))
    buffer.put(
      summary.projectionText(isBrief: isBrief), x: rows[3].x, y: rows[3].y, limit: area.width)
    let flow = summary.flow
    let (screened, failed) = (EnrolmentFigures.link(.screened), EnrolmentFigures.link(.failed))
    buffer.put(
      "screened \(flow.screened, screened) · failed \(flow.failed, failed) "
        + "(\(Format.share(flow.failed, of: flow.screened)) %) · "
        + "died \(flow.died, EnrolmentFigures.link(.died))" as Phrase, x: rows[4].x,
      y: rows[4].y, role: .muted, limit: area.width)
  }

  // MARK: - Safety

  private func drawSafety(in area: Rect, of buffer: inout Buffer) {
    let safety = content.safety
    let rows: [(String, SafetyOverview.Number, Role)] = [
      ("any AE", .anyEvent, .barFill), ("related (TRAE)", .anyRelated, .barFill),
      ("related, grade ≥ 3", .relatedSevere, .grade3), ("serious", .serious, .grade4),
      ("related and serious", .relatedSerious, .grade4),
      ("immune-related", .immuneRelated, .barFill), ("related, grade 5", .relatedFatal, .grade5),
      ("led to withdrawal", .ledToWithdrawal, .barFill),
    ]
    for (line, row) in rows.prefix(area.height).enumerated() {
      let count = safety.count(row.1)
      let fraction = safety.total > 0 ? Double(count ?? 0) / Double(safety.total) : 0
      BarRow(
        label: row.0, number: count.map { String($0) } ?? "–",
        share: count.map { Format.share($0, of: safety.total) + "%" } ?? "", fraction: fraction,
        labelWidth: 19, shareWidth: 6, role: row.2, link: OverviewFigures.link(.safety(row.1))
      ).draw(in: area.row(line), of: &buffer)
    }
  }

  // MARK: - Response

  private func drawResponse(in area: Rect, of buffer: inout Buffer) {
    let response = content.response
    let all = response.all
    let lines = [
      rate("ORR ", .objectiveResponse, all.objectiveResponse, response.due.objectiveResponse),
      rate("DCR ", .diseaseControl, all.diseaseControl, response.due.diseaseControl),
      area.width < 50 ? briefShares : shares,
    ]
    draw(lines: lines, in: area, of: &buffer)
    let chart = area.inset(top: lines.count)
    if chart.height > 1 {
      var waterfall = response.waterfallChart {
        ResponseFigures.bar(state.cohort.data.subjects.ids[$0])
      }
      waterfall.bars = waterfall.bars.map {
        WaterfallChart.Bar(value: $0.value, role: $0.role, link: $0.link)
      }
      waterfall.ticks = []
      waterfall.draw(in: chart, of: &buffer)
    }
  }

  /// A rate over all, with its interval, and over those who are due.
  private func rate(
    _ name: String, _ number: ResponseSummary.Number, _ all: Proportion, _ due: Proportion
  ) -> [Span] {
    [
      Span(name, .title), Span(Format.proportion(all), link: link(number)), Span("  due ", .muted),
      Span(Format.share(due.count, of: due.total), .muted, link: link(number, isDue: true)),
      Span(" %", .muted),
    ]
  }

  private var shares: [Span] {
    BestOverallResponse.allCases.filter { content.response.all.count($0) > 0 }.flatMap { best in
      let name = best == .missing ? "not yet" : best.abbreviation
      return [
        Span(name + " ", best.role), Span(share([best]), best.role, link: link(.best(best))),
        Span(" %  ", best.role),
      ]
    }
  }

  /// The shares with one sign for all, and together what no scan has answered.
  private var briefShares: [Span] {
    let answered: [BestOverallResponse] = [.complete, .partial, .stable, .progressive]
    let others = content.response.all.count(.nonCompleteNonProgressive)
    let shares = answered.flatMap { best in
      [
        Span(best.abbreviation + " ", best.role),
        Span(share([best]), best.role, link: link(.best(best))), Span(" ", best.role),
      ]
    }
    let mixed = [
      Span("NN "),
      Span(
        share([.nonCompleteNonProgressive]), link: link(.best(.nonCompleteNonProgressive))),
      Span(" "),
    ]
    return shares + (others > 0 ? mixed : []) + [
      Span("NE/none ", .responseNone),
      Span(
        share([.notEvaluable, .missing]), .responseNone, link: OverviewFigures.link(.unanswered)),
      Span(" %", .responseNone),
    ]
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
    let headline =
      count("✖ ", attention.errors, "error", attention.errors > 0 ? .error : .muted, .errors)
      + count(
        "  ! ", attention.warnings, "warning", attention.warnings > 0 ? .warning : .muted, .warnings
      )
    let scans = attention.overdueScans == 1 ? "scan overdue" : "scans overdue"
    let sites = attention.silentSites == 1 ? "site silent" : "sites silent"
    let waiting = [
      Span("\(attention.overdueScans)", link: OverviewFigures.link(.overdueScans)),
      Span(" \(scans)  "),
      Span("\(attention.silentSites)", link: OverviewFigures.link(.silentSites)),
      Span(" \(sites)"),
    ]
    let imports =
      [Span("other imports: ")]
      + count("", attention.importErrors, "error", .text, .importErrors) + [Span(", ")]
      + count("", attention.importWarnings, "warning", .text, .importWarnings)
    let hasImports = attention.importErrors + attention.importWarnings > 0
    let rules = attention.byRule.map { rule in
      [
        Span("\(rule.severity.mark) \(rule.rule.padded(to: 4))", rule.severity.role),
        Span("\(rule.title) "),
        Span(String(rule.count), .heading, link: OverviewFigures.link(.rule(rule.rule))),
      ]
    }
    return [headline, waiting] + (hasImports ? [imports] : []) + rules
  }

  /// A mark, a linked count and its word.
  private func count(
    _ mark: String, _ count: Int, _ word: String, _ role: Role, _ key: OverviewFigures.Key
  ) -> [Span] {
    [
      Span(mark, role), Span(String(count), role, link: OverviewFigures.link(key)),
      Span(" " + (count == 1 ? word : word + "s"), role),
    ].filter { !$0.text.isEmpty }
  }
}
