import CohortModel
import Reports
import Statistics
import Terminal

/// What the numbers of the tables of adverse events are about.
struct SafetyFigures: Sendable {
  let content: SafetyContent
  let cohort: Cohort
  let selection: Selection

  init(_ content: SafetyContent, _ state: DashboardState) {
    self.content = content
    (cohort, selection) = (state.cohort, state.selection)
  }

  private var summary: AdverseEventSummary { content.summary }

  /// The numbers of a row, each with what follows its line's name in a title.
  enum Number: Hashable {
    case column(AdverseEventSummary.Column, arm: Int?)
    case difference(AdverseEventSummary.Column, arm: Int)

    /// As the column of a link.
    var word: String {
      switch self {
      case .column(let column, nil): column.word
      case .column(let column, let arm?): "\(column.word) \(arm)"
      case .difference(let column, let arm): "difference \(column.word) \(arm)"
      }
    }
  }

  static func link(_ row: SafetyRow, _ number: Number) -> Link { Link(row: row.key, number.word) }

  func figure(_ link: Link) -> Figure? {
    guard let row = content.rows.first(where: { $0.key == link.row }),
      let number = numbers.first(where: { $0.word == link.column })
    else { return nil }
    switch number {
    case .column(let column, let arm): return figure(row, column, arm)
    case .difference(let column, let arm): return difference(row, column, arm)
    }
  }

  private var numbers: [Number] {
    let columns = AdverseEventSummary.Column.inTable
    let arms = summary.arms.map { Array($0.arms.indices) } ?? []
    return columns.map { .column($0, arm: nil) }
      + arms.flatMap { arm in
        columns.map { .column($0, arm: arm) } + columns.map { .difference($0, arm: arm) }
      }
  }

  private func figure(
    _ row: SafetyRow, _ column: AdverseEventSummary.Column, _ arm: Int?
  ) -> Figure {
    let label = arm.flatMap { place in summary.arms?.arms[place].label }
    let title = [row.title, column.title, label.map { "arm " + $0 }].compactMap { $0 }
      .joined(separator: ", ")
    let counts = arm.map { row.arms[$0] } ?? row.counts
    let total = arm.flatMap { summary.arms?.arms[$0].total } ?? summary.total
    let (line, adverseEventClass) = (row.line, summary.adverseEventClass)
    var figure = Figure(
      title,
      .subjects { [cohort, selection] in
        AdverseEventSummary.subjects(
          behind: line, column, arm: arm, in: cohort, selection, class: adverseEventClass)
      },
      card: DefinitionCard(
        title, formula: column.formula(summary.adverseEventClass.phrase, row.title),
        set: setText(label), value: column.value(counts, of: total),
        exclusions: exclusions, source: source))
    figure.adverseEvent = { [cohort, selection] subject in
      AdverseEventSummary.decidingRow(
        of: subject, on: line, in: cohort, selection, class: adverseEventClass)
    }
    return figure
  }

  private func difference(
    _ row: SafetyRow, _ column: AdverseEventSummary.Column, _ arm: Int
  ) -> Figure? {
    guard let arms = summary.arms, let reference = arms.reference else { return nil }
    let names = "\(arms.arms[arm].label) − \(arms.arms[reference].label)"
    let title = "\(row.title), \(column.title), risk difference \(names)"
    let value = arms.riskDifference(of: arm, row.arms.map { column.count($0) })
    return Figure(
      title,
      .subjects { [cohort, selection] in
        AdverseEventSummary.compared(arm, in: cohort, selection)
      },
      card: DefinitionCard(
        title,
        formula: "share of \(arms.arms[arm].label) less share of "
          + "\(arms.arms[reference].label), in percentage points",
        set: setText(nil), value: value.map(Format.points), exclusions: exclusions,
        method: "95 % interval of Miettinen and Nurminen; nominal, not adjusted", source: source))
  }

  private func setText(_ arm: String?) -> String {
    "\(summary.set.title): \(summary.set.definition)" + (arm.map { "; arm \($0)" } ?? "")
      + (selection.filter.map { "; filter \($0.text)" } ?? "")
  }

  private var exclusions: [String] {
    [
      summary.adverseEventClass.title.capitalisedFirst + ": "
        + summary.adverseEventClass.definition(cohort.study),
      summary.undated > 0 ? "\(Format.plural(summary.undated, "undated row")) counted" : nil,
      summary.missingRelatedness > 0
        ? "relatedness missing, counted as related: \(summary.missingRelatedness)" : nil,
      summary.unstatedRelatedness > 0
        ? "this relation not stated, not counted: \(summary.unstatedRelatedness)" : nil,
    ].compactMap { $0 }
  }

  private var source: String { "ae.csv; filter first, then the worst grade of each subject" }
}

extension AdverseEventSummary.Column {
  static let inTable: [AdverseEventSummary.Column] =
    [.any] + Grade.allCases.map { .grade($0) } + [.severe, .ungraded, .events]

  var word: String {
    switch self {
    case .any: "any"
    case .grade(let grade): "grade\(grade.rawValue)"
    case .severe: "severe"
    case .ungraded: "ungraded"
    case .events: "events"
    }
  }

  fileprivate var title: String {
    switch self {
    case .any: "any grade"
    case .grade(let grade): "grade \(grade.rawValue)"
    case .severe: "grade ≥ 3"
    case .ungraded: "ungraded"
    case .events: "events"
    }
  }

  func count(_ counts: AdverseEventSummary.Counts) -> Int {
    switch self {
    case .any: counts.subjects
    case .grade(let grade): counts.byGrade[grade.rawValue - 1]
    case .severe: counts.severe
    case .ungraded: counts.ungraded
    case .events: counts.events
    }
  }

  fileprivate func value(_ counts: AdverseEventSummary.Counts, of total: Int) -> String {
    let number = count(counts)
    return self == .events
      ? "\(number) rows of \(Format.plural(counts.subjects, "subject"))"
      : "\(number) / \(total) = \(Format.share(number, of: total)) %"
  }

  fileprivate func formula(_ phrase: String, _ line: String) -> String {
    let rows = "the \(phrase) of this line"
    return switch self {
    case .any: "subjects with at least one of \(rows)"
    case .grade(let grade): "subjects whose worst grade among \(rows) is \(grade.rawValue)"
    case .severe: "subjects whose worst grade among \(rows) is 3, 4 or 5"
    case .ungraded: "subjects with at least one of \(rows) and none that is graded"
    case .events: "rows, not subjects: \(rows)"
    }
  }
}

extension Format {
  /// `+12.3 (-1.0, +24.9)`, in percentage points.
  static func points(_ difference: AdverseEventArms.RiskDifference) -> String {
    "\(signed(difference.estimate)) (\(signed(difference.interval.lower)), "
      + "\(signed(difference.interval.upper)))"
  }

  private static func signed(_ value: Double) -> String {
    let text = percent(value)
    return value > 0 && text != "0.0" ? "+" + text : text
  }
}
