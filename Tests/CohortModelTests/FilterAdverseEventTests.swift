import Testing

@testable import CohortModel

struct FilterAdverseEventTests {
  private let cohort = SafetyFixture.cohort()

  @Test(arguments: [
    ("grade>=3", ["S01/2", "S03/1"]), ("grade!=2", ["S01/1", "S01/2", "S03/1", "S03/2", "S04/1"]),
    ("ungraded", ["S02/1"]), ("grade=missing", ["S02/1"]), ("serious", ["S01/2", "S03/1"]),
    ("irae", ["S01/3"]), ("outcome=fatal", ["S03/1"]), ("action=withdrawn", ["S02/2"]),
    ("pt=nausea", ["S01/1", "S01/2", "S02/1"]), ("soc~resp", ["S01/3", "S03/1"]),
    ("pt=missing", ["S03/2"]), ("term~皮疹", ["S03/2"]), ("ae=3", ["S01/3"]),
    ("related", ["S01/1", "S01/2", "S01/3", "S02/1", "S03/1"]),
    ("start>=2025-03", ["S01/3", "S02/2", "S03/1", "S04/1"]), ("start=missing", ["S03/2"]),
    ("end=2025-05-20", ["S03/1"]), ("ongoing & grade=2", ["S01/3", "S02/2"]),
    ("onset_day=1", []), ("onset_day=9", ["S01/1"]), ("onset_day>56", ["S01/3", "S03/1"]),
    ("emergent & grade=1", ["S01/1", "S03/2"]),
  ])
  func `terms on adverse events choose rows`(_ text: String, _ expected: [String]) throws {
    #expect(try cohort.events(where: text) == expected)
  }

  @Test(arguments: [
    ("rel_io", ["S01/3", "S03/1"]), ("rel_io=related", ["S01/3", "S03/1"]),
    ("rel_io=possible", ["S03/1"]), ("rel_io=unlikely", ["S01/1"]),
    ("rel_io!=related", ["S01/1", "S02/2", "S03/2", "S04/1"]),
  ])
  func `terms on one modality choose rows by arm`(_ text: String, _ expected: [String]) throws {
    #expect(try SafetyFixture.cohort(.byArm).events(where: text) == expected)
  }

  @Test(arguments: [
    ("rel", ["S01/2"]), ("rel=unlikely", ["S01/1"]), ("rel=missing", ["S01/3"]),
    ("rel=undetermined", ["S01/2"]), ("related", ["S01/2", "S01/3"]),
  ])
  func `relatedness to treatment as such is open under pooled access`(
    _ text: String, _ expected: [String]
  ) throws {
    let stated: [Relatedness?] = [.unlikely, .undetermined, nil]
    let cohort = SmallTrial(
      events: stated.enumerated().map { index, relatedness in
        SafetyFixture.event("S01", "\(index + 1)", "Rash", "A", grade: 1, start: "2025-02-01") {
          $0.relatedToTreatment = relatedness
        }
      }, study: SafetyFixture.study
    ).cohort()
    let rows = try cohort.filtered(text, .safety).adverseEvents ?? SubjectSet(capacity: 0)
    #expect(rows.map { "S01/" + cohort.data.adverseEvents.event[$0] } == expected)
  }

  @Test func `terms on adverse events leave N alone`() throws {
    let selection = try cohort.filtered("grade>=3")
    #expect(cohort.names(selection.subjects) == ["S01", "S02", "S03", "S04"])
    #expect(cohort.names(selection.subjectsWithMatches) == ["S01", "S03"])
    #expect(selection.hasAdverseEventTerms)
  }

  @Test func `terms on subjects alone leave the rows alone`() throws {
    let selection = try cohort.filtered("sex=male")
    #expect(selection.adverseEvents == nil)
    #expect(selection.subjectsWithMatches == selection.subjects)
  }

  @Test func `all terms hold in the same record`() throws {
    #expect(try cohort.events(where: "pt=pneumonitis & grade>=3") == ["S03/1"])
    #expect(try cohort.events(where: "irae & serious") == [])
  }

  @Test func `a conjunct on subjects narrows N, the rest narrows rows`() throws {
    let selection = try cohort.filtered("site=101 & (grade=3 | ungraded)")
    #expect(cohort.names(selection.subjects) == ["S01", "S02"])
    #expect(try cohort.events(where: "site=101 & (grade=3 | ungraded)") == ["S01/2", "S02/1"])
  }

  @Test func `a mixed alternative is asked of each record with its subject`() throws {
    let selection = try cohort.filtered("dead | grade=3")
    #expect(selection.subjects.count == 4)
    #expect(try cohort.events(where: "dead | grade=3") == ["S01/2", "S03/1", "S03/2"])
    #expect(try cohort.events(where: "!(dead | grade<3)") == ["S01/2", "S02/1"])
  }

  @Test(arguments: [
    ("\"nausea\"", ["S01/1", "S01/2", "S02/1"]), ("\"RASH\"", ["S03/2"]),
    ("\"s04\"", ["S04/1"]), ("\"复旦\" & grade=2", ["S01/3", "S02/2"]),
    ("\"gastro\" & !serious", ["S01/1", "S02/1"]), ("\"1\"\"2\"", []),
  ])
  func `quoted text searches ids, sites and terms`(_ text: String, _ expected: [String]) throws {
    #expect(try cohort.events(where: text) == expected)
  }

  @Test func `an accent is found however it was composed`() throws {
    let cohort = SmallTrial(events: [
      SafetyFixture.event("S01", "1", "Sjo\u{308}gren", "A", grade: 1, start: nil) { _ in },
      SafetyFixture.event("S01", "2", "Sjogren", "A", grade: 1, start: nil) { _ in },
    ]).cohort()
    let selection = try cohort.filtered("\"j\u{F6}g\"", .safety)
    #expect(selection.adverseEvents?.count == 1)
    #expect(try cohort.filtered("pt~sjogren", .safety).adverseEvents?.count == 1)
    #expect(try cohort.filtered("pt~sjogrens", .safety).adverseEvents?.count == 0)
  }

  @Test func `events after the cut-off match nothing`() throws {
    let earlier = SafetyFixture.cohort(cutOff: SafetyFixture.day("2025-03-20"))
    let selection = try earlier.filtered("grade>=3")
    #expect(earlier.names(selection.subjectsWithMatches) == ["S01"])
    #expect(try earlier.events(where: "serious | irae") == ["S01/2", "S01/3"])
  }

  @Test func `an end after the cut-off is still to come`() throws {
    let during = SafetyFixture.cohort(cutOff: SafetyFixture.day("2025-05-10"))
    #expect(try during.events(where: "ongoing & grade=5") == ["S03/1"])
    #expect(try during.events(where: "end=2025-05") == [])
  }
}
