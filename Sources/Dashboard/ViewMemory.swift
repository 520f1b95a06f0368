package import CohortModel

/// What this person chose for the listings and wants to find again: columns and orders by kind,
/// views under a name, and the filters typed before.
///
/// The state takes it in at the start and gives it out as `Effect.remember` whenever it changes.
/// It holds words alone, no trial's data; a word that a later trial does not know is passed over.
package struct ViewMemory: Codable, Hashable, Sendable {
  /// A listing under a name.
  package struct View: Codable, Hashable, Sendable {
    package var name: String
    package var kind: ListingKind
    package var filter: String
    /// Ids of the columns from left to right; nil is the kind's own.
    package var columns: [String]?
    package var sort: [SortKey]

    package init(
      name: String, kind: ListingKind, filter: String = "", columns: [String]? = nil,
      sort: [SortKey] = []
    ) {
      self.name = name
      self.kind = kind
      self.filter = filter
      self.columns = columns
      self.sort = sort
    }
  }

  /// Ids of the columns from left to right by the name of a kind; without one its own stand.
  package var columns: [String: [String]] = [:]
  /// The order by the name of a kind; without one the records' own.
  package var sorts: [String: [SortKey]] = [:]
  /// In order of their names.
  package private(set) var views: [View] = []
  /// The newest first, each once.
  package private(set) var filters: [String] = []

  /// The name of the theme that was kept; nil is none.
  package var theme: String?

  package static let longestHistory = 50

  package init() {}
}

extension ViewMemory {
  /// What a file tells; a part that it does not have is empty.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    columns = try container.decodeIfPresent([String: [String]].self, forKey: .columns) ?? [:]
    sorts = try container.decodeIfPresent([String: [SortKey]].self, forKey: .sorts) ?? [:]
    for view in try container.decodeIfPresent([View].self, forKey: .views) ?? [] { save(view) }
    filters = try container.decodeIfPresent([String].self, forKey: .filters) ?? []
    theme = try container.decodeIfPresent(String.self, forKey: .theme)
  }

  /// Keeps a view; one of the same name gives way.
  package mutating func save(_ view: View) {
    views.removeAll { $0.name == view.name }
    let place = views.firstIndex { view.name < $0.name } ?? views.count
    views.insert(view, at: place)
  }

  package mutating func deleteView(named name: String) {
    views.removeAll { $0.name == name }
  }

  /// Puts a filter in front of the history.
  package mutating func note(filter: String) {
    let filter = filter.trimmingSpaces
    guard !filter.isEmpty else { return }
    filters.removeAll { $0 == filter }
    filters.insert(filter, at: 0)
    filters = Array(filters.prefix(ViewMemory.longestHistory))
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    let head = drop { $0.isWhitespace }
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...last])
  }
}
