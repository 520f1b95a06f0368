import CohortModel
import Reports
import Testing

struct SafetyByArmReportTests {
  private func report(
    _ access: Access, _ adverseEventClass: AdverseEventClass = .all, leastPercent: Int = 0
  ) throws -> ParsedReport {
    var options = ReportOptions()
    options.adverseEventClass = adverseEventClass
    options.leastPercent = leastPercent
    return try ParsedReport(
      Report.make(.safety, of: PaperTrial.cohort(access), options: options).encoded(as: .json))
  }

  @Test func `by arm each line has a row of each arm, over the arm's own N`() throws {
    let table = try #require(try report(.byArm).tables["byArm"])
    let nausea = table.rows.filter { $0["preferredTerm"] as? String == "Nausea" }
    #expect(nausea.map { $0["arm"] as? String } == ["COMB", "SYST"])
    #expect(nausea.map { $0["subjects"] as? Int } == [1, 0])
    #expect(nausea.map { $0["total"] as? Int } == [3, 3])
    #expect(nausea.map { $0["grade3OrWorse"] as? Int } == [1, 0])
    #expect(nausea.map { $0["events"] as? Int } == [2, 0])
    let difference = try #require(nausea[0]["difference"] as? Double)
    #expect(abs(difference - 1.0 / 3) < 1e-12)
    let limits = [nausea[0]["differenceLower"], nausea[0]["differenceUpper"]].map { $0 as? Double }
    #expect((limits[0] ?? 1) < difference && difference < (limits[1] ?? -1))
    #expect(nausea[1]["difference"] as? Double == nil)
  }

  @Test func `small numbers of an arm are flagged and a note says so`() throws {
    let report = try report(.byArm)
    let flags = try #require(report.tables["byArm"]).rows.map { $0["fewerThanFive"] as? Bool }
    #expect(flags.allSatisfy { $0 == true })
    #expect(report.notes.contains { $0.hasPrefix("Numbers by arm of fewer than 5 subjects") })
    let overview = try #require(report.tables["eventOverview"])
    let anyone = overview.rows.filter { $0["measure"] as? String == "anyEvent" }
    #expect(anyone.map { $0["fewerThanFive"] as? Bool } == [nil, true, true])
  }

  @Test func `masked there are letters and counts, and no differences`() throws {
    let report = try report(.masked)
    let table = try #require(report.tables["byArm"])
    #expect(Set(table.rows.compactMap { $0["arm"] as? String }) == ["A", "B"])
    #expect(!table.columnIDs.contains { $0.lowercased().contains("difference") })
    #expect(report.notes.contains { $0.contains("labels may be inferable") })
    #expect(!report.notes.contains { $0.contains("Risk difference") })
  }

  @Test func `the overview has the rows of AET01 by group`() throws {
    let pooled = try #require(try report(.pooled).tables["eventOverview"])
    #expect(pooled.rows.count == AdverseEventOverview.Line.allCases.count - 1)
    #expect(pooled.row("measure", "anyEvent")?["count"] as? Int == 4)
    #expect(pooled.row("measure", "events")?["count"] as? Int == 5)
    #expect(pooled.row("measure", "events")?["share"] as? Double == nil)
    #expect(pooled.row("measure", "died")?["count"] as? Int == 3)
    #expect(pooled.row("measure", "leftStudy")?["count"] as? Int == nil)
    #expect(pooled.row("measure", "seriousWithdrawal")?["count"] as? Int == 1)
    #expect(try report(.pooled).tables["byArm"] == nil)
    let byArm = try #require(try report(.byArm).tables["eventOverview"])
    let anyone = byArm.rows.filter { $0["measure"] as? String == "anyEvent" }
    #expect(anyone.map { $0["group"] as? String } == ["all", "COMB", "SYST"])
    #expect(anyone.map { $0["count"] as? Int } == [4, 2, 2])
  }

  @Test func `a closed class has no table, and a note says why`() throws {
    let report = try report(.pooled, .relatedToLocalTreatment)
    #expect(report.tables["worstGrade"] == nil)
    #expect(
      report.notes.contains { $0.contains("closed under pooled access: it would tell the arm") })
  }

  @Test func `a class that no row states or the study does not define says so`() throws {
    #expect(
      try report(.byArm, .relatedToLocalTreatment).notes.contains { $0.contains("not collected") })
    #expect(try report(.byArm, .specialInterest).notes.contains { $0.contains("not specified") })
  }

  @Test func `a threshold says how many terms are shown`() throws {
    // Of six subjects each term has one.
    #expect(try report(.pooled, leastPercent: 16).tables["worstGrade"]?.rows.count == 9)
    let report = try report(.pooled, leastPercent: 17)
    #expect(report.tables["worstGrade"]?.rows.count == 1)
    #expect(report.notes.contains { $0.hasPrefix("0 of 4 terms shown") })
  }
}
