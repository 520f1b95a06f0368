import CohortModel
import Reports
import Terminal

// What the keys of a listing do: kinds, columns, orders. What was chosen is remembered.

extension DashboardState {
  /// The kind that the page lists.
  var listedKind: ListingKind { page == .subjects ? .subjects : listingKind }

  var showsListing: Bool { page == .listing || page == .subjects }

  var listedColumns: [String] { memory.columns[listedKind.rawValue] ?? listedKind.ownColumns }

  var listedSort: [SortKey] { memory.sorts[listedKind.rawValue] ?? [] }

  func list(among subjects: SubjectSet? = nil) -> ListingContent {
    let kind = listedKind
    var listing = Listing.make(cohort, selection, kind: kind, among: subjects) {}
    let sort = listedSort.filter { kind.sorts(by: $0.column, in: cohort) }
    listing.sort(by: sort, in: cohort) {}
    return ListingContent(
      listing: listing, layout: ListingLayout(kind, of: cohort, columns: listedColumns), sort: sort)
  }

  /// The rows on show where the page lists some.
  var list: ListingContent? {
    switch content {
    case .listing(let content): content
    case .subjects(let content): content.list
    default: nil
    }
  }

  /// The column in focus; the frozen one unless an arrow has led to another.
  var listedColumn: String? {
    guard let ids = list?.focusableColumns else { return nil }
    if case .row(let column?)? = focus, ids.contains(column) { return column }
    return ids.first
  }

  // MARK: - Keys

  mutating func changeKind(_ step: Int) {
    let kinds = ListingKind.allCases.filter { $0 != .subjects }
    let index = kinds.firstIndex(of: listingKind) ?? 0
    listingKind = kinds[(index + step + kinds.count) % kinds.count]
    focus = nil
    cursor = ListCursor()
    refresh()
  }

  /// Moves the focus over the columns, the ones out of view included.
  mutating func moveColumn(_ step: Int) {
    guard let ids = list?.focusableColumns, let here = listedColumn,
      let index = ids.firstIndex(of: here)
    else { return }
    let next = max(0, min(index + step, ids.count - 1))
    focus = .row(column: next == 0 ? nil : ids[next])
    guard let view = pageView as? ListingPage else { return }
    firstColumns[listedKind] = view.firstColumn(in: bodyArea)
  }

  /// Makes the column in focus the first key of the order; a second time turns it round.
  mutating func sortByColumn() {
    guard let column = listedColumn else { return }
    guard listedKind.sorts(by: column, in: cohort) else {
      notice = "This column has no order."
      return
    }
    var keys = listedSort
    if keys.first?.column == column {
      keys[0].isDescending.toggle()
    } else {
      keys.removeAll { $0.column == column }
      keys.insert(SortKey(column), at: 0)
    }
    keep { $0.sorts[$1] = keys }
  }

  mutating func clearSort() {
    keep { $0.sorts[$1] = nil }
  }

  /// Changes what is remembered of the kind on show, and shows it.
  mutating func keep(_ change: (inout ViewMemory, _ kind: String) -> Void) {
    change(&memory, listedKind.rawValue)
    requested.append(.remember(memory))
    refresh()
  }

  mutating func openListed(_ content: ListingContent) -> [Effect] {
    let listing = content.listing
    guard listing.rows.indices.contains(cursor.index) else { return [] }
    guard listing.kind.table == .subjects else {
      let rowID = listing.rowID(at: cursor.index, in: cohort.data)
      return [.loadRecord(listing.kind.table, rowID: rowID)]
    }
    openProfile(of: listing.record(at: cursor.index, in: cohort.data).subject)
    return []
  }
}
