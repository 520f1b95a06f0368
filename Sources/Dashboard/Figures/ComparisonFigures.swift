import CohortModel
import Reports
import Statistics
import Terminal

/// What the numbers of a comparison are about.
struct ComparisonFigures {
  /// Where a number stands.
  enum Key: Hashable {
    /// A cell of a line of the Cox table, by the line's key.
    case cell(line: String, Column)
    /// Of the model of several covariates of a version; the test of a term, or of all.
    case check(CoxTable.Version, term: Int?)
    case hazardRatio(AnalysisSet)
    case logRank(AnalysisSet)
    case proportionalHazards(AnalysisSet)
    /// Everybody in the forest.
    case all(Column)
    case part(subgroup: Int, part: Int, Column)
    case interaction(Int)
    case withoutPart(Int)
    case subjects, events, withoutTime, withoutCovariates
    /// A covariate's standardised difference.
    case balance(String)
  }

  enum Column: String, CaseIterable {
    case events, subjects, univariate, univariateP, multivariate, multivariateP
  }

  /// A figure with what its card says.
  private struct Entry {
    var figure: ComparisonFigure
    var name: String
    var count: Int?
    var value: String?
    var reason: String?
  }

  let content: ComparisonContent
  let state: DashboardState

  private var summary: ComparisonSummary { content.summary }

  static func link(_ key: Key) -> Link {
    if case .cell(let line, let column) = key { return Link(row: line, column.rawValue) }
    return Link(row: "comparison", key.word)
  }

  func figure(_ link: Link) -> Figure? {
    if link.row == "survival", let survival = summary.shownArms?.survival {
      return SurvivalFigures(summary: survival, state: state).figure(link)
    }
    guard let key = keys.first(where: { ComparisonFigures.link($0) == link }) else { return nil }
    if case .balance(let name) = key { return balance(name) }
    return entry(key).map(figure)
  }

  private func figure(_ entry: Entry) -> Figure {
    let (cohort, endpoint, selection) = (state.cohort, summary.endpoint, state.selection)
    let (number, eventsAlone) = (entry.figure.number, entry.figure.isOfEventsAlone)
    return Figure(
      "\(entry.figure.title), \(entry.name)",
      entry.reason.map { .nobody($0) }
        ?? .subjects {
          ComparisonSummary.subjects(
            behind: number, eventsAlone: eventsAlone, in: cohort, endpoint, selection)
        }, count: entry.reason == nil ? entry.count : nil,
      card: .comparison(
        entry.figure, of: entry.name, in: summary, value: entry.value, reason: entry.reason,
        set: state.setText(number.set ?? summary.endpoint.set)))
  }

  private func balance(_ name: String) -> Figure? {
    summary.matchedSet.map { set in
      Figure(
        "Standardised difference, \(name)", .subjects { set.members },
        card: .balance(of: name, in: set, set: state.setText(.matched(set))))
    }
  }

  // MARK: - Keys

  private var keys: [Key] {
    let cells = content.lines.flatMap { line in
      Column.allCases.map { Key.cell(line: line.key, $0) }
    }
    let checks = summary.tables.flatMap { table in
      [Key.check(table.version, term: nil)]
        + (table.model?.titles.indices.map { Key.check(table.version, term: $0) } ?? [])
    }
    let parts = summary.subgroups.enumerated().flatMap { index, subgroup in
      subgroup.parts.indices.flatMap { part in
        Column.ofForest.map { Key.part(subgroup: index, part: part, $0) }
      } + [Key.interaction(index), .withoutPart(index)]
    }
    let arms = summary.arms.flatMap { arms in
      [Key.hazardRatio(arms.set), .logRank(arms.set), .proportionalHazards(arms.set)]
    }
    let balance = summary.matchedSet?.balance.lines.map { Key.balance($0.name) } ?? []
    return cells + checks + arms + Column.ofForest.map { .all($0) } + parts + balance
      + [.subjects, .events, .withoutTime, .withoutCovariates]
  }

  private func entry(_ key: Key) -> Entry? {
    switch key {
    case .cell(let line, let column):
      content.lines.first { $0.key == line }.flatMap { cell($0, column) }
    case .check(let version, _):
      Entry(
        figure: .proportionalHazards(.multivariate(version)), name: version.title,
        reason: nil)
    case .hazardRatio(let set): contrast(set) { .hazardRatio(.contrast($0)) }
    case .logRank(let set): contrast(set) { .logRank($0) }
    case .proportionalHazards(let set): contrast(set) { .proportionalHazards(.contrast($0)) }
    case .all(let column): all(column)
    case .part(let subgroup, let part, let column): self.part(subgroup, part, column)
    case .interaction(let subgroup):
      Entry(figure: .interaction(subgroup: subgroup), name: summary.subgroups[subgroup].label)
    case .withoutPart(let subgroup):
      Entry(
        figure: .count(.withoutPart(subgroup: subgroup), eventsAlone: false),
        name: "in no part of \(summary.subgroups[subgroup].label)",
        count: summary.subgroups[subgroup].withoutPart)
    case .subjects:
      Entry(
        figure: .count(.subjects, eventsAlone: false), name: "compared", count: summary.subjects,
        value: String(summary.subjects))
    case .events:
      Entry(
        figure: .count(.subjects, eventsAlone: true), name: "compared", count: summary.events,
        value: DefinitionCard.countText(summary.events, of: summary.subjects))
    case .withoutTime:
      Entry(
        figure: .count(.withoutTime, eventsAlone: false), name: "without a time",
        count: summary.withoutTime)
    case .withoutCovariates:
      summary.tables.first.map { table in
        Entry(
          figure: .count(.withoutCovariates(table.version), eventsAlone: false),
          name: "with a covariate missing", count: table.model?.withoutCovariates)
      }
    case .balance: nil
    }
  }

  // MARK: - Entries

  private func cell(_ line: PrognosisLine, _ column: Column) -> Entry? {
    let row = line.row
    guard let version = line.version ?? summary.tables.first?.version else { return nil }
    let name = row.title + (row.level.map { ": \($0) v \(row.reference ?? "")" } ?? "")
    let single = ComparisonSummary.Number.univariate(version, covariate: row.covariate)
    switch column {
    case .events: return count(single, name, row.univariate, isEvents: true)
    case .subjects: return count(single, name, row.univariate, isEvents: false)
    case .univariate, .univariateP:
      return ratio(
        single, name, row.univariate.outcome, (row.univariate.events, row.univariate.subjects))
    case .multivariate, .multivariateP:
      return row.multivariate.map {
        ratio(.multivariate(version), name, $0.outcome, ($0.events, $0.subjects))
      }
    }
  }

  private func count(
    _ number: ComparisonSummary.Number, _ name: String, _ cell: CoxTable.Cell, isEvents: Bool
  ) -> Entry {
    Entry(
      figure: .count(number, eventsAlone: isEvents), name: name,
      count: isEvents ? cell.events : cell.subjects,
      value: DefinitionCard.countText(cell.events, of: cell.subjects),
      reason: cell.outcome.refusal.flatMap(\.closedReason))
  }

  private func ratio(
    _ number: ComparisonSummary.Number, _ name: String,
    _ outcome: Result<CoxTable.Estimate, CoxTable.Refusal>, _ counts: (events: Int, subjects: Int)
  ) -> Entry {
    let text = (try? outcome.get()).map {
      "HR \(Format.hazardRatio($0)), p \(Format.pValue($0.pValue)); "
    }
    return Entry(
      figure: .hazardRatio(number), name: name,
      value: (text ?? "") + "\(counts.events) events / \(counts.subjects)",
      reason: outcome.refusal.flatMap(\.closedReason))
  }

  private func contrast(
    _ set: AnalysisSet, _ figure: (AnalysisSet) -> ComparisonFigure
  ) -> Entry? {
    summary.arms.first { $0.set == set }?.contrast.map { contrast in
      var entry = ratio(
        .contrast(set), "\(contrast.arm) v \(contrast.reference)", contrast.outcome,
        (contrast.events, contrast.subjects))
      entry.figure = figure(set)
      return entry
    }
  }

  private func all(_ column: Column) -> Entry? {
    guard let arms = summary.shownArms, let contrast = arms.contrast else { return nil }
    let (name, number) = ("everybody", ComparisonSummary.Number.contrast(arms.set))
    switch column {
    case .events:
      return Entry(
        figure: .count(number, eventsAlone: true), name: name, count: contrast.events)
    case .subjects:
      return Entry(
        figure: .count(number, eventsAlone: false), name: name, count: contrast.subjects)
    default:
      return ratio(number, name, contrast.outcome, (contrast.events, contrast.subjects))
    }
  }

  private func part(_ subgroup: Int, _ place: Int, _ column: Column) -> Entry {
    let part = summary.subgroups[subgroup].parts[place]
    let number = ComparisonSummary.Number.part(subgroup: subgroup, part: place)
    let name = "\(summary.subgroups[subgroup].label) \(part.title)"
    let events = part.treatedEvents + part.referenceEvents
    let subjects = part.treatedSubjects + part.referenceSubjects
    switch column {
    case .events:
      return Entry(figure: .count(number, eventsAlone: true), name: name, count: events)
    case .subjects:
      return Entry(figure: .count(number, eventsAlone: false), name: name, count: subjects)
    default: return ratio(number, name, part.outcome, (events, subjects))
    }
  }
}

extension ComparisonFigures.Column {
  fileprivate static let ofForest: [Self] = [.events, .subjects, .univariate]
}

extension ComparisonSummary.Number {
  fileprivate var set: AnalysisSet? {
    if case .contrast(let set) = self { set } else { nil }
  }
}

extension CoxTable.Refusal {
  /// Why nobody can be listed: access closes the covariate, or the study does not have it.
  fileprivate var closedReason: String? {
    if case .covariate = self { title } else { nil }
  }
}

extension ComparisonFigures.Key {
  fileprivate var word: String {
    switch self {
    case .cell(let line, let column): "\(line) \(column.rawValue)"
    case .check(let version, let term): "PH \(version.title) \(term.map(String.init) ?? "all")"
    case .hazardRatio(let set): "HR \(set.word)"
    case .logRank(let set): "log-rank \(set.word)"
    case .proportionalHazards(let set): "PH \(set.word)"
    case .all(let column): "all \(column.rawValue)"
    case .part(let subgroup, let part, let column): "\(subgroup).\(part) \(column.rawValue)"
    case .interaction(let subgroup): "interaction \(subgroup)"
    case .withoutPart(let subgroup): "without part \(subgroup)"
    case .subjects: "N"
    case .events: "events"
    case .withoutTime: "without time"
    case .withoutCovariates: "without covariates"
    case .balance(let name): "balance \(name)"
    }
  }
}
