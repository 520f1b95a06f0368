import Testing

@testable import CohortModel

struct AdverseEventListingTests {
  private let cohort = SafetyFixture.cohort()

  private func listed(
    _ order: AdverseEventOrder, descending: Bool = false, where text: String = ""
  ) throws -> [String] {
    let selection = try cohort.filtered(text)
    return AdverseEventListing.make(cohort, selection, order: order, descending: descending)
      .rows.map { row in
        let events = cohort.data.adverseEvents
        return cohort.data.subjects.ids[Int(events.subject[Int(row)])] + "/"
          + events.event[Int(row)]
      }
  }

  @Test(arguments: [
    (AdverseEventOrder.subject, false, "S01/1 S01/2 S01/3 S02/1 S02/2 S03/1 S03/2 S04/1"),
    (.subject, true, "S04/1 S03/1 S03/2 S02/1 S02/2 S01/1 S01/2 S01/3"),
    (.grade, false, "S01/1 S03/2 S04/1 S01/3 S02/2 S01/2 S03/1 S02/1"),
    (.grade, true, "S03/1 S01/2 S01/3 S02/2 S01/1 S03/2 S04/1 S02/1"),
    (.start, false, "S01/1 S01/2 S02/1 S02/2 S01/3 S03/1 S04/1 S03/2"),
    (.start, true, "S04/1 S03/1 S01/3 S02/2 S02/1 S01/2 S01/1 S03/2"),
    (.term, false, "S02/2 S04/1 S01/1 S01/2 S02/1 S01/3 S03/1 S03/2"),
    (.organClass, false, "S01/1 S01/2 S02/1 S02/2 S04/1 S01/3 S03/1 S03/2"),
    (.site, true, "S03/1 S03/2 S04/1 S01/1 S01/2 S01/3 S02/1 S02/2"),
    (.serious, true, "S01/2 S03/1 S01/1 S01/3 S02/1 S02/2 S03/2 S04/1"),
    (.onsetDay, false, "S01/1 S02/1 S02/2 S01/2 S03/1 S01/3 S03/2 S04/1"),
  ])
  func `ties stand by subject and start, missing values last`(
    _ order: AdverseEventOrder, _ descending: Bool, _ expected: String
  ) throws {
    #expect(try listed(order, descending: descending).joined(separator: " ") == expected)
  }

  @Test func `a filter narrows rows and says of how many`() throws {
    let selection = try cohort.filtered("sex=male & grade>=2")
    let listing = AdverseEventListing.make(cohort, selection)
    #expect(listing.rows.count == 3)
    #expect(listing.subjects == 2)
    #expect(listing.total == 2)
    #expect(listing.unfiltered == 8)
  }

  @Test func `a cut-off moved back lists what had begun`() {
    let earlier = SafetyFixture.cohort(cutOff: SafetyFixture.day("2025-02-10"))
    let listing = AdverseEventListing.make(earlier, earlier.select(.safety))
    #expect(listing.rows.count == 2)
    #expect(listing.unfiltered == 2)
  }

  @Test func `a reported term stands among the preferred terms and ties with its like`() {
    var cough = SafetyFixture.event("S01", "2", nil, nil, grade: 1, start: "2025-02-02") { _ in }
    cough.term = "Cough"
    let cohort = SmallTrial(events: [
      SafetyFixture.event("S01", "1", "cold", "A", grade: 1, start: "2025-02-01") { _ in },
      cough,
      SafetyFixture.event("S01", "3", "Cough", "A", grade: 1, start: "2025-02-03") { _ in },
      SafetyFixture.event("S01", "4", "Rash", "A", grade: 1, start: "2025-02-01") { _ in },
    ]).cohort()
    let rows = AdverseEventListing.make(
      cohort, cohort.select(.safety), order: .term, descending: true
    ).rows
    #expect(rows.map { cohort.data.adverseEvents.event[Int($0)] } == ["4", "2", "3", "1"])
  }

  @Test func `a partial start resolved past its neighbour stands behind it`() {
    let cohort = SmallTrial(events: [
      SafetyFixture.event("S01", "1", "Cough", "A", grade: 1, start: "2025-01") { _ in },
      SafetyFixture.event("S01", "2", "Cough", "A", grade: 1, start: "2025-01-05") { _ in },
    ]).cohort()
    let rows = AdverseEventListing.make(cohort, cohort.select(.safety)).rows
    #expect(rows.map { cohort.data.adverseEvents.event[Int($0)] } == ["2", "1"])
  }
}
