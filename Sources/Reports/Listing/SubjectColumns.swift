import CohortModel

/// Columns about the subject of a row, whatever the row is.
extension ListingColumn {
  static let site = ListingColumn("site", "Site", .fixed(6), of: [.subject("site")]) { rows in
    let site = rows.cohort.data.subjects.site
    return Reading(
      cell: { ListingCell(site[rows.owner($0)], .muted) },
      fields: [.text("site", "Site") { site[rows.owner($0)] }],
      order: { rows.owned(.words(site)) })
  }

  static let subject = ListingColumn(
    "subject", "Subject", .fixed(10), of: [.subject("subject")]
  ) { rows in
    let ids = rows.cohort.data.subjects.ids
    return Reading(
      cell: { ListingCell(ids[rows.owner($0)]) },
      fields: [.text("subject", "Subject") { ids[rows.owner($0)] }],
      // Subjects stand in order of their ids.
      order: { RowOrder { rows.owner($0) } })
  }

  static let age = ListingColumn(
    "age", "Age", .fixed(4), isRightAligned: true, of: [.subject("age")]
  ) {
    rows in
    let age = rows.cohort.data.subjects.age
    let value: @Sendable (Int) -> Int? = { age[rows.owner($0)].map { Int($0) } }
    return Reading(
      cell: { ListingCell(value($0).map(String.init), .muted) },
      fields: [.integer("age", "Age", value)], order: { RowOrder(value) })
  }

  static let sex = ListingColumn("sex", "Sex", .fixed(4), of: [.subject("sex")]) { rows in
    let sex = rows.cohort.data.subjects.sex
    return Reading(
      cell: { ListingCell(sex[rows.owner($0)].map { $0 == .male ? "M" : "F" }, .muted) },
      fields: [.text("sex", "Sex") { sex[rows.owner($0)]?.rawValue }],
      order: { rows.owned(.codes(sex)) })
  }

  static let arm = ListingColumn("arm", "Arm", .fixed(6), of: [.arm]) { rows in
    let cohort = rows.cohort
    let grouping = cohort.gate.grouping(for: .safety, of: cohort.data.subjects.ids)
    let arm: @Sendable (Int) -> Int? = { row in grouping.flatMap { $0.arms[rows.owner(row)] } }
    let label: @Sendable (Int) -> String? = { row in arm(row).flatMap { grouping?.labels[$0] } }
    return Reading(
      cell: { ListingCell(label($0)) }, fields: [.text("arm", "Arm", label)],
      order: { RowOrder(arm) })
  }

  static let firstTreatment = ListingColumn.date(
    "firstTreatment", "First treatment", heading: "First dose", of: [.subject("firstTreatmentOn")]
  ) { rows in
    let days = rows.cohort.firstTreatmentOn
    return { days[rows.owner($0)] }
  }
}

/// Columns of one kind of value.
extension ListingColumn {
  static func date(
    _ id: String, _ title: String, heading: String? = nil, of sources: [Source],
    value: @escaping @Sendable (ListedTable) -> @Sendable (Int) -> Day?
  ) -> ListingColumn {
    ListingColumn(id, title, heading: heading, .fixed(10), of: sources) { rows in
      let day = value(rows)
      return Reading(
        cell: { ListingCell(Format.date(day($0)), .muted) },
        fields: [.date(id, title, day)],
        order: { RowOrder { day($0).map { Int($0.number) } } })
    }
  }

  static func integer(
    _ id: String, _ title: String, heading: String? = nil, width: Int, unit: String? = nil,
    of sources: [Source], value: @escaping @Sendable (ListedTable) -> @Sendable (Int) -> Int?
  ) -> ListingColumn {
    ListingColumn(id, title, heading: heading, .fixed(width), isRightAligned: true, of: sources) {
      rows in
      let number = value(rows)
      return Reading(
        cell: { ListingCell(number($0).map(String.init)) },
        fields: [.integer(id, title, unit: unit, number)], order: { RowOrder(number) })
    }
  }

  /// A column of words with a dictionary, of the listed table itself.
  static func words(
    _ id: String, _ title: String, heading: String? = nil, _ width: Width,
    tone: ListingCell.Tone = .text, of sources: [Source],
    column: @escaping @Sendable (Cohort) -> CodedColumn
  ) -> ListingColumn {
    ListingColumn(id, title, heading: heading, width, of: sources) { rows in
      let words = column(rows.cohort)
      return Reading(
        cell: { ListingCell(words[$0], tone) }, fields: [.text(id, title) { words[$0] }],
        order: { .words(words) })
    }
  }
}
