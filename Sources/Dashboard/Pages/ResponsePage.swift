import CohortModel
import Reports
import Terminal

/// Best overall response, the rates with their interval, and each subject's depth of response.
struct ResponsePage: PageView {
  private let summary: ResponseSummary
  private let cohort: Cohort
  private let adjustment: String?

  init(_ summary: ResponseSummary, _ state: DashboardState) {
    self.summary = summary
    adjustment = state.adjustmentNote(summary.set)
    cohort = state.cohort
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let room = area.inset(left: 1, right: 1)
    let table = table(width: room.width)
    let notes = Paragraph.wrap(footnote, width: room.width)
    let rows = room.rows([
      .fixed(1), .fixed(table.lines.count), .fixed(1), .fill,
      .fixed(min(notes.count, max(2, room.height / 6))),
    ])
    buffer.put(
      heading(table), x: rows[0].x, y: rows[0].y, role: .heading, limit: room.width)
    for (line, spans) in table.lines.enumerated() where line < rows[1].height {
      buffer.put(spans, x: rows[1].x, y: rows[1].y + line, limit: room.width)
    }
    drawWaterfall(heading: rows[2], in: rows[3], of: &buffer)
    buffer.putNotes(notes, in: rows[4])
  }

  private func heading(_ table: ResponseTable) -> String {
    "Best overall response · \(summary.set.title) · "
      + (adjustment.map { $0 + " · " } ?? "")
      + (summary.isConfirmed ? "confirmed" : "unconfirmed") + " · cut-off \(cohort.cutOff.iso)"
      + (table.isCompact ? " · % and n" : "")
      + (table.omitted > 0 ? " · \(table.omitted) more columns need a wider terminal" : "")
  }

  private func table(width: Int) -> ResponseTable {
    ResponseTable(
      summary, clinicalBenefitDays: cohort.study.response.clinicalBenefitDays, width: width)
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

  private var unallocated: Int {
    summary.arms.map { arms in arms.reduce(summary.all.total) { $0 - $1.all.total } } ?? 0
  }

  private var footnote: String {
    (cohort.study.armLegend(cohort.gate.access).map { $0 + " · " } ?? "")
      + "95 % interval: \(summary.all.objectiveResponse.method.title) · all: NE and not yet assessed "
      + "are non-responders · due: first scheduled scan and its window have passed, or off study, "
      + "or dead"
      + timeToResponse
      + (summary.all.abscopal.map { " · " + $0.shortNote } ?? "")
      + (unallocated > 0 ? " · \(unallocated) not allocated, in no arm" : "")
      + " · \(cohort.study.response.confirmationText)"
  }

  private var timeToResponse: String {
    guard let time = summary.timeToResponse else { return "" }
    return " · time to response, responders: median \(Format.months(time.median)) mo "
      + "(\(Format.months(Double(time.shortest)))–\(Format.months(Double(time.longest))))"
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
