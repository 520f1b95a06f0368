import CohortModel
import Reports
import Terminal

/// Best overall response, the rates with their interval, and each subject's depth of response.
struct ResponsePage: PageView {
  private let summary: ResponseSummary
  private let cohort: Cohort
  private let adjustment: String?
  private let figures: ResponseFigures
  private let isZoomed: Bool

  init(_ summary: ResponseSummary, _ state: DashboardState) {
    self.summary = summary
    adjustment = state.adjustmentNote(summary.set)
    cohort = state.cohort
    figures = ResponseFigures(summary: summary, state: state)
    isZoomed = state.isZoomed
  }

  func figure(_ link: Link) -> Figure? { figures.figure(link) }

  var canZoom: Bool { true }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let room = area.inset(left: 1, right: 1)
    let table = table(width: room.width)
    let notes = Paragraph.wrap(footnote, width: room.width)
    let rows = room.rows([
      .fixed(1), .fixed(isZoomed ? 0 : table.lines.count), .fixed(1), .fill,
      .fixed(isZoomed ? 0 : min(notes.count, max(2, room.height / 6))),
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
    let measured: Phrase =
      "\(summary.waterfall.count, link(.measured)) measured, "
    let others: Phrase = "\(summary.withoutMeasurement, link(.notMeasured)) not"
    buffer.put(
      "Best change of target sum, % · \(measured)\(others) · C CR R PR S SD P PD n NE\(note)"
        as Phrase, x: heading.x, y: heading.y, role: .heading, limit: heading.width)
    waterfall.draw(in: area, of: &buffer)
  }

  private var waterfall: WaterfallChart {
    summary.waterfallChart { ResponseFigures.bar(cohort.data.subjects.ids[$0]) }
  }

  private func link(_ number: ResponseSummary.Number) -> Link {
    ResponseFigures.Key(number: number).link
  }

  private var unallocated: Int {
    summary.arms.map { arms in arms.reduce(summary.all.total) { $0 - $1.all.total } } ?? 0
  }

  private var footnote: Phrase {
    let parts: [Phrase?] = [
      cohort.study.armLegend(cohort.gate.access).map { Phrase($0) },
      Phrase(
        "95 % interval: \(summary.all.objectiveResponse.method.title) · all: NE and not yet "
          + "assessed are non-responders · due: first scheduled scan and its window have passed, "
          + "or off study, or dead"),
      timeToResponse, summary.all.abscopal.map(abscopalNote),
      unallocated > 0 ? "\(unallocated, link(.unallocated)) not allocated, in no arm" : nil,
      Phrase(cohort.study.response.confirmationText),
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  private var timeToResponse: Phrase? {
    summary.timeToResponse.map { time in
      let median = Format.months(time.median)
      let range =
        "(\(Format.months(Double(time.shortest)))–\(Format.months(Double(time.longest))))"
      return
        "time to response, responders: median \(median, link(.responded)) mo \(range)"
    }
  }

  /// The reasons of those who cannot be evaluated, each with its number.
  private func abscopalNote(_ rates: ResponseSummary.AbscopalRates) -> Phrase {
    let gaps: [Phrase] = AbscopalResponse.Gap.allCases.compactMap { gap in
      rates.gaps[gap].map { "\($0, link(.notEvaluableAbscopally(gap))) \(gap.title)" }
    }
    let missing: Phrase = gaps.isEmpty ? "" : ", NE: \(gaps.joined(separator: ", "))"
    return "ARR, ACR: RECIST over lesions outside the field\(missing)"
  }
}

extension ResponseSummary {
  /// The depth of response, one bar a subject, with the lines of PD and PR.
  func waterfallChart(link: (Int) -> Link? = { _ in nil }) -> WaterfallChart {
    WaterfallChart(
      bars: waterfall.map { depth in
        WaterfallChart.Bar(
          value: depth.change, role: depth.best.role, letter: depth.best.letter,
          link: link(depth.subject))
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
