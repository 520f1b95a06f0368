import CohortModel
import Reports
import Statistics
import Terminal

/// What the numbers of a survival summary are about.
struct SurvivalFigures {
  /// A number of a group; nil is all of them.
  struct Key: Hashable {
    var figure: SurvivalFigure
    var group: String?

    var link: Link { Link(row: "survival", "\(figure.word) \(group ?? "")") }
  }

  let summary: SurvivalSummary
  let state: DashboardState

  func figure(_ link: Link) -> Figure? {
    guard let key = keys.first(where: { $0.link == link }) else { return nil }
    let (endpoint, selection) = (summary.endpoint, state.selected(summary.endpoint.set))
    return Figure(
      key.figure.name(endpoint, group: key.group),
      .subjects { [cohort = state.cohort] in
        SurvivalSummary.subjects(
          behind: key.figure.number, group: key.group, in: cohort, endpoint, selection)
      }, count: key.count(summary),
      card: .survival(
        key.figure, group: key.group, in: summary, of: state.study,
        set: state.setText(endpoint.set)))
  }

  private var keys: [Key] {
    let ticks = SurvivalChart(summary: summary).xAxis.ticks.map(\.value)
    let figures: [SurvivalFigure] =
      [.count(.total), .count(.events), .median, .followUp]
      + summary.landmarks.map { .landmark(months: $0.months) }
      + ticks.flatMap { tick -> [SurvivalFigure] in
        [.count(.atRisk(tick)), .count(.censoredBefore(tick)), .count(.eventsBefore(tick))]
      }
    let others: [SurvivalSummary.Number] = [
      .withoutOrigin, .withoutScan, .deathsApart, .unallocated, .withoutResponse,
      .pendingConfirmation, .alive, .recentContact,
    ]
    return summary.groups.flatMap { group in
      figures.map { Key(figure: $0, group: group.label) }
    } + others.map { Key(figure: .count($0)) } + [
      Key(figure: .logRank), Key(figure: .completeness),
    ]
  }
}

extension SurvivalFigures.Key {
  fileprivate func count(_ summary: SurvivalSummary) -> Int? {
    if case .count(let number) = figure { summary.count(number, group: group) } else { nil }
  }
}

extension SurvivalFigure {
  /// The subjects that it was computed from.
  fileprivate var number: SurvivalSummary.Number {
    switch self {
    case .count(let number): number
    case .median, .followUp, .landmark, .logRank: .total
    case .completeness: .followed
    }
  }

  fileprivate var word: String {
    switch self {
    case .count(let number): number.word
    case .median: "median"
    case .followUp: "follow-up"
    case .landmark(let months): "landmark \(months)"
    case .logRank: "log-rank"
    case .completeness: "completeness"
    }
  }
}

extension SurvivalSummary.Number {
  fileprivate var word: String {
    switch self {
    case .total: "N"
    case .events: "events"
    case .censored: "censored"
    case .atRisk(let day): "at risk \(day)"
    case .eventsBefore(let day): "events before \(day)"
    case .censoredBefore(let day): "censored before \(day)"
    case .withoutOrigin: "without origin"
    case .withoutScan: "without scan"
    case .deathsApart: "deaths apart"
    case .unallocated: "unallocated"
    case .withoutResponse: "without response"
    case .pendingConfirmation: "pending"
    case .alive: "alive"
    case .recentContact: "recent contact"
    case .followed: "followed"
    }
  }
}
