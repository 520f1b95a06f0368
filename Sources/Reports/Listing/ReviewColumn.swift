import CohortModel

extension ListingColumn {
  /// The reader's own marks: on the page alone, because they are no part of the trial.
  static let review = ListingColumn(
    "review", "Reviewed", heading: "✓", .fixed(1), of: [.review]
  ) { rows in
    let reviews = rows.cohort.reviews
    let state: @Sendable (Int) -> ReviewedRows.State? = { row in
      rows.table == .deviations
        ? reviews?.state(deviation: row) : reviews?.state(adverseEvent: row)
    }
    return Reading(
      cell: { ListingCell(review: state($0)) }, fields: [],
      order: { RowOrder { state($0).map { $0 == .reopened ? 0 : 1 } } })
  }
}

extension ListingCell {
  fileprivate init(review state: ReviewedRows.State?) {
    switch state {
    case nil: self.init("")
    case .reviewed?: self.init("✓", .muted)
    case .reopened?: self.init("↻", .warning)
    }
  }
}
