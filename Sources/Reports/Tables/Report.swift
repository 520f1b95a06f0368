/// The reports that can be had without a terminal.
package enum ReportName: String, CaseIterable, Sendable {
  case overview, enrolment, safety, listing, response, survival, comparison, profile, published
}

/// Numbers with what they depend on: typed tables, how they were computed, and what to beware of.
package struct Report: Sendable {
  package let name: ReportName
  package let header: ReportHeader
  package let tables: [ReportTable]
  package let notes: [String]

  package init(
    _ name: ReportName, header: ReportHeader, tables: [ReportTable], notes: [String]
  ) {
    self.name = name
    self.header = header
    self.tables = tables
    self.notes = notes
  }

  /// The report with one of its tables alone; nil where it has no such table.
  package func choosing(table id: String) -> Report? {
    tables.first { $0.id == id }.map { Report(name, header: header, tables: [$0], notes: notes) }
  }
}

extension ReportName {
  package var title: String {
    switch self {
    case .overview: "Overview"
    case .enrolment: "Enrolment"
    case .safety: "Adverse events, worst grade per subject"
    case .listing: "Listing of adverse events"
    case .response: "Tumour response"
    case .survival: "Survival"
    case .comparison: "Comparison of arms and prognostic factors"
    case .profile: "Profile of one subject"
    case .published: "Published figures and what the rows give"
    }
  }
}
