import CohortModel
import Foundation
import Reports
import Statistics
import Testing

/// The numbers of `PaperTrial`, worked out by hand, read back from JSON.
struct ReportNumbersTests {
  private func parse(
    _ name: ReportName, _ access: Access = .pooled, options: ReportOptions = ReportOptions()
  ) throws -> ParsedReport {
    let report = Report.make(name, of: PaperTrial.cohort(access), options: options)
    return try ParsedReport(report.encoded(as: .json))
  }

  @Test func `the header names what every number depends on`() throws {
    var options = ReportOptions()
    options.asEntered = "2026-01-02"
    let header = try parse(.safety, .masked, options: options).header
    #expect(header["study"] as? String == "NCT00000001")
    #expect(header["title"] as? String == "Paper trial")
    #expect(header["synthetic"] as? Bool == true)
    #expect(header["cutOff"] as? String == "2025-12-31")
    #expect(header["asEntered"] as? String == "2026-01-02")
    #expect(header["access"] as? String == "masked")
    #expect(header["analysisSet"] as? String == "safety")
    #expect(header["filter"] is NSNull)
    #expect(header["batch"] as? Int == 4)
    #expect(header["batchHash"] as? String == "f00d")
  }

  @Test func `the overview has the headline of every page`() throws {
    let report = try parse(.overview)
    let enrolment = try #require(report.tables["enrolment"]?.rows.first)
    #expect(enrolment["enrolled"] as? Int == 6)
    #expect(enrolment["share"] as? Double == 0.5)
    let safety = try #require(report.tables["safety"]?.row("measure", "relatedSevere"))
    #expect(safety["subjects"] as? Int == 2)
    let response = try #require(report.tables["response"]?.row("rate", "objectiveResponse"))
    #expect(response["total"] as? Int == 6)
    #expect(report.tables["survival"]?.rows.first?["median"] as? Double == 200)
    #expect(report.tables["attention"]?.rows.first?["silentSites"] as? Int == 2)
    #expect(report.tables["rules"]?.row("rule", "W31")?["count"] as? Int == 1)
    #expect(report.header["analysisSet"] is NSNull)
    #expect(report.notes.contains { $0.hasPrefix("Response: intent-to-treat set") })
    #expect(report.notes.contains { $0.hasPrefix("Safety: safety set") })
  }

  @Test func `enrolment is counted against plan, by month, site and stage`() throws {
    let report = try parse(.enrolment)
    let summary = try #require(report.tables["summary"]?.rows.first)
    #expect(summary["target"] as? Int == 12)
    #expect(summary["planned"] as? Double == 12)
    #expect(summary["ahead"] as? Double == -6)
    #expect(summary["recentPerMonth"] as? Double == 1.0 / 182 * 30.4375)
    let months = try #require(report.tables["months"])
    #expect(
      months.rows.compactMap { $0["enrolled"] as? Int } == [3, 2] + [0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(months.rows.last?["cumulative"] as? Int == 6)
    let site = try #require(report.tables["sites"]?.row("site", "101"))
    #expect(site["name"] as? String == "上海医院")
    #expect(site["screened"] as? Int == 4)
    #expect(site["failed"] as? Int == 1)
    #expect(site["silent"] as? Bool == true)
    let flow = try #require(report.tables["flow"])
    #expect(flow.row("reason", "ECOG 2")?["subjects"] as? Int == 1)
    #expect(flow.row("stage", "failed")?["total"] as? Int == 7)
    #expect(flow.row("stage", "died")?["share"] as? Double == 0.5)
    let projection = try #require(report.tables["projection"]?.rows.first)
    #expect(projection["remaining"] as? Int == 6)
    let method = try #require(projection["method"] as? String)
    #expect(method.hasSuffix("constant-rate assumption, 80 % predictive interval"))
    #expect(report.tables["arms"] == nil)
  }

  @Test func `a subject counts once at the worst related grade`() throws {
    let report = try parse(.safety)
    let table = try #require(report.tables["worstGrade"])
    let overall = try #require(table.row("level", "overall"))
    #expect(overall["subjects"] as? Int == 3)
    #expect(overall["total"] as? Int == 6)
    #expect(overall["share"] as? Double == 0.5)
    #expect(overall["grade3OrWorse"] as? Int == 2)
    #expect(overall["ungraded"] as? Int == 1)
    #expect(overall["events"] as? Int == 4)
    let nausea = try #require(table.row("preferredTerm", "Nausea"))
    #expect((1...5).compactMap { nausea["grade\($0)"] as? Int } == [0, 0, 1, 0, 0])
    #expect(table.row("preferredTerm", "Fatigue") == nil)
    #expect(report.notes.contains("1 row without a start counted."))
    #expect(report.notes.contains("1 partial start resolved to a day."))
    #expect(report.notes.contains("1 row without relatedness counted as related."))
  }

  @Test func `the class of adverse events can be chosen`() throws {
    var options = ReportOptions()
    options.adverseEventClass = .serious
    let report = try parse(.safety, options: options)
    #expect(report.tables["worstGrade"]?.rows.first?["subjects"] as? Int == 2)
    #expect(report.tables["worstGrade"]?.rows.count == 5)
    #expect(report.notes[0].hasPrefix("Worst-grade table: serious adverse events; N = 6"))
  }

  @Test func `a listed event is told in full`() throws {
    let rows = try #require(try parse(.listing).tables["events"]).rows
    #expect(rows.compactMap { $0["subject"] as? String } == ["P1", "P1", "P2", "P4", "P5"])
    #expect(rows[0]["onsetDay"] as? Int == 5)
    #expect(rows[0]["end"] as? String == "2025-01-10")
    #expect(rows[0]["ongoing"] as? Bool == false)
    #expect(rows[0]["outcome"] as? String == "recovered")
    #expect(rows[0]["age"] as? Int == 61)
    #expect(rows[1]["startImputed"] as? Bool == true)
    #expect(rows[2]["immuneRelated"] as? Bool == true)
    #expect(rows[3]["term"] as? String == "=cough\u{1B}[2J")
    #expect(rows[3]["grade"] is NSNull)
    #expect(rows[3]["related"] is NSNull)
    #expect(rows[4]["related"] as? Bool == false)
  }

  @Test func `a listing is sorted as asked`() throws {
    var options = ReportOptions()
    options.listingSort = [SortKey("grade", isDescending: true), SortKey("preferredTerm")]
    let rows = try #require(try parse(.listing, options: options).tables["events"]).rows
    #expect(rows.map { $0["grade"] as? Int } == [3, 3, 2, 1, nil])
    #expect(rows.prefix(2).map { $0["subject"] as? String } == ["P1", "P2"])
  }

  @Test func `response is counted over all and over those who are due`() throws {
    let report = try parse(.response)
    let rates = try #require(report.tables["rates"])
    let objective = rates.rows.filter { $0["rate"] as? String == "objectiveResponse" }
    #expect(objective.map { $0["denominator"] as? String } == ["all", "due"])
    #expect(objective.map { $0["subjects"] as? Int } == [2, 2])
    #expect(objective.map { $0["total"] as? Int } == [6, 5])
    #expect(objective[0]["value"] as? Double == 2.0 / 6)
    #expect(objective[0]["method"] as? String == "Wilson with continuity correction")
    #expect(rates.row("rate", "diseaseControl")?["subjects"] as? Int == 3)
    #expect(rates.row("rate", "clinicalBenefit")?["subjects"] as? Int == 2)
    let best = try #require(report.tables["best"])
    #expect(best.rows.prefix(7).map { $0["subjects"] as? Int } == [1, 1, 1, 0, 1, 1, 1])
    #expect(best.rows.suffix(7).map { $0["subjects"] as? Int } == [1, 1, 1, 0, 1, 1, 0])
    #expect(report.tables["waterfall"]?.rows.map { $0["change"] as? Double } == [0, -40])
    #expect(report.tables["waterfall"]?.rows.map { $0["subject"] as? String } == ["P3", "P1"])
    #expect(report.tables["timeToResponse"]?.rows.first?["median"] as? Double == 43)
    #expect(report.notes.contains("Responses are unconfirmed."))
  }

  /// S falls to 4/5 on day 100, 3/5 on day 150, 2/5 on day 200. Follow-up, the roles exchanged,
  /// falls to 5/6 on day 31 and to 5/12 on day 250.
  @Test func `survival is the estimate made on paper`() throws {
    let report = try parse(.survival)
    let group = try #require(report.tables["groups"]?.rows.first)
    #expect(group["group"] as? String == "all")
    #expect(group["subjects"] as? Int == 6)
    #expect(group["events"] as? Int == 3)
    #expect(group["median"] as? Double == 200)
    #expect(group["medianFollowUp"] as? Double == 250)
    #expect(group["medianUpper"] is NSNull)
    let curve = try #require(report.tables["curve"]).rows
    #expect(curve.map { $0["time"] as? Double } == [31, 100, 150, 200, 250, 365])
    #expect(curve.map { $0["atRisk"] as? Int } == [6, 5, 4, 3, 2, 1])
    #expect(curve.map { $0["events"] as? Int } == [0, 1, 1, 1, 0, 0])
    for (row, estimate) in zip(curve, [1, 0.8, 0.6, 0.4, 0.4, 0.4]) {
      #expect(abs(try #require(row["survival"] as? Double) - estimate) < 1e-12)
    }
    let landmark = try #require(report.tables["landmarks"]?.rows.first)
    #expect(landmark["time"] as? Double == 182.625)
    #expect(landmark["atRisk"] as? Int == 3)
    #expect(report.notes[0].hasSuffix("intent-to-treat set, cut-off 2025-12-31."))
    #expect(report.notes.contains { $0.contains("log-log scale") })
  }

  /// Greenwood's sum on day 182.625 is 1/20 + 1/12 = 2/15, so that the limits are
  /// 0.6 ^ exp(±1.959964 × √(2/15) / ln 0.6) = 0.6 ^ exp(∓1.40100).
  @Test func `a landmark has its log-log interval`() throws {
    let landmark = try #require(try parse(.survival).tables["landmarks"]?.rows.first)
    let lower = try #require(landmark["lower"] as? Double)
    let upper = try #require(landmark["upper"] as? Double)
    #expect(abs(lower - 0.1257) < 5e-5)
    #expect(abs(upper - 0.8818) < 5e-5)
  }

  /// Combined died on days 100 and 200 of 3, 2 and 2 at risk of 5, 4 and 3: 3/5 + 1/2 + 2/3
  /// expected, variance 6/25 + 1/4 + 2/9.
  @Test func `the log-rank test is the one made on paper`() throws {
    let report = try parse(.survival, .byArm)
    let groups = try #require(report.tables["logRankGroups"]).rows
    #expect(groups.map { $0["observed"] as? Int } == [2, 1])
    let expected = 3.0 / 5 + 1.0 / 2 + 2.0 / 3
    #expect(abs(try #require(groups[0]["expected"] as? Double) - expected) < 1e-12)
    let variance = 6.0 / 25 + 1.0 / 4 + 2.0 / 9
    let test = try #require(report.tables["logRank"]?.rows.first)
    let chiSquare = (2 - expected) * (2 - expected) / variance
    #expect(abs(try #require(test["chiSquare"] as? Double) - chiSquare) < 1e-12)
    #expect(test["degreesOfFreedom"] as? Int == 1)
    #expect(report.notes.contains("Log-rank p is nominal, not adjusted for repeated looks."))
  }

  @Test func `the interval of the rates can be chosen and is named`() throws {
    var options = ReportOptions()
    options.responseInterval = .clopperPearson
    let report = try parse(.response, options: options)
    #expect(report.tables["rates"]?.rows.first?["method"] as? String == "Clopper–Pearson")
    #expect(report.notes.contains("95 % intervals: Clopper–Pearson."))
  }

  @Test func `the endpoint can be chosen`() throws {
    var options = ReportOptions()
    options.endpoint = Endpoint(kind: .progressionFreeSurvival, rules: .strict)
    let endpoint = try #require(try parse(.survival, options: options).tables["endpoint"]).rows[0]
    #expect(endpoint["kind"] as? String == "progressionFreeSurvival")
    #expect(endpoint["rules"] as? String == "strict")
  }
}
