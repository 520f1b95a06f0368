import CohortModel
import Reports
import Testing

struct ComparisonReportTests {
  private func report(
    _ access: Access = .byArm, study: Study = PaperTrial.study, matched: Bool = false
  ) throws -> Report {
    let cohort = PaperTrial.cohort(access, study: study)
    var options = ReportOptions()
    options.matchedSet = matched ? try MatchedSet.make(cohort).get() : nil
    return Report.make(.comparison, of: cohort, options: options)
  }

  private func table(_ id: String, _ report: Report) throws -> ReportTable {
    try #require(report.tables.first { $0.id == id })
  }

  private func column(_ id: String, _ table: ReportTable) throws -> [ReportValue] {
    let index = try #require(table.columns.firstIndex { $0.id == id })
    return table.rows.map { $0[index] }
  }

  /// COMB dies on days 100 and 200, SYST on day 150; the numbers at risk are 3 and 3, then 2 and 2
  /// with P6 gone on day 31, then 2 and 1.
  @Test func `the arms are compared in everybody and in the pairs`() throws {
    let ratios = try table("hazardRatios", report())
    #expect(try column("adjustment", ratios) == [.text("randomised"), .text("matched (3 pairs)")])
    #expect(try column("arm", ratios) == [.text("COMB"), .text("COMB")])
    #expect(try column("reference", ratios) == [.text("SYST"), .text("SYST")])
    #expect(try column("subjects", ratios) == [.integer(6), .integer(6)])
    #expect(try column("events", ratios) == [.integer(3), .integer(3)])
  }

  @Test(arguments: [Access.pooled, .masked])
  func `no hazard ratio of arms unless they are seen by name`(access: Access) throws {
    let report = try report(access)
    let closed = ["hazardRatios", "subgroups", "matching", "balance"]
    #expect(report.tables.allSatisfy { !closed.contains($0.id) })
    #expect(report.tables.contains { $0.id == "groups" } == (access == .masked))
    #expect(
      try column("refusal", table("univariate", report))[2]
        == .text("closed: it would tell the arm"))
  }

  @Test func `what came after the start is marked, with the fair versions beside it`() throws {
    let report = try report()
    let table = try table("univariate", report)
    #expect(
      try column("version", table)
        == ["naive", "startStop", "landmark"].flatMap { Array(repeating: .text($0), count: 3) })
    #expect(try column("postBaseline", table)[2] == .flag(true))
    #expect(
      report.notes.contains { $0.contains("Local therapy: post-baseline covariate: immortal") })
  }

  @Test func `every report can be about the pairs`() throws {
    let cohort = PaperTrial.cohort(.byArm)
    var options = ReportOptions()
    options.matchedSet = try MatchedSet.make(cohort).get()
    for name in [ReportName.safety, .listing, .response, .survival, .comparison] {
      let report = Report.make(name, of: cohort, options: options)
      #expect(report.header.set?.word == "matched")
      let text = report.encoded(as: .text)
      #expect(text.contains("matched set (3 pairs)"))
    }
  }

  @Test func `a study without plans says so`() throws {
    var study = PaperTrial.study
    (study.comparison, study.matching) = (nil, nil)
    let report = try report(study: study)
    #expect(report.tables.map(\.id) == ["endpoint", "groups", "hazardRatios"])
    #expect(report.notes.contains { $0.contains("no [comparison] block") })
    #expect(
      try column("notMatched", table("endpoint", report))
        == [.text("the study file has no [matching] block")])
    study.isRandomised = false
    study.endpoints = [Endpoint(kind: .overallSurvival, origin: .firstTreatment, set: .full)]
    let other = try self.report(study: study)
    #expect(other.notes.contains { $0.hasPrefix("Unadjusted (full set): not a randomised") })
  }

  @Test func `a hazard ratio is written with two digits and its interval`() {
    let estimate = CoxTable.Estimate(
      hazardRatio: 0.8, lower: 0.004, upper: 1234.5, pValue: 0.14)
    #expect(Format.hazardRatio(estimate) == "0.80 (< 0.01–> 999)")
    #expect(Format.ratio(99.994) == "99.99" && Format.ratio(100) == "100")
    #expect(Format.shortest(0.2) == "0.2" && Format.shortest(2) == "2")
  }
}
