import CohortModel
import Reports
import Testing

/// Two subjects irradiated on day 0: the lesion outside the field of one shrinks by half, the other
/// has none outside.
@Suite struct AbscopalReportTests {
  private func cohort(randomised: Bool) -> Cohort {
    var study = Study(id: "NCT0", title: "Abscopal")
    study.isRandomised = randomised
    study.response.reportsAbscopal = true
    let start = Day(iso: "2025-01-01") ?? Day(0)
    var builder = TrialData.Builder()
    for id in ["A", "B"] {
      var subject = Subject()
      subject.subject = id
      subject.firstTreatmentOn = PartialDate(start)
      subject.randomisedOn = randomised ? PartialDate(start) : nil
      builder.add(.subject(subject))
      for (day, diameter) in [(start, 40.0), (start + 42, 20)] {
        for (name, isIrradiated) in [("L1", true), ("L2", id == "B")] {
          var lesion = Lesion()
          lesion.subject = id
          lesion.lesion = name
          lesion.date = PartialDate(day)
          lesion.type = .target
          lesion.diameter = diameter
          lesion.isIrradiated = isIrradiated
          lesion.localTreatmentOn = PartialDate(start)
          builder.add(.lesion(lesion))
        }
      }
    }
    return Cohort(
      builder.finish(study: study), gate: AccessGate(pooled: study), cutOff: start + 100)
  }

  private func report(randomised: Bool) throws -> ParsedReport {
    let report = Report.make(.response, of: cohort(randomised: randomised), options: .init())
    return try ParsedReport(report.encoded(as: .json))
  }

  @Test func `ARR and ACR stand beside the other rates, with their reasons`() throws {
    let report = try report(randomised: false)
    let rates = try #require(report.tables["rates"])
    for rate in ["abscopalResponse", "abscopalControl"] {
      let row = try #require(rates.row("rate", rate))
      #expect(row["subjects"] as? Int == 1 && row["total"] as? Int == 2)
      #expect(row["method"] as? String == "Wilson with continuity correction")
    }
    #expect(report.notes.contains { $0.contains("1 without a lesion outside the field") })
  }

  @Test func `pooled access of a randomised trial does not tell of them`() throws {
    let report = try report(randomised: true)
    #expect(report.tables["rates"]?.row("rate", "objectiveResponse") != nil)
    #expect(report.tables["rates"]?.row("rate", "abscopalResponse") == nil)
    #expect(!report.notes.contains { $0.contains("bscopal") })
  }
}
