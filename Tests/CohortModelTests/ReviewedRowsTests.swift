import Testing

@testable import CohortModel

struct ReviewedRowsTests {
  /// The fixture's events with row ids 1 to 8, as a store would number them, and a deviation 90.
  private func data(without left: Set<Int64> = []) -> TrialData {
    var builder = TrialData.Builder()
    for subject in SafetyFixture.subjects { builder.add(.subject(subject)) }
    for (index, event) in SafetyFixture.adverseEvents.enumerated() where !left.contains(id(index)) {
      builder.add(.adverseEvent(event), rowID: id(index))
    }
    var deviation = ProtocolDeviation()
    (deviation.subject, deviation.deviation) = ("S02", "D1")
    builder.add(.deviation(deviation), rowID: 90)
    return builder.finish(study: SafetyFixture.study)
  }

  private func id(_ index: Int) -> Int64 { Int64(index + 1) }

  private func mark(
    _ record: RecordIdentity, _ fingerprint: String = "as marked", isReviewed: Bool = true
  ) -> ReviewMark {
    ReviewMark(
      record: record, isReviewed: isReviewed, user: "ada", time: 7, fingerprint: fingerprint)
  }

  private func standing(_ data: TrialData) -> [RecordIdentity: StandingRecord] {
    var records: [RecordIdentity: StandingRecord] = [:]
    let events = data.adverseEvents
    for row in 0..<events.count {
      let subject = data.subjects.ids[Int(events.subject[row])]
      records[.adverseEvent(subject, events.event[row])] = StandingRecord(
        rowID: events.rowIDs[row], fingerprint: "as marked")
    }
    records[.deviation("S02", "D1")] = StandingRecord(rowID: 90, fingerprint: "as marked")
    return records
  }

  private func cohort(_ marks: [ReviewMark], _ data: TrialData) -> Cohort {
    let reviews = ReviewedRows(marks.standing, records: standing(data), data: data)
    return Cohort(
      data, gate: AccessGate(pooled: data.study), cutOff: SafetyFixture.cutOff, reviews: reviews)
  }

  @Test func `the last mark of a record stands, and one taken back does not`() {
    let (first, second) = (
      RecordIdentity.adverseEvent("S01", "1"), RecordIdentity.adverseEvent("S01", "2")
    )
    let log = [
      mark(first, "a"), mark(second, "b"), mark(first, "c"), mark(second, isReviewed: false),
    ]
    #expect(log.standing == [first: mark(first, "c")])
    #expect((log + [mark(second, "d")]).standing[second]?.fingerprint == "d")
  }

  @Test(arguments: [
    ("reviewed", ["S01/2", "S03/1"]), ("reopened", ["S01/1"]),
    ("!reviewed & serious", []), ("!reviewed & grade=2", ["S01/3", "S02/2"]),
    ("reviewed & serious", ["S01/2", "S03/1"]),
    ("reviewed | reopened", ["S01/1", "S01/2", "S03/1"]),
  ])
  func `a filter asks for what is reviewed and what is re-opened`(
    _ text: String, _ expected: [String]
  ) throws {
    let marks = [
      mark(.adverseEvent("S01", "2")), mark(.adverseEvent("S03", "1")),
      mark(.adverseEvent("S01", "1"), "said otherwise"),
    ]
    #expect(try cohort(marks, data()).events(where: text) == expected)
  }

  @Test func `without marks nothing is reviewed`() throws {
    let cohort = SafetyFixture.cohort()
    #expect(try cohort.events(where: "reviewed | reopened").isEmpty)
    #expect(try cohort.events(where: "!reviewed & serious") == ["S01/2", "S03/1"])
  }

  @Test func `a withdrawn record keeps its mark until it is back`() throws {
    let marks = [mark(.adverseEvent("S01", "2"))]
    let gone = data(without: [id(1)])
    #expect(gone.adverseEvents.count == data().adverseEvents.count - 1)
    let reviews = try #require(cohort(marks, gone).reviews)
    #expect(reviews.withdrawn == marks)
    #expect(reviews.entry(.adverseEvents, rowID: 2) == nil)
    #expect(try cohort(marks, data()).events(where: "reviewed") == ["S01/2"])
  }

  @Test func `a deviation is marked as well`() throws {
    let reviews = try #require(cohort([mark(.deviation("S02", "D1"))], data()).reviews)
    #expect(reviews.state(deviation: 0) == .reviewed)
    #expect(reviews.entry(.deviations, rowID: 90)?.mark.user == "ada")
  }

  @Test func `marks of other data are left out`() throws {
    let reviews = try #require(cohort([mark(.adverseEvent("S01", "2"))], data()).reviews)
    let other = Cohort(
      data(without: [id(7)]), gate: AccessGate(pooled: SafetyFixture.study),
      cutOff: SafetyFixture.cutOff, reviews: reviews)
    #expect(other.reviews == nil)
  }

  @Test func `what is left counts once, by how grave it is`() {
    let marks = [
      mark(.adverseEvent("S01", "2")), mark(.adverseEvent("S03", "1"), "said otherwise"),
      mark(.adverseEvent("S01", "1")),
    ]
    let data = data()
    let all = (0..<data.adverseEvents.count).map(Int32.init)
    let summary = ReviewSummary.make(cohort(marks, data), among: all)
    #expect(summary.reviewed == 2)
    #expect(summary.reopened == 1)
    // S03/1 is serious and of grade 5: it counts as serious alone.
    #expect([summary.seriousLeft, summary.severeLeft, summary.othersLeft] == [1, 0, 5])
    #expect(summary.left + summary.reviewed == all.count)
  }

  @Test func `a severe event that is not serious is left as severe`() {
    var event = SafetyFixture.adverseEvents[0]
    (event.event, event.grade, event.isSerious) = ("9", 3, false)
    let cohort = SmallTrial(events: [event]).cohort()
    let summary = ReviewSummary.make(cohort, among: [0])
    #expect([summary.seriousLeft, summary.severeLeft, summary.othersLeft] == [0, 1, 0])
  }

  @Test func `a fingerprint tells values, names and kinds apart, and passes over what is missing`()
  {
    let one = RecordFingerprint.make([("a", .text("1")), ("b", nil)])
    #expect(one == RecordFingerprint.make([("a", .text("1"))]))
    let others: [[(name: String, value: FieldValue?)]] = [
      [("a", .integer(1))], [("a", .decimal(1))], [("b", .text("1"))], [("a", .text("1 "))],
      [("a", .flag(true))], [("a", nil)], [("a", .text("1")), ("b", .text(""))],
    ]
    #expect(Set(others.map(RecordFingerprint.make) + [one]).count == others.count + 1)
  }
}
