import CohortModel
import Reports
import Statistics
import Terminal

/// One of the pictures of the Comparison page.
struct ComparisonPanel {
  let title: String
  /// Lines that show everything, without the title.
  let height: Int
  /// Whether the page's cursor moves over it.
  var isList = false
  private let content: any Widget

  func draw(in area: Rect, of buffer: inout Buffer) {
    content.draw(in: area, of: &buffer)
  }

  static func all(_ content: ComparisonContent, cursor: ListCursor) -> [ComparisonPanel] {
    [
      prognosis(content, cursor), forest(content.summary), balance(content.summary),
    ].compactMap { $0 }
  }

  private static func prognosis(
    _ content: ComparisonContent, _ cursor: ListCursor
  ) -> ComparisonPanel? {
    guard !content.lines.isEmpty else { return nil }
    let table = PrognosisTable(content: content, cursor: cursor)
    let hasBias = content.lines.contains { $0.row.isPostBaseline }
    return ComparisonPanel(
      title: "Prognostic factors · HR (95 %)"
        + (hasBias ? " · ! post-baseline: immortal-time bias" : ""),
      height: table.height, isList: true,
      content: table)
  }

  private static func forest(_ summary: ComparisonSummary) -> ComparisonPanel? {
    guard let arms = summary.shownArms, let contrast = arms.contrast else { return nil }
    let chart = ComparisonForest(summary: summary, contrast: contrast).chart
    return ComparisonPanel(
      title: "Hazard ratio \(contrast.arm) v \(contrast.reference) by subgroup · \(arms.title)",
      height: chart.height, content: chart)
  }

  private static func balance(_ summary: ComparisonSummary) -> ComparisonPanel? {
    guard let set = summary.matchedSet else { return nil }
    let chart = set.balance.chart
    return ComparisonPanel(
      title: "Standardised mean difference · ○ before, N "
        + "\(set.treatedCandidates + set.controlCandidates) · ● \(AnalysisSet.matched(set).shortTitle)",
      height: chart.height, content: chart)
  }
}

/// The Cox table with its check of proportional hazards below it.
struct PrognosisTable: Widget {
  private static let columns = [
    TableColumn("Covariate", width: .minimum(14)),
    TableColumn("events/N", width: .fixed(11), alignment: .right, priority: 2),
    TableColumn("Univariate", width: .fixed(17), alignment: .left, truncation: .end),
    TableColumn("p", width: .fixed(7), alignment: .right),
    TableColumn("Multivariate", width: .fixed(17), alignment: .left, truncation: .end),
    TableColumn("p", width: .fixed(7), alignment: .right),
  ]

  let content: ComparisonContent
  let cursor: ListCursor

  /// With the first version's check; those of the others are shown where there is room.
  var height: Int { content.lines.count + 1 + min(1, checks.count) }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let spare = max(1, area.height - content.lines.count - 1)
    let shown = min(checks.count, spare, max(0, area.height - 3))
    let used = min(area.height, content.lines.count + 1 + shown)
    let rows = Rect(x: area.x, y: area.y, width: area.width, height: used)
      .rows([.fill, .fixed(shown)])
    Table(
      columns: Self.columns, rowCount: content.lines.count, selected: cursor.index,
      offset: cursor.offset
    ) { cells(content.lines[$0]) }.draw(in: rows[0], of: &buffer)
    for (line, check) in checks.prefix(rows[1].height).enumerated() {
      buffer.put(check, x: rows[1].x, y: rows[1].y + line, limit: rows[1].width)
    }
  }

  private func cells(_ line: PrognosisLine) -> [TableCell] {
    let row = line.row
    let role: Role = row.isPostBaseline && line.version == nil ? .warning : .text
    let link: (ComparisonFigures.Column) -> Link = {
      ComparisonFigures.link(.cell(line: line.key, $0))
    }
    let counts: Phrase =
      "\(row.univariate.events, link(.events))/\(row.univariate.subjects, link(.subjects))"
    let multivariate =
      row.multivariate.map { cell($0, role, link(.multivariate), link(.multivariateP)) }
      ?? [TableCell(""), TableCell("")]
    return [
      TableCell(name(line), role, indent: line.version == nil ? 0 : 2), TableCell(counts, .muted),
    ] + cell(row.univariate, role, link(.univariate), link(.univariateP)) + multivariate
  }

  private func name(_ line: PrognosisLine) -> String {
    if let version = line.version { return version.title }
    let level = line.row.level.map { ": \($0) v \(line.row.reference ?? "")" } ?? ""
    return (line.row.isPostBaseline ? "! " : "") + line.row.title + level
  }

  private func cell(
    _ cell: CoxTable.Cell, _ role: Role, _ link: Link, _ pLink: Link
  ) -> [TableCell] {
    switch cell.outcome {
    case .success(let estimate):
      [
        TableCell(Format.hazardRatio(estimate), role, link: link),
        TableCell(Format.pValue(estimate.pValue), role, link: pLink),
      ]
    case .failure(let refusal):
      [TableCell(refusal.title, .muted, link: link), TableCell("", .muted)]
    }
  }

  /// A line for each version of the model of several covariates.
  private var checks: [Phrase] {
    content.summary.tables.compactMap { table -> Phrase? in
      guard let multivariate = table.multivariate else { return nil }
      let isFirst = table.version == content.summary.tables.first?.version
      let version = isFirst ? "" : ", \(table.version.title)"
      switch multivariate {
      case .failure(let refusal): return "No model\(version): \(refusal.title)"
      case .success(let model):
        return "PH\(version), p: \(model.checkText(table.version))"
      }
    }
  }
}

extension CoxTable.Model {
  /// `all 0.02, KPS ≥ 70 0.41`.
  fileprivate func checkText(_ version: CoxTable.Version) -> Phrase {
    guard let check = proportionalHazards else { return "not tested" }
    let link: (Int?) -> Link = { ComparisonFigures.link(.check(version, term: $0)) }
    let terms = check.terms.enumerated().map { place, term -> Phrase in
      "\(titles[term.covariate]) \(Format.pValue(term.test.pValue), link(place))"
    }
    let all: Phrase = "all \(Format.pValue(check.global.pValue), link(nil))"
    return ([all] + terms).joined(separator: ", ")
  }
}

/// The arms compared in everybody and in each subgroup.
struct ComparisonForest {
  let summary: ComparisonSummary
  let contrast: ArmComparison.Contrast

  var chart: ForestChart {
    ForestChart(
      rows: [all] + summary.subgroups.enumerated().flatMap(rows), axis: axis,
      sides: (contrast.arm + " better", contrast.reference + " better"))
  }

  private var all: ForestChart.Row {
    row("All", note: note(contrast.events, contrast.subjects) { .all($0) }, contrast.outcome) {
      .all($0)
    }
  }

  private typealias Key = (ComparisonFigures.Column) -> ComparisonFigures.Key

  private func note(_ events: Int, _ subjects: Int, _ key: Key) -> Phrase {
    let link = ComparisonFigures.link
    return "\(events, link(key(.events)))/\(subjects, link(key(.subjects)))"
  }

  private func rows(_ index: Int, _ subgroup: SubgroupComparison) -> [ForestChart.Row] {
    let text =
      subgroup.refusal?.title
      ?? "interaction p \(Format.pValue(subgroup.interaction?.pValue))"
    let missing = subgroup.withoutPart > 0 ? ", \(subgroup.withoutPart) in no part" : ""
    let link = subgroup.refusal == nil ? ComparisonFigures.link(.interaction(index)) : nil
    let head = ForestChart.Row(
      subgroup.label + missing, text: text, role: .heading, textLink: link)
    return [head]
      + subgroup.parts.enumerated().map { place, part in
        let key: Key = { .part(subgroup: index, part: place, $0) }
        let note = note(
          part.treatedEvents + part.referenceEvents,
          part.treatedSubjects + part.referenceSubjects, key)
        return row(part.title, indent: 2, note: note, part.outcome, key)
      }
  }

  private func row(
    _ label: String, indent: Int = 0, note: Phrase,
    _ outcome: Result<CoxTable.Estimate, CoxTable.Refusal>, _ key: Key
  ) -> ForestChart.Row {
    let link = ComparisonFigures.link(key(.univariate))
    switch outcome {
    case .failure(let refusal):
      return ForestChart.Row(label, indent: indent, note: note, text: refusal.title, textLink: link)
    case .success(let estimate):
      return ForestChart.Row(
        label, indent: indent, note: note,
        interval: .init(
          estimate: estimate.hazardRatio, lower: estimate.lower, upper: estimate.upper),
        text: Format.hazardRatio(estimate), textLink: link)
    }
  }

  private static let ticks = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20]

  /// From the tick below all intervals to the tick above them, 0.5 to 2 at least; wild intervals of
  /// small subgroups end in arrows.
  private var axis: ChartAxis {
    let outcomes = [contrast.outcome] + summary.subgroups.flatMap { $0.parts.map(\.outcome) }
    let estimates = outcomes.compactMap { try? $0.get() }
    let low = min(0.5, estimates.map(\.lower).min() ?? 1)
    let high = max(2, estimates.map(\.upper).max() ?? 1)
    let first = Self.ticks.last { $0 <= low } ?? Self.ticks[0]
    let last = Self.ticks.first { $0 >= high } ?? Self.ticks[Self.ticks.count - 1]
    return ChartAxis(
      first...last,
      ticks: Self.ticks.filter { (first...last).contains($0) }
        .map { AxisTick($0, Format.shortest($0)) })
  }
}

extension CovariateBalance {
  /// Absolute differences; those below 0.1 are taken for balanced (Austin, Stat Med 2009;28:3083).
  fileprivate var chart: DotChart {
    let rows = lines.map { line in
      let (before, after) = (
        line.before.standardisedDifference, line.after.standardisedDifference
      )
      return DotChart.Row(
        line.name, before: before.map(abs), after: after.map(abs),
        text: "\(text(before)) → \(text(after))",
        link: ComparisonFigures.link(.balance(line.name)))
    }
    let most = rows.flatMap { [$0.before, $0.after] }.compactMap { $0 }.max() ?? 0
    let last = [0.2, 0.5, 1, 2].first { $0 >= most } ?? 5
    return DotChart(
      rows: rows,
      axis: ChartAxis(
        0...last, ticks: [0, 0.1, last / 2, last].map { AxisTick($0, Format.shortest($0)) }),
      threshold: 0.1)
  }

  private func text(_ difference: Double?) -> String {
    difference.map { Format.decimal($0, digits: 2) } ?? Format.missing
  }
}
