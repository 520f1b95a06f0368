import Testing

@testable import CohortModel

struct FilterDeviationTests {
  /// S01 has an important deviation of consent and one of visits; S03 one of visits that is not.
  private let cohort = FilterDeviationTests.cohort(.byArm)

  private static func cohort(_ access: Access) -> Cohort {
    var builder = SafetyFixture.builder
    for (subject, id, date, category, isImportant, description) in [
      ("S01", "D1", "2025-01-11", "Informed consent", true, "Signed late"),
      ("S01", "D2", "2025-03-01", "Visit schedule", false, "Visit outside its window"),
      ("S03", "D1", "2025-04-01", "Visit schedule", false, "Pneumonitis visit missed"),
      ("S02", "D1", "2025-12-01", "Visit schedule", true, "After the cut-off"),
    ] {
      var deviation = ProtocolDeviation()
      (deviation.subject, deviation.deviation) = (subject, id)
      deviation.date = SafetyFixture.date(date)
      (deviation.category, deviation.isImportant) = (category, isImportant)
      deviation.description = description
      builder.add(.deviation(deviation))
    }
    let study = SafetyFixture.study
    return Cohort(
      builder.finish(study: study), gate: AccessGate(access, study: study, allocations: []),
      cutOff: SafetyFixture.cutOff)
  }

  @Test func `words that may tell the arm are closed, and not searched`() throws {
    let pooled = FilterDeviationTests.cohort(.pooled)
    let refusal = pooled.refusal(of: "description~late")
    #expect(refusal?.message.contains("closed under pooled access") == true)
    let found = Listing.make(pooled, try pooled.filtered("\"signed late\""), kind: .deviations) {}
    #expect(found.rows.isEmpty)
  }

  private func deviations(_ text: String) throws -> [String] {
    let listing = try self.listing(text)
    return listing.rows.indices.map { index in
      let record = listing.record(at: index, in: cohort.data)
      return record.subject + "/" + (record.record ?? "")
    }
  }

  private func listing(_ text: String) throws -> Listing {
    Listing.make(cohort, try cohort.filtered(text), kind: .deviations) {}
  }

  private func subjects(_ text: String) throws -> [Int] {
    Array(try cohort.filtered(text).subjectsWithMatches)
  }

  @Test(arguments: [
    ("", ["S01/D1", "S01/D2", "S03/D1"]),
    ("important", ["S01/D1"]),
    ("!important", ["S01/D2", "S03/D1"]),
    ("category~visit", ["S01/D2", "S03/D1"]),
    ("deviated>=2025-03", ["S01/D2", "S03/D1"]),
    ("important & category~visit", []),
    ("important | category~visit", ["S01/D1", "S01/D2", "S03/D1"]),
    ("deviation=D2", ["S01/D2"]),
    ("sex=male & description~late", ["S01/D1"]),
    ("\"pneumonitis\"", ["S03/D1"]),
    ("category~visit & grade=5", ["S03/D1"]),
  ])
  func `terms on deviations choose rows, all terms of the same record`(
    _ text: String, _ expected: [String]
  ) throws {
    #expect(try deviations(text) == expected)
  }

  @Test func `in their own listing they leave N alone`() throws {
    let listing = try listing("important")
    #expect((listing.unfiltered, listing.subjects, listing.total) == (3, 1, 4))
  }

  @Test func `elsewhere they select subjects with a matching deviation`() throws {
    #expect(try subjects("important") == [0])
    #expect(try subjects("category~visit") == [0, 2])
    let selection = try cohort.filtered("category~visit & grade>=3")
    #expect(Array(selection.subjects) == [0, 2])
    let listing = Listing.make(cohort, selection) {}
    #expect((listing.rows.count, listing.total) == (2, 2))
  }

  @Test(arguments: [
    ("grade>=3 | important", 11, "important is about protocol deviations"),
    ("!(important & serious)", 14, "serious is about adverse events"),
  ])
  func `terms on two types of record cannot stand under one or, or not`(
    _ text: String, _ position: Int, _ message: String
  ) {
    #expect {
      _ = try Filter.parse(text, for: cohort)
    } throws: { error in
      guard let error = error as? FilterError else { return false }
      return error.position == position && error.message.hasPrefix(message)
    }
  }

  @Test func `completion offers their names and their words`() {
    #expect(Filter.completions(of: "grade>=3 & impor", for: cohort).map(\.text) == ["important"])
    #expect(
      Filter.completions(of: "category=", for: cohort).map(\.text) == [
        "\"Informed consent\"", "\"Visit schedule\"", "missing",
      ])
  }
}

struct FilterOfTheReviewTests {
  @Test func `the review's own filter reads as it stands`() throws {
    var builder = SafetyFixture.builder
    builder.add(
      .adverseEvent(
        SafetyFixture.event("S01", "9", "Pneumonitis", "Lung", grade: 3, start: "2025-04-01") {
          ($0.isSerious, $0.relatedToImmunotherapy) = (false, .probable)
        }))
    let study = SafetyFixture.study
    let cohort = Cohort(
      builder.finish(study: study), gate: AccessGate(pooled: study), cutOff: SafetyFixture.cutOff)
    let text = #"grade>=3 & related & site=101 & !serious & "pneumonitis""#
    let listing = Listing.make(cohort, try cohort.filtered(text)) {}
    #expect(listing.rows.count == 1)
    #expect(listing.record(at: 0, in: cohort.data).record == "9")
    #expect((listing.unfiltered, listing.total) == (9, 2))
  }
}
