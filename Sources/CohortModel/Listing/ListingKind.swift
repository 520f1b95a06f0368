/// What a listing has a row for.
package enum ListingKind: String, CaseIterable, Codable, Hashable, Sendable {
  case adverseEvents, serious, immuneRelated, deaths, deviations
  /// Subjects that the caller names, such as those behind a number.
  case subjects

  /// The table whose rows are listed.
  package var table: TrialTable {
    switch self {
    case .adverseEvents, .serious, .immuneRelated: .adverseEvents
    case .deviations: .deviations
    case .deaths, .subjects: .subjects
    }
  }
}

/// One column of an order, by its id in the catalogue of columns.
package struct SortKey: Codable, Hashable, Sendable {
  package var column: String
  package var isDescending: Bool

  package init(_ column: String, isDescending: Bool = false) {
    self.column = column
    self.isDescending = isDescending
  }
}
