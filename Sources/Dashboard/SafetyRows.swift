import CohortModel

/// Orders of the worst-grade table.
enum SafetyOrder: CaseIterable, Hashable, Sendable {
  case frequency, severe, name

  var title: String {
    switch self {
    case .frequency: "frequency"
    case .severe: "grade ≥ 3"
    case .name: "name"
    }
  }
}

/// One visible line of the worst-grade table: everybody, an organ class, or a term of it.
struct SafetyRow: Equatable, Sendable {
  enum Level: Equatable, Sendable { case overall, organClass, term }

  var level: Level
  var organClass: String?
  var term: String?
  /// The term is the verbatim one, for there is no preferred term.
  var isVerbatim = false
  var counts: AdverseEventSummary.Counts
  /// In the order of the summary's arms; empty where it has none.
  var arms: [AdverseEventSummary.Counts] = []
  var isCollapsed = false

  /// What the row is about, by name.
  var key: String {
    switch level {
    case .overall: "all"
    case .organClass: "c\u{1F}" + (organClass ?? "")
    case .term: (isVerbatim ? "v" : "t") + "\u{1F}" + (organClass ?? "") + "\u{1F}" + (term ?? "")
    }
  }

  /// What the row is about, for the model.
  var line: AdverseEventSummary.Line {
    switch level {
    case .overall: .overall
    case .organClass: .organClass(organClass)
    case .term: .term(term, isVerbatim: isVerbatim, organClass: organClass)
    }
  }

  /// The row as it stands in a title.
  var title: String {
    switch level {
    case .overall: "Any adverse event"
    case .organClass: organClass ?? "Uncoded"
    case .term: isVerbatim ? "“\(term ?? "")”" : term ?? "Uncoded term"
    }
  }

  static func rows(
    of summary: AdverseEventSummary, order: SafetyOrder, isReversed: Bool,
    collapsed: Set<String>
  ) -> [SafetyRow] {
    let overall = SafetyRow(
      level: .overall, counts: summary.overall, arms: summary.overallByArm)
    let classes = arranged(summary.classes, order, isReversed, name: \.name, counts: \.counts)
    return [overall]
      + classes.flatMap { organClass -> [SafetyRow] in
        var head = SafetyRow(
          level: .organClass, organClass: organClass.name, counts: organClass.counts,
          arms: organClass.arms)
        head.isCollapsed = collapsed.contains(head.key)
        guard !head.isCollapsed else { return [head] }
        let terms = arranged(organClass.terms, order, isReversed, name: \.name, counts: \.counts)
        return [head]
          + terms.map {
            SafetyRow(
              level: .term, organClass: organClass.name, term: $0.name,
              isVerbatim: $0.isVerbatim, counts: $0.counts, arms: $0.arms)
          }
      }
  }

  /// Stable: within the same number the summary's order stands, most frequent first.
  private static func arranged<Row>(
    _ rows: [Row], _ order: SafetyOrder, _ isReversed: Bool, name: (Row) -> String?,
    counts: (Row) -> AdverseEventSummary.Counts
  ) -> [Row] {
    let keyed = rows.enumerated().map { entry in
      let number =
        switch order {
        case .frequency: -counts(entry.element).subjects
        case .severe: -counts(entry.element).severe
        case .name: 0
        }
      let text = order == .name ? name(entry.element) ?? "" : ""
      return (number: number, text: text, place: entry.offset, row: entry.element)
    }
    let sorted = keyed.sorted { ($0.number, $0.text, $0.place) < ($1.number, $1.text, $1.place) }
    return isReversed ? sorted.reversed().map(\.row) : sorted.map(\.row)
  }
}
