import CohortModel

/// Columns of protocol deviations.
extension ListingColumn {
  static let deviationColumns: [ListingColumn] = [
    site, subject, age, sex, arm, deviation, date, category, important, description,
    review,
  ]

  private static let deviation = ListingColumn(
    "deviation", "Deviation", .fixed(9), of: [.deviation("deviation")]
  ) { rows in
    let ids = rows.cohort.data.deviations.deviation
    return Reading(
      cell: { ListingCell(ids[$0], .muted) },
      fields: [.text("deviation", "Deviation") { ids[$0] }], order: nil)
  }

  private static let date = date("date", "Date", of: [.deviation("date")]) { rows in
    let days = rows.cohort.data.deviations.date
    return { days[$0] }
  }

  private static let category = words(
    "category", "Category", .growing(18), of: [.deviation("category")],
    column: \.data.deviations.category)

  private static let important = ListingColumn(
    "important", "Important", heading: "Imp", .fixed(4), of: [.deviation("isImportant")]
  ) { rows in
    let flags = rows.cohort.data.deviations.isImportant
    return Reading(
      cell: { ListingCell(flags[$0].map { $0 ? "IMP" : "" } ?? "?", .warning) },
      fields: [.flag("important", "Important") { flags[$0] }], order: { .flags(flags) })
  }

  private static let description = words(
    "description", "Description", .growing(30), of: [.deviation("description")],
    column: \.data.deviations.description)
}
