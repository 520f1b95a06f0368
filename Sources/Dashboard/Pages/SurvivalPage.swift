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
  private let figures: SurvivalFigures
  private let isZoomed: Bool

  init(_ summary: SurvivalSummary, _ state: DashboardState) {
    self.summary = summary
    chart = SurvivalChart(summary: summary, showsBands: state.showsBands)
    cutOff = state.cohort.cutOff
    endpointCount = state.endpointCount
    legend = state.study.armLegend(state.cohort.gate.access)
    adjustment = state.adjustmentNote(summary.endpoint.set)
    figures = SurvivalFigures(summary: summary, state: state)
    isZoomed = state.isZoomed
  }

  func figure(_ link: Link) -> Figure? { figures.figure(link) }

  var canZoom: Bool { true }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let room = area.inset(left: 1, right: 1)
    let notes = Paragraph.wrap(footnote, width: room.width)
    let numbers = numbers.flatMap { Paragraph.wrap($0, width: room.width) }
    let rows = room.rows([
      .fixed(1), .fill, .fixed(isZoomed ? 0 : min(numbers.count, room.height / 4)),
      .fixed(isZoomed ? 0 : min(notes.count, room.height / 4)),
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

  private func link(_ figure: SurvivalFigure, _ group: String? = nil) -> Link {
    SurvivalFigures.Key(figure: figure, group: group).link
  }

  /// One line of numbers per group, and the test.
  private var numbers: [Phrase] {
    let groups = summary.groups.map { group in
      let (estimate, label) = (group.estimate, group.label)
      let word = estimate.events == 1 ? "event" : "events"
      let subjects: Phrase = "N \(estimate.subjects, link(.count(.total), label))"
      let events: Phrase = "\(estimate.events, link(.count(.events), label)) \(word)"
      let followUp: Phrase =
        "follow-up \(Format.months(group.medianFollowUp), link(.followUp, label)) mo"
      let landmarks: [Phrase] = summary.landmarks.map { landmark in
        let text = percent(estimate.survival(at: landmark.days))
        let (number, rest) = (text.prefix { $0 != " " }, text.drop { $0 != " " })
        let link = link(.landmark(months: landmark.months), label)
        return "\(landmark.months) mo \(number, link)\(rest)"
      }
      return ([summary.medianText(group), "\(subjects), \(events)", followUp] + landmarks)
        .joined(separator: " · ")
    }
    return groups + [test].compactMap { $0 }
  }

  private var test: Phrase? {
    summary.logRank.map { test in
      let chiSquare = test.chiSquare.map { Format.decimal($0, digits: 2) } ?? Format.missing
      let isRandomised = summary.endpoint.kind != .durationOfResponse
      let p = Format.pValue(test.pValue)
      let note = isRandomised ? "" : "; not a randomised comparison"
      return
        "log-rank χ² \(chiSquare), p \(p, link(.logRank)), nominal, not adjusted for looks\(note)"
    }
  }

  private func percent(_ survival: SurvivalEstimate?) -> String {
    guard let survival else { return Format.missing }
    guard let lower = survival.lower, let upper = survival.upper else {
      return Format.percent(survival.estimate) + " %"
    }
    return Format.percent(survival.estimate) + " % (\(Format.percent(lower))–"
      + "\(Format.percent(upper)))"
  }

  private var footnote: Phrase {
    let endpoint = summary.endpoint
    let interval = summary.groups.first.map { "95 % interval \($0.estimate.interval.title)" }
    let method: [String?] = [
      legend,
      "Kaplan–Meier from \(endpoint.originTitle), \(endpoint.rules.title), cut-off \(cutOff.iso)",
      interval, "median by Brookmeyer–Crowley", "follow-up by reverse Kaplan–Meier",
      "months of 30.4375 days",
    ]
    return (method.compactMap { $0.map { Phrase($0) } } + tallies + followUp)
      .joined(separator: " · ")
  }

  /// Who is left out or counted in a way that is not plain.
  private var tallies: [Phrase] {
    let deaths = summary.deathsApart == 1 ? "death" : "deaths"
    let tallies: [(SurvivalSummary.Number, String)] = [
      (.withoutOrigin, "without \(summary.endpoint.origin.title), left out"),
      (.withoutScan, "without a scan after baseline, censored on day 1"),
      (.deathsApart, "\(deaths) without progression censored"),
      (.unallocated, "not allocated, left out"), (.withoutResponse, "without response, left out"),
      (.pendingConfirmation, "responses to be confirmed, left out"),
    ]
    return tallies.compactMap { number, words in
      let count = summary.count(number) ?? 0
      return count > 0 ? "\(count, link(.count(number))) \(words)" : nil
    }
  }

  private var followUp: [Phrase] {
    let contact: Phrase? = summary.recentContact.map { contact in
      let share = Format.share(contact.count, of: contact.total, digits: 0)
      let counts: Phrase =
        "\(contact.count, link(.count(.recentContact))) of \(contact.total, link(.count(.alive)))"
      return "alive with contact in the last 90 days \(counts), \(share) %"
    }
    return [
      summary.lacksSchedule ? "no scan schedule, so no missed scans" : nil, contact,
      summary.completeness.map(completenessNote),
    ].compactMap { $0 }
  }

  /// Deaths are known at once and survival only at the last contact, so stale contacts bias OS low.
  private func completenessNote(_ completeness: Double) -> Phrase {
    let isLow = completeness < 0.9 && summary.endpoint.kind == .overallSurvival
    let percent = Format.percent(completeness, digits: 0)
    let note = isLow ? ", survival may be biased low" : ""
    return "completeness (Clark) \(percent, link(.completeness)) %\(note)"
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
