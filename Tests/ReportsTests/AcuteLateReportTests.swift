import CohortModel
import Foundation
import Reports
import Testing

/// A single arm treated on day 0, the window of 90 days: A is acute and unresolved, B late on day
/// 190, C dies on day 150, D is last seen on day 100, E dies inside the window on day 60.
@Suite struct AcuteLateReportTests {
  private static let start = Day(iso: "2020-01-01") ?? Day(0)

  private func cohort(randomised: Bool = false) -> Cohort {
    var study = Study(id: "NCT0", title: "Acute")
    study.isRandomised = randomised
    var builder = TrialData.Builder()
    let rows: [(String, died: Int?, alive: Int)] = [
      ("A", nil, 600), ("B", nil, 600), ("C", 150, 140), ("D", nil, 100), ("E", 60, 50),
    ]
    for (id, died, alive) in rows {
      var subject = Subject()
      subject.subject = id
      subject.firstTreatmentOn = PartialDate(Self.start)
      subject.randomisedOn = randomised ? PartialDate(Self.start) : nil
      subject.diedOn = died.map { PartialDate(Self.start + $0) }
      subject.lastKnownAlive = PartialDate(Self.start + alive)
      builder.add(.subject(subject))
    }
    var treatment = Treatment()
    treatment.subject = "A"
    treatment.treatment = "R1"
    treatment.kind = .radiotherapy
    treatment.start = PartialDate(Self.start + 30)
    builder.add(.treatment(treatment))
    builder.add(.adverseEvent(event("A", from: 50, to: 95, grade: 3)))
    builder.add(.adverseEvent(event("B", from: 190, to: 200, grade: 1)))
    return Cohort(
      builder.finish(study: study), gate: AccessGate(.pooled, study: study, allocations: []),
      cutOff: Self.start + 700)
  }

  private func event(_ id: String, from: Int, to: Int, grade: Int) -> AdverseEvent {
    var event = AdverseEvent()
    event.subject = id
    event.event = "1"
    event.start = PartialDate(Self.start + from)
    event.end = PartialDate(Self.start + to)
    event.grade = grade
    event.relatedToTreatment = .probable
    return event
  }

  private func report(randomised: Bool = false) throws -> ParsedReport {
    try ParsedReport(Report.make(.safety, of: cohort(randomised: randomised)).encoded(as: .json))
  }

  @Test func `acute and late are counted with their origin`() throws {
    let table = try #require(try report().tables["acuteLate"])
    #expect(
      table.rows.map { "\($0["origin"] ?? "") \($0["period"] ?? "")" } == [
        "firstTreatment acute", "firstTreatment late", "radiotherapy acute", "radiotherapy late",
      ])
    let acute = table.rows[0]
    #expect(acute["subjects"] as? Int == 1 && acute["total"] as? Int == 5)
    #expect(acute["share"] as? Double == 0.2 && acute["grade3OrWorse"] as? Int == 1)
    #expect(acute["unresolved"] as? Int == 1 && acute["onset"] as? String == "to day 90")
    let late = table.rows[1]
    #expect(late["subjects"] as? Int == 1 && late["total"] as? Int == 4)
    #expect(late["share"] is NSNull && late["unresolved"] is NSNull)
    // From day 30 the event of A ends on day 65.
    #expect(table.rows[2]["total"] as? Int == 1 && table.rows[2]["unresolved"] as? Int == 0)
  }

  @Test func `late incidence takes the dead out of those at risk`() throws {
    let table = try #require(try report().tables["lateIncidence"])
    let year = try #require(table.rows.first { $0["months"] as? Int == 12 })
    // Of four, D is censored on day 100, C dies on day 150, then B of two has the event.
    let incidence = try #require(year["incidence"] as? Double)
    let death = try #require(year["death"] as? Double)
    #expect(abs(incidence - 1.0 / 3) < 1e-12 && abs(death - 1.0 / 3) < 1e-12)
    #expect(year["subjects"] as? Int == 4 && year["atRisk"] as? Int == 1)
    #expect(year["time"] as? Double == 12 * 30.4375 - 90)
  }

  @Test func `blinding access says that the origin at radiotherapy is closed`() throws {
    let report = try report(randomised: true)
    let origins = report.tables["acuteLate"]?.rows.compactMap { $0["origin"] as? String } ?? []
    #expect(Set(origins) == ["firstTreatment"])
    let closed = "Acute and late from start of radiotherapy: closed under pooled access"
    #expect(report.notes.contains { $0.hasPrefix(closed) })
  }
}
