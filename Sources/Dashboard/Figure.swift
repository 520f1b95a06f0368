import CohortModel
import Reports
import Terminal

/// A number on a page: whom it counts, and what it means.
struct Figure: Sendable {
  /// Where Enter leads from it.
  enum Target: Sendable {
    case subjects(@Sendable () -> SubjectSet)
    /// The records of a kind that a filter, in addition to the one in force, admits.
    case records(filter: String?, kind: ListingKind = .adverseEvents)
    case page(Page)
    case profile(subject: String)
    case record(TrialTable, rowID: Int64)
    case findings
    /// Rows of adverse events, whatever the filter in force.
    case adverseEvents(@Sendable () -> SubjectSet)
    /// Nobody can be listed, and why.
    case nobody(String)
  }

  /// Its name in the breadcrumbs, such as `Pneumonitis, grade ≥ 3`.
  var title: String
  var target: Target
  /// The number that is drawn, where it counts the subjects of the target.
  var count: Int?
  /// The row of adverse events by which one of its subjects came to be counted.
  var adverseEvent: (@Sendable (_ subject: Int) -> Int?)?
  var card: DefinitionCard

  init(_ title: String, _ target: Target, count: Int? = nil, card: DefinitionCard) {
    self.title = title
    self.target = target
    self.count = count
    self.card = card
  }
}

/// What the keys act on.
enum Focus: Hashable, Sendable {
  /// The selected row of the list, or one of its columns.
  case row(column: String?)
  /// A number outside the list.
  case number(Link)
}

extension Focus {
  /// The same under other names of what it is about.
  func translated(_ words: (String) -> String) -> Focus {
    switch self {
    case .row(let column): .row(column: column.map(words))
    case .number(let link): .number(Link(row: words(link.row), words(link.column)))
    }
  }
}
