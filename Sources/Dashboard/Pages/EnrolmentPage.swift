import CohortModel
import Reports
import Terminal

/// How many against plan, where they come from, where they are lost, and when it will be done.
struct EnrolmentPage: PageView {
  private let summary: EnrolmentSummary
  private let sites: [EnrolmentSummary.SiteRow]
  private let state: DashboardState

  init(_ content: EnrolmentContent, _ state: DashboardState) {
    summary = content.summary
    sites = content.sites
    self.state = state
  }

  private struct Layout {
    var headline: Rect
    var plan: Rect
    var months: Rect
    var flow: Rect
    var list: Rect
    let isWide: Bool

    /// What alone fills the page below its headline.
    enum Zoom { case charts, list }

    /// - Parameter text: the flow of subjects, for its own lines where the page is not wide.
    init(_ body: Rect, flow text: String, zoom: Zoom?) {
      let room = body.inset(left: 1, right: 1)
      isWide = room.width >= 150
      let chartHeight =
        switch zoom {
        case .charts: max(0, room.height - 2)
        case .list: 0
        case nil: max(0, min(16, (room.height - 3) / 3))
        }
      let flowHeight =
        isWide || zoom != nil ? 0 : min(3, Paragraph.wrap(text, width: room.width).count)
      let rows = room.rows([.fixed(2), .fixed(chartHeight), .fixed(flowHeight), .fill])
      let columns = rows[1].columns(
        isWide ? [.fraction(0.42), .fraction(0.30), .fill] : [.fraction(0.58), .fill, .fixed(0)],
        gap: 2)
      (headline, plan, months) = (rows[0], columns[0], columns[1])
      flow = isWide ? columns[2] : rows[2]
      list = Rect(
        x: body.x + 1, y: rows[3].y, width: max(0, body.width - 1), height: rows[3].height)
    }
  }

  func listArea(in body: Rect) -> Rect {
    layout(in: body).list
  }

  func figure(_ link: Link) -> Figure? {
    EnrolmentFigures(summary: summary, state: state).figure(link)
  }

  func column(atX x: Int, y: Int, in body: Rect) -> SortColumn? {
    switch table.headerIndex(atX: x, y: y, in: listArea(in: body)) {
    case 0?: .sites(.site)
    case 5?: .sites(.enrolled)
    case 7?: .sites(.rate)
    case 8?: .sites(.lastEnrolled)
    default: nil
    }
  }

  private func layout(in body: Rect) -> Layout {
    Layout(body, flow: flow(isBrief: true).joined(separator: "").text, zoom: zoom)
  }

  var canZoom: Bool { true }

  /// The charts where a number of theirs is in focus, else the list.
  private var zoom: Layout.Zoom? {
    guard state.isZoomed else { return nil }
    if case .number? = state.focus { return .charts }
    return .list
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let layout = layout(in: area)
    drawHeadline(in: layout.headline, of: &buffer)
    planChart.draw(in: layout.plan, of: &buffer)
    monthChart.draw(in: layout.months, of: &buffer)
    buffer.putNotes(flow(isBrief: !layout.isWide), in: layout.flow, role: .text)
    table.draw(in: layout.list, of: &buffer)
  }

  // MARK: - Headline

  private func drawHeadline(in area: Rect, of buffer: inout Buffer) {
    let first: Phrase = "\(summary.countText(state.study))   \(summary.planText())"
    let arms: [Phrase] = (summary.arms ?? []).map { arm in
      let target = arm.target.map { "/\($0)" } ?? ""
      return "\(arm.label) \(arm.enrolled, EnrolmentFigures.link(.arm(arm.label)))\(target)"
    }
    let unallocated = summary.count(.unallocated) ?? 0
    let others: [Phrase] =
      unallocated == 0
      ? [] : ["not allocated \(unallocated, EnrolmentFigures.link(.unallocated))"]
    buffer.put(
      ([first] + arms + others).joined(separator: " · "), x: area.x, y: area.y, role: .heading,
      limit: area.width)
    guard area.height > 1 else { return }
    let isBrief = area.width < 100
    let method =
      summary.projectionMethod
      + (area.width < 135 || summary.projection == nil ? "" : " since activation")
    let rates: [Phrase] = [
      summary.rateText(isBrief: isBrief), summary.projectionText(isBrief: isBrief), Phrase(method),
    ]
    buffer.put(
      rates.filter { !$0.text.isEmpty }.joined(separator: " · "), x: area.x, y: area.y + 1,
      limit: area.width)
  }

  // MARK: - Charts

  private var planChart: LineChart {
    let start = summary.months.first?.start ?? summary.cutOff
    let last = summary.projection?.latest ?? summary.cutOff
    let end = max(Double(last - start), Double(summary.cutOff - start), 30)
    var series = [
      LineChart.Series(
        label: "enrolled", points: actualPoints(start), style: .steps, role: .series1)
    ]
    if let plan = planPoints(start) {
      series.append(LineChart.Series(label: "plan", points: plan, style: .dotted, role: .plan))
    }
    return LineChart(
      series: series, band: projectionBand(start),
      markers: [LineChart.Marker(x: Double(summary.cutOff - start), label: "cut-off")],
      xAxis: monthAxis(start, end: end),
      yAxis: .counts(to: Double(max(summary.target ?? 0, summary.enrolled)), about: 4))
  }

  private func actualPoints(_ start: Day) -> [ChartPoint] {
    [ChartPoint(x: 0, y: 0)]
      + summary.months.map { month in
        let end = min(month.start.adding(months: 1), summary.cutOff)
        return ChartPoint(x: Double(end - start), y: Double(month.cumulative))
      }
  }

  /// The plan as a line from its start to its target.
  private func planPoints(_ start: Day) -> [ChartPoint]? {
    let plan = state.study.accrual
    guard let from = plan.start, let months = plan.months, let target = state.study.target else {
      return nil
    }
    return [
      ChartPoint(x: Double(from - start), y: 0),
      ChartPoint(x: Double(from.adding(months: months) - start), y: Double(target)),
    ]
  }

  private func projectionBand(_ start: Day) -> LineChart.Band? {
    guard let projection = summary.projection, let target = summary.target else { return nil }
    let now = ChartPoint(x: Double(summary.cutOff - start), y: Double(summary.enrolled))
    let limit: (Day) -> [ChartPoint] = { day in
      [now, ChartPoint(x: Double(day - start), y: Double(target))]
    }
    return LineChart.Band(lower: limit(projection.latest), upper: limit(projection.earliest))
  }

  private func monthAxis(_ start: Day, end: Double) -> ChartAxis {
    let months = Int((end / Format.daysPerMonth).rounded(.up))
    let step = [3, 6, 12, 24, 60].first { months / $0 <= 6 } ?? 120
    let ticks = stride(from: 0, through: months, by: step).map { month in
      let day = start.adding(months: month)
      return AxisTick(Double(day - start), Format.month(day))
    }
    return ChartAxis(0...end, ticks: ticks.filter { $0.value <= end })
  }

  private var monthChart: ColumnChart {
    ColumnChart(
      columns: summary.months.suffix(18).map { month in
        ColumnChart.Column(
          Format.monthNames[month.start.civil.month - 1], value: Double(month.enrolled),
          role: month.isPartial ? .barTrack : .barFill,
          link: EnrolmentFigures.link(.month(month.start)))
      })
  }

  // MARK: - Flow

  private func flow(isBrief: Bool) -> [Phrase] {
    let flow = summary.flow
    let failed: Phrase =
      "failed \(number(.failed)) (\(Format.share(flow.failed, of: flow.screened)) %)"
    let enrolled: Phrase? =
      state.study.isRandomised ? "randomised \(number(.enrolled))" : nil
    let before: [Phrase?] = [
      "screened \(number(.screened))", failed, "in screening \(number(.inScreening))", enrolled,
      "treated \(number(.treated))",
    ]
    let screened = before.compactMap { $0 }.joined(separator: " ▸ ")
    let after: Phrase = [
      "on treatment \(number(.onTreatment))", "off treatment \(number(.offTreatment))",
      "off study \(number(.offStudy))", "died \(number(.died))",
    ].joined(separator: " · ")
    guard !isBrief else { return ["\(screened) ▸ \(after)"] }
    return [
      screened, after,
      "Screening failures: \(reasons(flow.failureReasons) { .failureReason($0) })",
      "Off treatment: \(reasons(flow.offTreatmentReasons) { .offTreatmentReason($0) })",
      "Off study: \(reasons(flow.offStudyReasons) { .offStudyReason($0) })",
    ]
  }

  private func number(_ number: EnrolmentSummary.Number) -> Phrase {
    "\(summary.count(number) ?? 0, EnrolmentFigures.flowLink(number))"
  }

  private func reasons(
    _ reasons: [EnrolmentSummary.Reason], _ of: (String) -> EnrolmentSummary.Number
  ) -> Phrase {
    reasons.isEmpty
      ? "none"
      : reasons.map { "\($0.reason) \(number(of($0.reason)))" }.joined(separator: ", ")
  }

  // MARK: - Sites

  private var table: Table {
    Table(
      columns: EnrolmentPage.columns, rowCount: sites.count, selected: state.cursor.index,
      offset: state.cursor.offset, sort: sort
    ) { cells(sites[$0]) }
  }

  private var sort: Table.Sort {
    let column =
      switch state.siteOrder {
      case .site: 0
      case .enrolled: 5
      case .rate: 7
      case .lastEnrolled: 8
      }
    let isReversed = state.isReversed[.enrolment] ?? false
    return Table.Sort(
      column: column, isDescending: (state.siteOrder != .site) != isReversed)
  }

  private static let columns = [
    TableColumn("Site", width: .fixed(7)),
    TableColumn("Name", width: .minimum(12)),
    TableColumn("Activated", width: .fixed(10), priority: 4),
    TableColumn("Scr", width: .fixed(4), alignment: .right),
    TableColumn("Fail", width: .fixed(4), alignment: .right),
    TableColumn("Enr", width: .fixed(4), alignment: .right),
    TableColumn("Plan", width: .fixed(4), alignment: .right, priority: 2),
    TableColumn("/month", width: .fixed(6), alignment: .right, priority: 1),
    TableColumn("Last", width: .fixed(10), priority: 3),
    TableColumn("", width: .fixed(13)),
  ]

  private func cells(_ site: EnrolmentSummary.SiteRow) -> [TableCell] {
    [
      TableCell(site.site),
      TableCell(site.name ?? Format.missing),
      TableCell(Format.date(site.activated), .muted),
      TableCell(Format.count(site.screened), link: link(.count(.screenedAt(site: site.site)))),
      TableCell(Format.count(site.failed), .muted, link: link(.count(.failedAt(site: site.site)))),
      TableCell(
        Format.count(site.enrolled), .heading, link: link(.count(.enrolledAt(site: site.site)))),
      TableCell(
        site.target.map(String.init) ?? Format.missing, .plan, link: link(.siteTarget(site.site))),
      TableCell(
        site.perMonth.map { Format.decimal($0, digits: 2) } ?? Format.missing,
        link: link(.siteRate(site.site))),
      TableCell(Format.date(site.lastEnrolled), .muted),
      note(site),
    ]
  }

  private func link(_ figure: EnrolmentFigure) -> Link { EnrolmentFigures.link(figure) }

  private func note(_ site: EnrolmentSummary.SiteRow) -> TableCell {
    if site.closed != nil { return TableCell("closed", .muted) }
    if site.activated == nil {
      return TableCell(site.screened > 0 ? "" : "not activated", .muted)
    }
    return site.isSilent ? TableCell("silent > 90 d", .warning) : TableCell("")
  }
}
