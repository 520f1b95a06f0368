import CohortModel
import Reports
import Testing

struct ReportFilterTests {
  private func report(_ name: ReportName, _ filter: String) throws -> Report {
    let cohort = PaperTrial.cohort()
    return Report.make(name, of: cohort, filter: try Filter.parse(filter, for: cohort))
  }

  private func value(_ report: Report, _ table: String, _ column: String) throws -> ReportValue {
    let table = try #require(report.tables.first { $0.id == table })
    let index = try #require(table.columns.firstIndex { $0.id == column })
    return try #require(table.rows.first)[index]
  }

  @Test func `terms on subjects narrow every N`() throws {
    let filter = "site=102"
    #expect(try value(report(.safety, filter), "worstGrade", "total") == .integer(3))
    #expect(try value(report(.response, filter), "rates", "total") == .integer(3))
    #expect(try value(report(.survival, filter), "groups", "subjects") == .integer(3))
    #expect(try value(report(.enrolment, filter), "summary", "enrolled") == .integer(3))
    #expect(try report(.safety, filter).notes[0] == "Filter: site=102. It narrows every N.")
    #expect(try report(.safety, filter).header.filter == filter)
  }

  @Test func `terms on adverse events choose rows of safety and subjects elsewhere`() throws {
    let safety = try report(.safety, "grade>=3")
    #expect(try value(safety, "worstGrade", "total") == .integer(6))
    #expect(try value(safety, "worstGrade", "events") == .integer(2))
    #expect(safety.notes[0].hasSuffix("choose rows and leave N alone."))
    #expect(try report(.listing, "grade>=3").tables[0].rows.count == 2)
    let survival = try report(.survival, "grade>=3")
    #expect(try value(survival, "groups", "subjects") == .integer(2))
    #expect(survival.notes[0].hasSuffix("at least one matching adverse event."))
  }

  @Test func `a part of the trial has no plan`() throws {
    let enrolment = try report(.enrolment, "site=102")
    #expect(try value(enrolment, "summary", "target") == .missing)
    #expect(enrolment.tables.allSatisfy { $0.id != "projection" })
    #expect(enrolment.notes.contains { $0.hasPrefix("A part of the trial has no plan") })
  }

  @Test func `attention is about the whole trial`() throws {
    let overview = try report(.overview, "site=102")
    #expect(try value(overview, "attention", "silentSites") == .integer(2))
    #expect(overview.notes.contains("Attention counts the whole trial, whatever the filter."))
  }

  @Test(arguments: ReportName.allCases)
  func `a filter that nobody passes leaves every report standing`(name: ReportName) throws {
    let empty = try report(name, "age>200")
    for format in ReportFormat.allCases { #expect(!empty.encoded(as: format).contains("nan")) }
    _ = try ParsedReport(empty.encoded(as: .json))
  }
}
