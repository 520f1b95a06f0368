package import CohortModel

/// The chosen columns of a listing, bound to a cohort: what page, report and export are drawn from.
package struct ListingLayout: Sendable {
  package let kind: ListingKind
  package let columns: [ListingColumn]
  private let readings: [ListingColumn.Reading]

  /// - Parameter ids: the columns from left to right; those that the kind does not have or the gate
  ///   closes are passed over. Without them all that the gate opens, in the order of the report.
  package init(_ kind: ListingKind, of cohort: Cohort, columns ids: [String]? = nil) {
    let open = kind.openColumns(cohort)
    let chosen = ids.map { ids in ids.compactMap { id in open.first { $0.id == id } } } ?? open
    let table = ListedTable(cohort: cohort, table: kind.table)
    self.kind = kind
    columns = chosen
    readings = chosen.map { $0.reading(table) }
  }

  /// The cells of a row of the kind's table.
  package func cells(_ row: Int32) -> [ListingCell] {
    readings.map { $0.cell(Int(row)) }
  }

  package var fields: [ReportField<Int>] {
    readings.flatMap(\.fields)
  }
}

extension ListingKind {
  /// The columns that the gate of a cohort opens, in the order of the report.
  package func openColumns(_ cohort: Cohort) -> [ListingColumn] {
    columns.filter { column in
      column.isOpen(under: cohort.gate) && (column.id != "review" || cohort.reviews != nil)
    }
  }

  /// Whether rows can be sorted by an open column of that name.
  package func sorts(by id: String, in cohort: Cohort) -> Bool {
    order(id, cohort) != nil
  }

  fileprivate func order(_ id: String, _ cohort: Cohort) -> (@Sendable () -> RowOrder)? {
    let column = columns.first { $0.id == id && $0.isOpen(under: cohort.gate) }
    return column?.reading(ListedTable(cohort: cohort, table: table)).order
  }
}

extension Listing {
  /// Sorts by columns of the catalogue, the first of them foremost; columns that are closed or have
  /// no order are passed over.
  ///
  /// - Parameter checkpoint: called now and then; what it throws leaves the rows as they were.
  package mutating func sort(
    by keys: [SortKey], in cohort: Cohort,
    checkpoint: () throws -> Void
  ) rethrows {
    let orders = keys.compactMap { key in
      kind.order(key.column, cohort).map { (order: $0(), isDescending: key.isDescending) }
    }
    try sort(by: orders, checkpoint: checkpoint)
  }
}
