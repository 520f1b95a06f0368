import Testing

@testable import CohortModel

struct ListingTests {
  private let cohort = SafetyFixture.cohort()

  private func words(_ listing: Listing, in cohort: Cohort) -> String {
    listing.rows.indices.map { index in
      let record = listing.record(at: index, in: cohort.data)
      return record.subject + (record.record.map { "/" + $0 } ?? "")
    }.joined(separator: " ")
  }

  private func listing(
    _ kind: ListingKind, where text: String = "", among subjects: SubjectSet? = nil
  ) throws -> Listing {
    Listing.make(cohort, try cohort.filtered(text), kind: kind, among: subjects) {}
  }

  @Test(arguments: [
    (ListingKind.adverseEvents, "S01/1 S01/2 S01/3 S02/1 S02/2 S03/1 S03/2 S04/1"),
    (.serious, "S01/2 S03/1"), (.immuneRelated, "S01/3"), (.deaths, "S03"), (.deviations, ""),
    (.subjects, "S01 S02 S03 S04"),
  ])
  func `each kind lists its rows by subject and start`(_ kind: ListingKind, _ expected: String)
    throws
  {
    let listing = try listing(kind)
    #expect(words(listing, in: cohort) == expected)
    #expect(listing.unfiltered == listing.rows.count)
  }

  @Test func `a filter narrows rows and says of how many`() throws {
    let listing = try listing(.adverseEvents, where: "sex=male & grade>=2")
    #expect(listing.rows.count == 3)
    #expect(listing.subjects == 2)
    #expect(listing.total == 2)
    #expect(listing.unfiltered == 8)
  }

  @Test func `a filter narrows within the kind`() throws {
    let listing = try listing(.serious, where: "grade>=4")
    #expect(words(listing, in: cohort) == "S03/1")
    #expect((listing.unfiltered, listing.total) == (2, 4))
  }

  @Test func `deaths are of those with a matching record, and N stays`() throws {
    #expect(words(try listing(.deaths, where: "grade=5"), in: cohort) == "S03")
    let none = try listing(.deaths, where: "grade=3")
    #expect(none.rows.isEmpty && none.unfiltered == 1 && none.total == 4)
  }

  @Test func `deaths and records of subjects outside the set are counted apart`() {
    let selection = cohort.select(.safety)
    let events = Listing.make(cohort, selection) {}
    #expect((events.rows.count, events.outside) == (7, 1))
    let earlier = SafetyFixture.cohort(cutOff: SafetyFixture.day("2025-05-19"))
    #expect(Listing.make(earlier, earlier.select(.safety), kind: .deaths) {}.rows.isEmpty)
  }

  @Test func `named subjects are listed whatever the set, by the terms on subjects alone`() throws {
    var named = SubjectSet(capacity: cohort.subjectCount)
    for subject in [2, 3, 4] { named.insert(subject) }
    #expect(words(try listing(.subjects, among: named), in: cohort) == "S03 S04 S05")
    let women = try listing(.subjects, where: "sex=female & grade>=5", among: named)
    #expect(words(women, in: cohort) == "S04")
    #expect(women.unfiltered == 3)
  }

  @Test func `a cut-off moved back lists what had begun`() {
    let earlier = SafetyFixture.cohort(cutOff: SafetyFixture.day("2025-02-10"))
    let listing = Listing.make(earlier, earlier.select(.safety)) {}
    #expect(listing.rows.count == 2)
    #expect(listing.unfiltered == 2)
  }

  @Test func `a partial start resolved past its neighbour stands behind it`() {
    let cohort = SmallTrial(events: [
      SafetyFixture.event("S01", "1", "Cough", "A", grade: 1, start: "2025-01") { _ in },
      SafetyFixture.event("S01", "2", "Cough", "A", grade: 1, start: "2025-01-05") { _ in },
    ]).cohort()
    let listing = Listing.make(cohort, cohort.select(.safety)) {}
    #expect(words(listing, in: cohort) == "S01/2 S01/1")
  }

  @Test(arguments: ListingKind.allCases)
  func `a record is found again where it stands, also in another order`(_ kind: ListingKind) throws
  {
    var listing = try listing(kind)
    listing.sort(by: [(RowOrder { -$0 }, false)]) {}
    for index in listing.rows.indices {
      let record = listing.record(at: index, in: cohort.data)
      #expect(listing.position(of: record, in: cohort.data) == index)
    }
    let gone = ListedRecord(table: kind.table, subject: "S09", record: "1")
    #expect(listing.position(of: gone, in: cohort.data) == nil)
  }

  @Test func `a record that the filter hides has no place`() throws {
    let record = ListedRecord(table: .adverseEvents, subject: "S01", record: "1")
    #expect(try listing(.adverseEvents).position(of: record, in: cohort.data) == 0)
    #expect(try listing(.serious).position(of: record, in: cohort.data) == nil)
  }
}
