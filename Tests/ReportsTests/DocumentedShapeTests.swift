import CohortModel
import Reports
import Testing

struct DocumentedShapeTests {
  /// By arm every table and every column is there.
  @Test func `every table and column is documented, and every documented one is written`() throws {
    let written =
      try ReportName.allCases.flatMap { name -> [DocumentedShape.Table] in
        let report = Report.make(name, of: PaperTrial.cohort(.byArm))
        let parsed = try ParsedReport(report.encoded(as: .json))
        #expect(parsed.name == name.rawValue)
        return report.tables.map { table in
          DocumentedShape.Table(
            report: parsed.name, id: table.id, columns: kinds(parsed.tables[table.id]))
        }
      } + listings()
    let documented = try DocumentedShape.inRepository()
    #expect(Set(documented.tables.map(\.report)) == Set(ReportName.allCases.map(\.rawValue)))
    for table in documented.tables { #expect(written.contains(table)) }
    for table in written { #expect(documented.tables.contains(table)) }
  }

  private func listings() throws -> [DocumentedShape.Table] {
    try ListingKind.allCases.flatMap { kind in
      var options = ReportOptions()
      options.listingKind = kind
      let report = Report.make(.listing, of: PaperTrial.cohort(.byArm), options: options)
      let parsed = try ParsedReport(report.encoded(as: .json))
      return report.tables.map { table in
        DocumentedShape.Table(
          report: "listing", id: table.id, columns: kinds(parsed.tables[table.id]))
      }
    }
  }

  private func kinds(_ table: ParsedReport.Table?) -> [String] {
    (table?.columns ?? []).map { "\($0["id"] ?? "?"): \($0["kind"] ?? "?")" }
  }

  @Test func `each row has each column and nothing else`() throws {
    for name in ReportName.allCases {
      let json = Report.make(name, of: PaperTrial.cohort(.byArm)).encoded(as: .json)
      for (id, table) in try ParsedReport(json).tables {
        #expect(Set(table.columnIDs).count == table.columnIDs.count)
        for row in table.rows { #expect(Set(row.keys) == Set(table.columnIDs), "\(id)") }
      }
    }
  }
}
