import CohortModel
import Foundation
import Reports
import Testing

/// A single arm of four, lesions treated on day 0 and measured until day 1200: A's has grown by
/// day 100, B dies on day 200, C is measured last on day 400, D on day 1200.
///
/// | | at risk at 1 year | F(failure) | at risk at 3 years |
/// |---|---|---|---|
/// | treated lesions | C, D | 1/4 | D |
/// | registry wording | C, D | 1/4 | D |
///
/// By the registry A progresses on day 100 and B is censored on its last scan, day 150.
@Suite struct LocalControlReportTests {
  private static let start = Day(iso: "2020-01-01") ?? Day(0)

  private func cohort(
    treated: Bool = true, randomised: Bool = false, _ access: Access = .byArm
  ) -> Cohort {
    var study = Study(id: "NCT0", title: "Control")
    study.isRandomised = randomised
    var builder = TrialData.Builder()
    let rows: [(String, died: Int?, [(Int, Double, Response)])] = [
      ("A", nil, [(100, 60, .progressive)]), ("B", 200, [(150, 30, .stable)]),
      ("C", nil, [(400, 30, .stable)]), ("D", nil, [(1200, 30, .stable)]),
    ]
    for (id, died, scans) in rows {
      var subject = Subject()
      subject.subject = id
      subject.firstTreatmentOn = PartialDate(Self.start)
      subject.randomisedOn = randomised ? PartialDate(Self.start) : nil
      subject.diedOn = died.map { PartialDate(Self.start + $0) }
      builder.add(.subject(subject))
      for (day, diameter) in [(-5, 30.0)] + scans.map({ ($0.0, $0.1) }) {
        builder.add(.lesion(lesion(id, day, diameter, treated)))
      }
      for (day, _, overall) in scans {
        var scan = TumourAssessment()
        scan.subject = id
        scan.date = PartialDate(Self.start + day)
        scan.overall = overall
        builder.add(.assessment(scan))
      }
    }
    let gate = AccessGate(access, study: study, allocations: [])
    return Cohort(builder.finish(study: study), gate: gate, cutOff: Self.start + 1500)
  }

  private func lesion(_ id: String, _ day: Int, _ diameter: Double, _ treated: Bool) -> Lesion {
    var lesion = Lesion()
    lesion.subject = id
    lesion.lesion = "L1"
    lesion.date = PartialDate(Self.start + day)
    lesion.type = .target
    lesion.diameter = diameter
    lesion.localTreatmentOn = treated ? PartialDate(Self.start) : nil
    return lesion
  }

  private func rows(_ cohort: Cohort, _ definition: String) throws -> [[String: Any]] {
    let json = Report.make(.survival, of: cohort).encoded(as: .json)
    let table = try #require(try ParsedReport(json).tables["localControl"])
    return table.rows.filter { $0["definition"] as? String == definition }
  }

  @Test func `deaths compete where treated lesions are followed`() throws {
    let rows = try rows(cohort(), "treatedLesions")
    #expect(rows.map { $0["years"] as? Int } == [1, 3])
    #expect(rows.map { $0["control"] as? Double } == [0.75, 0.75])
    #expect(rows.map { $0["atRisk"] as? Int } == [2, 1])
    #expect(rows[0]["subjects"] as? Int == 4 && rows[0]["failures"] as? Int == 1)
    #expect(rows[0]["deaths"] as? Int == 1 && rows[0]["withoutOrigin"] as? Int == 0)
    #expect(rows[0]["denominator"] as? String == "full set with a treated lesion and its date")
  }

  @Test func `the registry's control has Kaplan–Meier's interval`() throws {
    let rows = try rows(cohort(), "registry")
    #expect(rows.map { $0["control"] as? Double } == [0.75, 0.75])
    #expect(rows[0]["deaths"] is NSNull)
    // Of R: summary(survfit(Surv(c(101, 151, 401, 1201), c(1, 0, 0, 0)) ~ 1,
    // conf.type = "log-log"), times = 365.25)
    let lower = try #require(rows[0]["lower"] as? Double)
    let upper = try #require(rows[0]["upper"] as? Double)
    #expect(abs(lower - 0.127945) < 1e-5 && abs(upper - 0.960550) < 1e-5)
  }

  @Test func `text and CSV have the table, and the notes tell both definitions`() {
    let report = Report.make(.survival, of: cohort())
    #expect(report.encoded(as: .text).contains("Local control at fixed times"))
    #expect(
      report.encoded(as: .csv).contains("registry,registry wording,all,4,0,1,,1,365.25,2,0.75"))
    for start in ["Local control, registry wording: ", "Local control, treated lesions: "] {
      #expect(report.notes.contains { $0.hasPrefix(start) })
    }
  }

  @Test func `without local treatment nothing is told`() {
    let report = Report.make(.survival, of: cohort(treated: false))
    #expect(!report.tables.contains { $0.id == "localControl" })
    #expect(!report.notes.contains { $0.contains("ocal control") })
  }

  @Test(arguments: [Access.pooled, .masked])
  func `blinding access says that treated lesions are closed`(access: Access) throws {
    let cohort = cohort(randomised: true, access)
    #expect(try rows(cohort, "treatedLesions").isEmpty)
    #expect(try rows(cohort, "registry").count == 2)
    let note =
      "Local control, treated lesions: closed under \(access == .pooled ? "pooled" : "masked A/B")"
    #expect(Report.make(.survival, of: cohort).notes.contains { $0.hasPrefix(note) })
  }
}
