import CohortModel
import Reports
import Terminal

/// Best overall response, the rates with their interval, and each subject's depth of response.
struct ResponsePage: PageView {
  private let summary: ResponseSummary
  private let cohort: Cohort

  init(_ summary: ResponseSummary, _ state: DashboardState) {
    self.summary = summary
    cohort = state.cohort
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let room = area.inset(left: 1, right: 1)
    let table = tableLines
    let rows = room.rows([.fixed(1), .fixed(table.count), .fixed(1), .fill, .fixed(2)])
    buffer.put(heading, x: rows[0].x, y: rows[0].y, role: .heading, limit: room.width)
    for (line, spans) in table.enumerated() where line < rows[1].height {
      buffer.put(spans, x: rows[1].x, y: rows[1].y + line, limit: room.width)
    }
    drawWaterfall(heading: rows[2], in: rows[3], of: &buffer)
    buffer.putNotes(Paragraph.wrap(footnote, width: room.width), in: rows[4])
  }

  private var heading: String {
    "Best overall response · \(summary.set.title) · "
      + (summary.isConfirmed ? "confirmed" : "unconfirmed") + " · cut-off \(cohort.cutOff.iso)"
  }

  // MARK: - Rates

  private var groups: [(name: String, rates: ResponseSummary.Rates)] {
    let pooled = [("all", summary.all), ("due", summary.due)]
    let arms = (summary.arms ?? []).flatMap { group in
      [("\(group.label ?? "") all", group.all), ("\(group.label ?? "") due", group.due)]
    }
    return (pooled + arms).map { (name: $0.0, rates: $0.1) }
  }

  private var tableLines: [[Span]] {
    let names = groups.map { "\($0.name), N = \($0.rates.total)" }
    let width = max(26, names.map(\.displayWidth).max().map { $0 + 2 } ?? 0)
    let label = 25
    let header =
      [Span("".padded(to: label), .heading)]
      + names.map { Span($0.padded(to: width), .heading) }
    let responses = BestOverallResponse.allCases.filter { response in
      response != .nonCompleteNonProgressive || summary.all.count(response) > 0
    }
    let counts = responses.map { response in
      [Span("\(response.abbreviation)  \(response.title)".padded(to: label), response.role)]
        + groups.map { Span(count($0.rates, response).padded(to: width)) }
    }
    let stable = summary.all.count(.nonCompleteNonProgressive) > 0 ? "SD+NN" : "SD"
    let days = cohort.study.response.clinicalBenefitDays
    let rates: [(String, KeyPath<ResponseSummary.Rates, Proportion>)] = [
      ("ORR  CR + PR", \.objectiveResponse), ("DCR  ORR + \(stable)", \.diseaseControl),
      ("CBR  ORR + \(stable) ≥ \(days) d", \.clinicalBenefit),
    ]
    let lines = rates.map { name, path in
      [Span(name.padded(to: label), .title)]
        + groups.map { Span(rate($0.rates[keyPath: path]).padded(to: width)) }
    }
    return [header] + counts + lines
  }

  private func count(
    _ rates: ResponseSummary.Rates, _ response: BestOverallResponse
  ) -> String {
    let count = rates.count(response)
    let number = String(repeating: " ", count: max(0, 4 - String(count).count)) + String(count)
    let share = Format.share(count, of: rates.total)
    return number + String(repeating: " ", count: max(1, 7 - share.count)) + share + " %"
  }

  private func rate(_ proportion: Proportion) -> String {
    let count = String(proportion.count)
    return String(repeating: " ", count: max(0, 4 - count.count)) + count + "   "
      + Format.proportion(proportion)
  }

  // MARK: - Waterfall

  private func drawWaterfall(heading: Rect, in area: Rect, of buffer: inout Buffer) {
    guard area.height > 2 else { return }
    let note = waterfall.note(in: area).map { " · " + $0 } ?? ""
    buffer.put(
      "Best change of target sum, % · \(summary.waterfall.count) measured, "
        + "\(summary.withoutMeasurement) not · C CR R PR S SD P PD n NE" + note, x: heading.x,
      y: heading.y, role: .heading,
      limit: heading.width)
    waterfall.draw(in: area, of: &buffer)
  }

  private var waterfall: WaterfallChart { summary.waterfallChart }

  private var footnote: String {
    (cohort.study.armLegend(cohort.gate.access).map { $0 + " · " } ?? "")
      + "95 % interval: \(summary.all.objectiveResponse.method.title) · all: NE and not yet assessed "
      + "are non-responders · due: first scheduled scan and its window have passed, or off study, "
      + "or dead · \(cohort.study.response.confirmationText)"
  }
}

extension ResponseSummary {
  /// The depth of response, one bar a subject, with the lines of PD and PR.
  var waterfallChart: WaterfallChart {
    WaterfallChart(
      bars: waterfall.map { depth in
        WaterfallChart.Bar(
          value: depth.change, role: depth.best.role, letter: depth.best.letter)
      },
      range: -100...max(50, min(150, waterfall.first?.change ?? 0)),
      references: [AxisTick(20, "+20"), AxisTick(-30, "-30")],
      ticks: [AxisTick(0, "0"), AxisTick(-100, "-100")])
  }
}

extension ResponseRules {
  fileprivate var confirmationText: String {
    needsConfirmation ? "confirmed after \(confirmationDays) days" : "no confirmation asked for"
  }
}

extension BestOverallResponse {
  var role: Role {
    switch self {
    case .complete: .responseComplete
    case .partial: .responsePartial
    case .stable, .nonCompleteNonProgressive: .responseStable
    case .progressive: .responseProgressive
    case .notEvaluable, .missing: .responseNone
    }
  }
}
