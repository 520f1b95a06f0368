import CohortModel
import Foundation
import Reports
import Testing

struct EmptyTrialTests {
  @Test(arguments: ReportName.allCases, Access.allCases)
  func `a trial without subjects has every report`(name: ReportName, access: Access) throws {
    let study = PaperTrial.study
    let gate = AccessGate(access, study: study, allocations: [])
    let cohort = Cohort(
      TrialData.Builder().finish(study: study), gate: gate, cutOff: PaperTrial.cutOff)
    let report = Report.make(name, of: cohort)
    let parsed = try ParsedReport(report.encoded(as: .json))
    #expect(parsed.header["batch"] is NSNull)
    #expect(parsed.tables.count == report.tables.count)
  }
}
