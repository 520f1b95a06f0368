import CohortModel

/// The records of a listing, one a row, in the chosen columns.
struct ListingReport {
  let listing: Listing
  let layout: ListingLayout
  let sort: [SortKey]
  let set: AnalysisSet
  let cohort: Cohort

  var tables: [ReportTable] {
    [
      ReportTable(
        listing.kind.tableID, listing.kind.title, of: listing.rows.map(Int.init),
        fields: layout.fields)
    ]
  }

  var notes: [String] {
    [countNote, orderNote].compactMap { $0 } + kindNotes
      + [cohort.gate.isBlinding ? "Fields that tell the arm are withheld." : nil].compactMap { $0 }
      + cohort.armNotes(showsArms: has("arm"))
  }

  private var countNote: String {
    let rows = "\(listing.rows.count) of \(Format.plural(listing.unfiltered, "row"))"
    if listing.kind == .subjects { return rows + "." }
    return rows
      + (listing.outside > 0 ? ", \(listing.outside) more of subjects outside the set" : "")
      + "; \(Format.plural(listing.subjects, "subject")) of N = \(listing.total), \(set.title)."
  }

  private var orderNote: String? {
    sort.isEmpty ? nil : "Sorted by \(listing.kind.title(of: sort)); ties by subject and date."
  }

  private func has(_ column: String) -> Bool {
    layout.columns.contains { $0.id == column }
  }

  private var kindNotes: [String] {
    switch listing.kind {
    case .adverseEvents, .serious, .immuneRelated:
      [
        "Onset day: day 1 is the first treatment; there is no day 0.",
        "An end after the cut-off is not shown: the event is ongoing.",
        "Related: to any treatment; without a value where relatedness is missing for every one, "
          + "which counts as related in tables.",
      ]
    case .deaths:
      [
        "Day on study: day 1 is the day of enrolment. Days since last treatment: from the last day "
          + "of any treatment to death."
      ]
    case .deviations: []
    case .subjects:
      [
        "Worst related grade: of adverse events related to any treatment, not before the first "
          + "treatment. Best overall response: by the study's rules."
      ]
    }
  }
}
