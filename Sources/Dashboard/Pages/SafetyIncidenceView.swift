import CohortModel
import Reports
import Statistics
import Terminal

/// The cumulative incidence of one line of the grade table as a curve, with its landmarks.
struct SafetyIncidenceView: PageView {
  private let incidence: AdverseEventIncidence
  private let scope: SafetyScope
  private let isZoomed: Bool

  init(_ incidence: AdverseEventIncidence, _ state: DashboardState) {
    self.incidence = incidence
    scope = SafetyScope(state)
    isZoomed = state.isZoomed
  }

  var canZoom: Bool { true }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let room = area.inset(left: 1, right: 1)
    let table = lines(width: room.width)
    let notes = Paragraph.wrap(footnote, width: room.width)
    let rows = room.rows([
      .fixed(1), .fixed(isZoomed ? 0 : table.count), .fill,
      .fixed(isZoomed ? 0 : min(notes.count, room.height / 4)),
    ])
    buffer.put(heading, x: room.x, y: room.y, role: .heading, limit: room.width)
    for (line, spans) in table.enumerated() where line < rows[1].height {
      buffer.put(spans, x: room.x, y: rows[1].y + line, limit: room.width)
    }
    chart.draw(in: rows[2], of: &buffer)
    buffer.putNotes(notes, in: rows[3])
  }

  private var heading: String {
    "Cumulative incidence · \(incidence.line.title) · \(scope.phrase) · "
      + scope.set(incidence.tally.subjects)
  }

  private var footnote: String {
    ([
      scope.study.armLegend(scope.cohort.gate.access),
      incidence.grayTest.map { "Gray p \(Format.pValue($0.pValue)), nominal" },
    ].compactMap { $0 } + incidence.notes(scope.study) + [
      "the line is the one selected in the table of grades"
    ]).joined(separator: " · ")
  }

  // MARK: - Numbers

  /// As many landmarks as find room whole.
  private func lines(width room: Int) -> [[Span]] {
    let width = (incidence.groups.map { name($0).displayWidth }.max() ?? 0) + 1
    let count = max(1, (room - width - 21) / 27)
    let months = (incidence.groups.first?.landmarks ?? []).prefix(count).map(\.months)
    let header =
      "".padded(to: width) + right("N", 6) + right("with it", 9) + right("died", 6)
      + months.map { right("\($0) mo, % · at risk", 27) }.joined()
    return [[Span(header, .heading)]]
      + incidence.groups.enumerated().map { index, group in
        [
          Span(name(group).padded(to: width), .title),
          Span(right(String(group.total), 6), link: Link("total\(index)")),
          Span(right(Format.count(group.events), 9), link: Link("events\(index)")),
          Span(right(Format.count(group.deaths), 6), link: Link("deaths\(index)")),
        ]
          + group.landmarks.prefix(count).enumerated().map { place, landmark in
            Span(right(text(landmark), 27), link: Link("at\(index),\(place)"))
          }
      }
  }

  private func name(_ group: AdverseEventIncidence.Group) -> String { group.label ?? "all" }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.displayWidth)) + text
  }

  private func text(_ landmark: AdverseEventIncidence.Landmark) -> String {
    let atRisk = " · \(landmark.atRisk)"
    guard let event = landmark.event else { return Format.missing + atRisk }
    let limits = event.limits.map {
      " (\(Format.percent($0.lower))–\(Format.percent($0.upper)))"
    }
    return Format.percent(event.estimate) + (limits ?? "") + atRisk
  }

  func figure(_ link: Link) -> Figure? {
    for (index, group) in incidence.groups.enumerated() {
      let name = [incidence.line.title, group.label].compactMap { $0 }.joined(separator: ", ")
      switch link.column {
      case "total\(index)":
        return figure(.total(group: index), "\(name), followed", "\(group.total)")
      case "events\(index)":
        return figure(.events(group: index), "\(name), with it", "\(group.events)")
      case "deaths\(index)":
        return figure(.deaths(group: index), "\(name), died before any", "\(group.deaths)")
      default:
        for (place, landmark) in group.landmarks.enumerated()
        where link.column == "at\(index),\(place)" {
          return figure(
            .atRisk(group: index, days: landmark.days),
            "\(name), at risk at \(landmark.months) months", text(landmark))
        }
      }
    }
    return nil
  }

  private func figure(
    _ number: AdverseEventIncidence.Number, _ title: String, _ value: String
  ) -> Figure {
    Figure(
      title,
      .subjects { [scope, line = incidence.line] in
        AdverseEventIncidence.subjects(
          behind: number, scope.cohort, scope.selection, class: scope.adverseEventClass, of: line)
      },
      card: DefinitionCard(
        title,
        formula: "F(t) = Σ S(t−) d/n over first onsets, S free of onset and death (Aalen–Johansen)",
        set: scope.set(incidence.tally.subjects), value: value,
        exclusions: incidence.notes(scope.study),
        method: "95 % \(scope.study.survival.interval.title)",
        source: "ae.csv, subjects.csv"))
  }

  // MARK: - Curve

  private var chart: StepChart {
    let shown = incidence.groups.count > 1 ? Array(incidence.groups.dropFirst()) : incidence.groups
    let axis = ChartAxis.months(
      upTo: shown.compactMap { $0.incidence?.table.times.last }.max() ?? 0)
    return StepChart(
      series: shown.map { series($0) }, xAxis: axis, yAxis: KaplanMeierChart.yAxis,
      tableRows: shown.enumerated().map { index, group in
        ChartTableRow(
          label: (group.label.map { StepChart.sample(index) + " " + $0 + " " } ?? "") + "at risk",
          role: .series(index),
          values: axis.ticks.map { tick in
            String(group.incidence?.table.atRisk(at: tick.value) ?? 0)
          })
      })
  }

  private func series(_ group: AdverseEventIncidence.Group) -> StepChart.Series {
    guard let incidence = group.incidence else {
      return StepChart.Series(label: group.label ?? "", steps: [])
    }
    let table = incidence.table
    let onsets = table.times.indices.filter { table.events(ofCause: 1, at: $0) > 0 }
    return StepChart.Series(
      label: group.label ?? "",
      steps: [ChartPoint(x: 0, y: 0)]
        + onsets.map { index in
          ChartPoint(x: table.times[index], y: incidence.causes[0].estimates[index])
        },
      end: table.times.last,
      fadesAfter: table.times.indices
        .first { table.atRisk[$0] < max(10, (table.subjects + 9) / 10) }.map { table.times[$0] })
  }
}
