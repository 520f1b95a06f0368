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

    /// - Parameter text: the flow of subjects, for its own lines where the page is not wide.
    init(_ body: Rect, flow text: String) {
      let room = body.inset(left: 1, right: 1)
      isWide = room.width >= 150
      let chartHeight = max(0, min(16, (room.height - 3) / 3))
      let flowHeight = isWide ? 0 : min(3, Paragraph.wrap(text, width: room.width).count)
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
    EnrolmentFigures(summary: summary, cohort: state.cohort, filter: state.selection.filter)
      .figure(link)
  }

  private func layout(in body: Rect) -> Layout {
    Layout(body, flow: flow(isBrief: true).joined())
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
    let first = summary.countText(state.study) + "   " + summary.planText()
    let arms = (summary.arms ?? []).map { arm in
      "\(arm.label) \(arm.enrolled)" + (arm.target.map { "/\($0)" } ?? "")
    }
    let allocated = (summary.arms ?? []).reduce(0) { $0 + $1.enrolled }
    let others =
      arms.isEmpty || allocated == summary.enrolled
      ? [] : ["not allocated \(summary.enrolled - allocated)"]
    buffer.put(
      ([first] + arms + others).joined(separator: " · "), x: area.x, y: area.y, role: .heading,
      limit: area.width)
    guard area.height > 1 else { return }
    let isBrief = area.width < 100
    buffer.put(
      [
        summary.rateText(isBrief: isBrief), summary.projectionText(isBrief: isBrief),
        summary.projectionMethod
          + (area.width < 135 || summary.projection == nil ? "" : " since activation"),
      ]
      .filter { !$0.isEmpty }.joined(separator: " · "), x: area.x, y: area.y + 1,
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
          role: month.isPartial ? .barTrack : .barFill)
      })
  }

  // MARK: - Flow

  private func flow(isBrief: Bool) -> [String] {
    let flow = summary.flow
    let screened =
      "screened \(flow.screened) ▸ failed \(flow.failed) "
      + "(\(Format.share(flow.failed, of: flow.screened)) %) ▸ in screening \(flow.inScreening) "
      + (state.study.isRandomised ? "▸ randomised \(flow.enrolled) " : "")
      + "▸ treated \(flow.treated)"
    let after =
      "on treatment \(flow.onTreatment) · off treatment \(flow.offTreatment) · "
      + "off study \(flow.offStudy) · died \(flow.died)"
    guard !isBrief else { return [screened + " ▸ " + after] }
    return [screened, after, "Screening failures: " + reasons(flow.failureReasons)]
      + ["Off treatment: " + reasons(flow.offTreatmentReasons)]
      + ["Off study: " + reasons(flow.offStudyReasons)]
  }

  private func reasons(_ reasons: [EnrolmentSummary.Reason]) -> String {
    reasons.isEmpty
      ? "none" : reasons.map { "\($0.reason) \($0.count)" }.joined(separator: ", ")
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
      TableCell(Format.count(site.screened)),
      TableCell(Format.count(site.failed), .muted),
      TableCell(Format.count(site.enrolled), .heading, link: Link(row: site.site, "enrolled")),
      TableCell(site.target.map(String.init) ?? Format.missing, .plan),
      TableCell(site.perMonth.map { Format.decimal($0, digits: 2) } ?? Format.missing),
      TableCell(Format.date(site.lastEnrolled), .muted),
      note(site),
    ]
  }

  private func note(_ site: EnrolmentSummary.SiteRow) -> TableCell {
    if site.closed != nil { return TableCell("closed", .muted) }
    if site.activated == nil {
      return TableCell(site.screened > 0 ? "" : "not activated", .muted)
    }
    return site.isSilent ? TableCell("silent > 90 d", .warning) : TableCell("")
  }
}

extension EnrolmentSummary {
  /// `231 / 354 randomised, 65 %`.
  func countText(_ study: Study) -> String {
    guard let target else { return "\(enrolled) \(study.enrolledWord), target not specified" }
    return "\(enrolled) / \(target) \(study.enrolledWord), "
      + "\(Format.share(enrolled, of: target, digits: 0)) %"
  }

  /// `plan 218 ▲ 13 ahead`, or `▲ 13` alone.
  func planText(isBrief: Bool = false) -> String {
    guard let plan = plannedByCutOff else { return isBrief ? "" : "plan not specified" }
    let planned = Int(plan.rounded())
    let difference = enrolled - planned
    if isBrief { return difference < 0 ? "▼ \(-difference)" : "▲ \(difference)" }
    if difference == 0 { return "plan \(planned), on plan" }
    return difference > 0
      ? "plan \(planned) ▲ \(difference) ahead" : "plan \(planned) ▼ \(-difference) behind"
  }

  /// `9.8 a month (182 days)`, or `9.8/month` alone.
  func rateText(isBrief: Bool = false) -> String {
    guard let rate = recentPerMonth.map({ Format.decimal($0) }) else { return "rate: too early" }
    return isBrief ? "\(rate)/month" : "\(rate) a month (182 days)"
  }

  /// `complete Apr 2027 (80 %: Jan 2027 – Jul 2027)`, or `end Apr 2027 (80 %: Jan 27–Jul 27)`.
  func projectionText(isBrief: Bool = false) -> String {
    guard let projection else {
      guard let target else { return "completion: target not specified" }
      return enrolled >= target ? "target reached" : "completion: not estimable"
    }
    if isBrief {
      return "end \(Format.month(projection.median)) (80 %: "
        + "\(Format.shortMonth(projection.earliest))–\(Format.shortMonth(projection.latest)))"
    }
    return "complete \(Format.month(projection.median)) (80 %: "
      + "\(Format.month(projection.earliest)) – \(Format.month(projection.latest)))"
  }

  /// How the completion was projected.
  var projectionMethod: String {
    projection.map { "\($0.method.title), constant rates" } ?? ""
  }
}

extension EnrolmentSummary.Projection.Method {
  fileprivate var title: String {
    switch self {
    case .poissonGamma: "Poisson–gamma"
    case .pooledRate: "Poisson, pooled rate"
    }
  }
}
