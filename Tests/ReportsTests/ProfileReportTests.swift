import CohortModel
import Foundation
import Reports
import Testing

/// Profiles of `PaperTrial`, worked out by hand.
struct ProfileReportTests {
  private func report(
    _ id: String, _ access: Access = .byArm, study: Study = PaperTrial.study
  ) throws -> Report {
    let cohort = PaperTrial.cohort(access, study: study)
    var options = ReportOptions()
    let position = try #require(cohort.data.subjects.position(of: id))
    options.subject = position
    return Report.make(.profile, of: cohort, options: options)
  }

  private func parse(_ id: String, _ access: Access = .byArm) throws -> ParsedReport {
    try ParsedReport(try report(id, access).encoded(as: .json))
  }

  private func narrative(
    _ id: String, _ access: Access = .byArm, study: Study = PaperTrial.study
  ) throws -> [String] {
    let cohort = PaperTrial.cohort(access, study: study)
    let position = try #require(cohort.data.subjects.position(of: id))
    let profile = SubjectProfile.make(cohort, subject: position)
    return Narrative(profile, of: study).paragraphs.map(\.text)
  }

  @Test func `the sum fell from 50 to 30 mm, 40 percent, on day 43`() throws {
    let scans = try #require(try parse("P1").tables["assessments"])
    #expect(scans.rows.map { $0["sum"] as? Double } == [50, 30])
    #expect(scans.rows.map { $0["changeFromBaseline"] as? Double } == [nil, -40])
    #expect(scans.rows.map { $0["changeFromNadir"] as? Double } == [nil, -40])
    #expect(scans.rows.map { $0["day"] as? Int } == [-12, 43])
    #expect(scans.rows[1]["overall"] as? String == "PR")
    #expect(scans.rows[1]["derived"] as? String == "PR")
    #expect(scans.rows[1]["disagrees"] as? Bool == false)
  }

  @Test func `adverse events have their day, duration and whether they go on`() throws {
    let events = try #require(try parse("P1").tables["adverseEvents"])
    #expect(events.rows.map { $0["onsetDay"] as? Int } == [5, 32])
    #expect(events.rows.map { $0["duration"] as? Int } == [6, nil])
    #expect(events.rows.map { $0["ongoing"] as? Bool } == [false, true])
    #expect(events.rows.map { $0["startImputed"] as? Bool } == [false, true])
    #expect(events.rows.map { $0["serious"] as? Bool } == [nil, true])
  }

  @Test func `a local treatment that only the lesion tells of is a treatment`() throws {
    let treatments = try #require(try parse("P1").tables["treatments"])
    #expect(treatments.rows.count == 1)
    #expect(treatments.rows[0]["startDay"] as? Int == 2)
    #expect(treatments.rows[0]["lesion"] as? String == "L1")
  }

  @Test func `the fate has death and best response`() throws {
    let fate = try #require(try parse("P1").tables["fate"]?.rows.first)
    #expect(fate["diedOn"] as? String == "2025-04-10")
    #expect(fate["bestResponse"] as? String == "PR")
    #expect(fate["deathImputed"] as? Bool == false)
  }

  @Test func `the narrative tells severe events one by one and says what is missing`() throws {
    let text = try narrative("P1")
    #expect(text[0].hasPrefix("Subject P1 of study NCT00000001, site 101, is a 61-year-old man."))
    #expect(text[0].contains("ECOG performance status not stated"))
    #expect(text[0].hasSuffix("Arm: COMB."))
    #expect(
      text[2].hasPrefix("2 adverse events are on record, 1 serious and 1 of grade 3 or worse"))
    #expect(
      text[3] == """
        Nausea, grade 3, serious (criterion not stated), began on 2025-02-01 (day 32 of treatment, \
        from a partial date). Relatedness: related to treatment (immunotherapy not stated, \
        chemotherapy definitely related, local treatment not stated). Action taken: not stated. \
        Outcome: not stated, ongoing at the cut-off.
        """)
    #expect(
      text[4].contains("50 mm in sum at baseline. 2025-02-12 (day 43): PR, sum 30 mm, -40.0 %"))
    #expect(text.last?.contains("Death on 2025-04-10 (day 100), cause: not stated.") == true)
  }

  @Test func `without records the narrative says that there are none`() throws {
    let text = try narrative("P7").joined(separator: "\n")
    #expect(text.contains("screening failed, reason ECOG 2"))
    for words in [
      "age and sex not stated", "No treatment is on record", "No adverse event is on record",
      "No tumour assessment is on record", "Last known alive on 2025-03-01",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func `an undated, ungraded event is counted as such`() throws {
    let text = try narrative("P4")[2]
    #expect(text.contains("1 without a grade, 1 without relatedness and 1 without a start"))
    let row = try #require(try parse("P4").tables["adverseEvents"]?.rows.first)
    #expect(row["start"] is NSNull && row["onsetDay"] is NSNull)
  }

  private static let telling = ["definite", "probabl", "COMB", "SYST", "2025-01-02"]

  @Test(arguments: [Access.pooled, .masked], ["P1", "P2", "P4"])
  func `under closed access nothing that tells the arm is written in any format`(
    access: Access, id: String
  ) throws {
    let report = try report(id, access)
    for format in ReportFormat.allCases {
      let text = report.encoded(as: format)
      for word in Self.telling { #expect(!text.contains(word), "\(word)") }
      #expect(text.contains("closed under \(access.title) access: it would tell the arm"))
    }
    #expect(try narrative(id, access)[0].contains("Arm: ") == (access == .masked))
  }

  @Test func `an open-label profile shows the treatment and a note that it tells the arm`() throws {
    var study = PaperTrial.study
    study.masking = "open label"
    let report = try report("P1", .pooled, study: study)
    let text = report.encoded(as: .text)
    #expect(text.contains("2025-01-02") && text.contains("definite"))
    #expect(report.notes.contains { $0.contains("tells the arm") })
    #expect(!text.contains("COMB"))
    #expect(try narrative("P1", .pooled, study: study)[0].hasSuffix("closed under pooled access."))
  }

  @Test func `controls in a term do not reach the terminal`() throws {
    #expect(!(try report("P4").encoded(as: .text)).contains("\u{1B}"))
  }
}
