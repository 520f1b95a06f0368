import CohortModel
import Reports
import Statistics
import Terminal

/// Kaplan–Meier curves of one endpoint with all that a reader needs to judge them.
struct SurvivalPage: PageView {
  private let summary: SurvivalSummary
  private let chart: SurvivalChart
  private let cutOff: Day
  private let endpointCount: Int
  private let legend: String?
  private let adjustment: String?

  init(_ summary: SurvivalSummary, _ state: DashboardState) {
    self.summary = summary
    chart = SurvivalChart(summary: summary, showsBands: state.showsBands)
    cutOff = state.cohort.cutOff
    endpointCount = state.endpointCount
    legend = state.study.armLegend(state.cohort.gate.access)
    adjustment = state.adjustmentNote(summary.endpoint.set)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let room = area.inset(left: 1, right: 1)
    let notes = Paragraph.wrap(footnote, width: room.width)
    let numbers = numbers.flatMap { Paragraph.wrap($0, width: room.width) }
    let rows = room.rows([
      .fixed(1), .fill, .fixed(min(numbers.count, room.height / 4)),
      .fixed(min(notes.count, room.height / 4)),
    ])
    drawHeading(in: rows[0], of: &buffer)
    if summary.groups.allSatisfy({ $0.estimate.subjects == 0 }) {
      buffer.put("Nobody with this endpoint's origin yet.", x: rows[1].x, y: rows[1].y + 1)
    } else {
      fitting(rows[1]).draw(in: rows[1], of: &buffer)
    }
    buffer.putNotes(numbers, in: rows[2], role: .text)
    buffer.putNotes(notes, in: rows[3])
  }

  /// All rows of numbers below the axis, or the numbers at risk alone where not all find room.
  private func fitting(_ area: Rect) -> StepChart {
    let whole = chart.chart
    guard whole.omittedTableRows(in: area) > 0 else { return whole }
    var brief = chart
    brief.isBrief = true
    return brief.chart
  }

  private func drawHeading(in area: Rect, of buffer: inout Buffer) {
    let title = [summary.title, adjustment].compactMap { $0 }.joined(separator: " · ")
    buffer.putHeading(title, endpointCount: endpointCount, in: area)
  }

  /// One line of numbers per group, and the test.
  private var numbers: [String] {
    let groups = summary.groups.map { group in
      let estimate = group.estimate
      let counts = "N \(estimate.subjects), \(Format.plural(estimate.events, "event"))"
      let landmarks = summary.landmarks.map { landmark in
        let survival = estimate.survival(at: landmark.days)
        return "\(landmark.months) mo " + percent(survival)
      }
      let followUp = "follow-up \(Format.months(group.medianFollowUp)) mo"
      return ([summary.medianText(group), counts, followUp] + landmarks)
        .joined(separator: " · ")
    }
    let test = summary.logRank.map { test in
      "log-rank χ² \(test.chiSquare.map { Format.decimal($0, digits: 2) } ?? Format.missing), "
        + "p \(Format.pValue(test.pValue)), nominal, not adjusted for looks"
        + (summary.endpoint.kind == .durationOfResponse ? "; not a randomised comparison" : "")
    }
    return groups + [test].compactMap { $0 }
  }

  private func percent(_ survival: SurvivalEstimate?) -> String {
    guard let survival else { return Format.missing }
    guard let lower = survival.lower, let upper = survival.upper else {
      return Format.percent(survival.estimate) + " %"
    }
    return Format.percent(survival.estimate) + " % (\(Format.percent(lower))–"
      + "\(Format.percent(upper)))"
  }

  private var footnote: String {
    let endpoint = summary.endpoint
    let left = [
      summary.withoutOrigin > 0
        ? "\(summary.withoutOrigin) without \(endpoint.origin.title), left out" : nil,
      summary.withoutScan > 0
        ? "\(summary.withoutScan) without a scan after baseline, censored on day 1" : nil,
      summary.deathsApart > 0
        ? "\(Format.plural(summary.deathsApart, "death")) without progression censored" : nil,
      summary.unallocated > 0 ? "\(summary.unallocated) not allocated, left out" : nil,
      summary.withoutResponse > 0 ? "\(summary.withoutResponse) without response, left out" : nil,
      summary.pendingConfirmation > 0
        ? "\(summary.pendingConfirmation) responses to be confirmed, left out" : nil,
      summary.lacksSchedule ? "no scan schedule, so no missed scans" : nil,
      summary.recentContact.map { contact in
        "alive with contact in the last 90 days \(contact.count) of \(contact.total), "
          + "\(Format.share(contact.count, of: contact.total, digits: 0)) %"
      },
      summary.completeness.map(completenessNote),
    ]
    let estimate = summary.groups.first?.estimate
    let interval = estimate.map { "95 % interval \($0.interval.title)" }
    return
      ([
        legend,
        "Kaplan–Meier from \(endpoint.originTitle), \(endpoint.rules.title), cut-off \(cutOff.iso)",
        interval, "median by Brookmeyer–Crowley", "follow-up by reverse Kaplan–Meier",
        "months of 30.4375 days",
      ] + left).compactMap { $0 }.joined(separator: " · ")
  }

  /// Deaths are known at once and survival only at the last contact, so stale contacts bias OS low.
  private func completenessNote(_ completeness: Double) -> String {
    let isLow = completeness < 0.9 && summary.endpoint.kind == .overallSurvival
    return "completeness (Clark) \(Format.percent(completeness, digits: 0)) %"
      + (isLow ? ", survival may be biased low" : "")
  }
}

extension Buffer {
  /// The title of an endpoint, and how many there are to choose from.
  mutating func putHeading(_ title: String, endpointCount: Int, in area: Rect) {
    let others = endpointCount > 1 ? "   e: \(Format.plural(endpointCount, "endpoint"))" : ""
    let used = put(title, x: area.x, y: area.y, role: .heading, limit: area.width)
    put(others, x: area.x + used, y: area.y, role: .muted, limit: max(0, area.width - used))
  }
}
