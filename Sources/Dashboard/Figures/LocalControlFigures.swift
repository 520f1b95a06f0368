import CohortModel
import Reports
import Terminal

/// What the numbers of local control are about.
struct LocalControlFigures {
  /// A number of a group by a definition; without a figure the definition has no estimate.
  struct Key: Hashable {
    var definition: LocalControlDefinition
    var figure: LocalControlFigure?
    var group: String?
    /// Whether it stands in the table or below the curve: some numbers stand in both.
    var isInTable = false

    var link: Link {
      Link(
        row: "local control",
        "\(isInTable ? "table" : "curve") \(definition.rawValue) \(figure?.word ?? "") "
          + (group ?? ""))
    }
  }

  let content: LocalControlContent
  let state: DashboardState

  func figure(_ link: Link) -> Figure? {
    for answer in content.answers {
      guard let key = keys(answer).first(where: { $0.link == link }) else { continue }
      if let summary = answer.summary, let figure = key.figure {
        return self.figure(figure, key.group, summary)
      }
      return refused(answer)
    }
    return nil
  }

  private func figure(
    _ figure: LocalControlFigure, _ group: String?, _ summary: LocalControlSummary
  ) -> Figure {
    let (definition, selection) = (summary.definition, state.selected(summary.set))
    return Figure(
      figure.name(definition, group: group),
      .subjects { [cohort = state.cohort] in
        LocalControlSummary.subjects(
          behind: figure.number(summary), group: group, in: cohort, definition, selection)
      }, count: figure.count(summary, group: group),
      card: .localControl(
        figure, group: group, in: summary, of: state.study, set: state.setText(summary.set)))
  }

  private func refused(_ answer: LocalControlAnswer) -> Figure {
    let reason = answer.refusal(state.cohort.gate.access) ?? ""
    return Figure(
      "Local control, \(answer.definition.title)", .nobody(reason),
      card: .localControl(
        refused: answer.definition, because: reason, of: state.study,
        set: state.setText(content.set)))
  }

  private func keys(_ answer: LocalControlAnswer) -> [Key] {
    let definition = answer.definition
    guard let summary = answer.summary else {
      return [Key(definition: definition, isInTable: true)]
    }
    let ticks = LocalControlChart(summary: summary).xAxis.ticks.map(\.value)
    let below = ticks.flatMap { tick -> [LocalControlSummary.Number] in
      [.atRisk(tick), .censoredBefore(tick), .failuresBefore(tick), .deathsBefore(tick)]
    }
    let groups = summary.groups.flatMap { group in
      group.tableFigures.map {
        Key(definition: definition, figure: $0, group: group.label, isInTable: true)
      } + below.map { Key(definition: definition, figure: .count($0), group: group.label) }
    }
    return groups
      + [.withoutOrigin, .unallocated].map { Key(definition: definition, figure: .count($0)) }
  }
}

extension LocalControlSummary.Group {
  fileprivate var tableFigures: [LocalControlFigure] {
    [.count(.total), .count(.failures), .count(.deaths)]
      + landmarks.flatMap { [.landmark(years: $0.years), .count(.atRisk($0.days))] }
  }
}

extension LocalControlFigure {
  /// The subjects that it was computed from.
  fileprivate func number(_ summary: LocalControlSummary) -> LocalControlSummary.Number {
    if case .count(let number) = self { number } else { .total }
  }

  fileprivate var word: String {
    switch self {
    case .landmark(let years): "landmark \(years)"
    case .count(.total): "N"
    case .count(.failures): "failures"
    case .count(.deaths): "deaths"
    case .count(.censored): "censored"
    case .count(.atRisk(let day)): "at risk \(day)"
    case .count(.failuresBefore(let day)): "failures before \(day)"
    case .count(.deathsBefore(let day)): "deaths before \(day)"
    case .count(.censoredBefore(let day)): "censored before \(day)"
    case .count(.withoutOrigin): "without origin"
    case .count(.unallocated): "unallocated"
    }
  }
}
