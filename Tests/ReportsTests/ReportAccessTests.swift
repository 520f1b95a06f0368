import CohortModel
import Reports
import Testing

struct ReportAccessTests {
  private func texts(_ access: Access, study: Study = PaperTrial.study) -> [String] {
    ReportName.allCases.flatMap { name in
      let report = Report.make(name, of: PaperTrial.cohort(access, study: study))
      return ReportFormat.allCases.map { report.encoded(as: $0) }
    }
  }

  @Test(arguments: [Access.pooled, .masked])
  func `no report names an arm unless arms are open`(access: Access) {
    for text in texts(access) {
      for arm in ["COMB", "SYST", "Combined", "Systemic"] { #expect(!text.contains(arm)) }
    }
  }

  @Test func `by arm the arms have their codes, and a note names them`() {
    for name in ReportName.allCases {
      let report = Report.make(name, of: PaperTrial.cohort(.byArm))
      for format in ReportFormat.allCases {
        #expect(report.encoded(as: format).contains("COMB"))
      }
      #expect(report.notes.contains("Arms: COMB is Combined, SYST is Systemic."))
    }
  }

  @Test func `pooled reports have one group`() {
    for name in ReportName.allCases {
      let report = Report.make(name, of: PaperTrial.cohort())
      for table in report.tables {
        guard let group = table.columns.firstIndex(where: { $0.id == "group" }) else { continue }
        #expect(table.rows.allSatisfy { $0[group] == .text("all") })
      }
      #expect(report.tables.allSatisfy { $0.id != "arms" && $0.id != "byArm" })
    }
  }

  @Test func `masked arms are letters that may be inferred, without a test between them`() {
    let report = Report.make(.survival, of: PaperTrial.cohort(.masked))
    let groups = report.tables.first { $0.id == "groups" }
    #expect(groups?.rows.map { $0[0] } == [.text("A"), .text("B")])
    #expect(report.tables.allSatisfy { !$0.id.hasPrefix("logRank") })
    #expect(
      report.notes.contains(
        "Arms are masked; labels may be inferable from the numbers of subjects."))
  }

  @Test(arguments: [Access.masked, .byArm])
  func `an arm of fewer than five subjects is flagged`(access: Access) {
    for name in [ReportName.enrolment, .response, .survival] {
      let report = Report.make(name, of: PaperTrial.cohort(access))
      let flags = report.tables.flatMap { table in
        table.columns.firstIndex { $0.id == "fewerThanFive" }
          .map { column in table.rows.map { $0[column] } } ?? []
      }
      #expect(flags.contains(.flag(true)))
      #expect(!flags.contains(.flag(false)))
      #expect(report.notes.contains { $0.hasPrefix("An arm has fewer than 5 subjects") })
    }
  }

  private func listed(_ access: Access, study: Study = PaperTrial.study) -> [String] {
    Report.make(.listing, of: PaperTrial.cohort(access, study: study)).tables[0].columns.map(\.id)
  }

  @Test(arguments: [Access.pooled, .masked])
  func `a blinded listing has no field that tells the arm`(access: Access) {
    let closed = [
      "arm", "relatedToImmunotherapy", "relatedToChemotherapy", "relatedToLocalTreatment",
    ]
    #expect(listed(access) == listed(.byArm).filter { !closed.contains($0) })
    #expect(listed(.byArm).count == listed(access).count + closed.count)
  }

  @Test func `a listing drops what the study says tells the arm`() {
    var study = PaperTrial.study
    study.revealsArm = ["action", "firstTreatmentOn", "age"]
    let gone = Set(listed(.pooled)).subtracting(listed(.pooled, study: study))
    #expect(gone == ["action", "onsetDay", "age", "firstTreatment"])
  }
}
