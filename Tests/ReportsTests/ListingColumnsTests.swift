import CohortModel
import Reports
import Testing

struct ListingColumnsTests {
  private let cohort = PaperTrial.cohort()

  private func cells(
    _ kind: ListingKind, _ columns: [String], sort: [SortKey] = [], access: Access = .pooled
  ) throws -> [[String]] {
    let cohort = PaperTrial.cohort(access)
    var listing = Listing.make(cohort, cohort.select(.intentToTreat), kind: kind) {}
    listing.sort(by: sort, in: cohort) {}
    let layout = ListingLayout(kind, of: cohort, columns: columns)
    try #require(layout.columns.map(\.id) == columns)
    return listing.rows.map { layout.cells($0).map(\.text) }
  }

  @Test(arguments: ListingKind.allCases)
  func `the page's own columns are in the catalogue, the subject first`(kind: ListingKind) {
    let ids = kind.columns.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(kind.ownColumns).isSubset(of: ids))
    #expect(kind.ownColumns.first == "subject")
    #expect(Set(kind.ownColumns).count == kind.ownColumns.count)
  }

  @Test func `an adverse event is told by codes that the legends explain`() throws {
    let rows = try cells(
      .adverseEvents, ["subject", "onsetDay", "duration", "grade", "serious", "outcome", "action"])
    #expect(rows[0] == ["P1", "5", "6", "2", "?", "3", "2"])
    #expect(rows[2] == ["P2", "60", "–", "3", "SAE", "–", "5"])
    #expect(rows[3] == ["P4", "–", "–", "?", "?", "–", "–"])
    let columns = ListingKind.adverseEvents.columns
    let outcome = columns.first { $0.id == "outcome" }?.legend
    #expect(outcome?.text(for: ["3", "–", "1"]) == "Outcome: 1 FATAL, 3 recovered")
    #expect(outcome?.text(for: ["–"]) == nil)
    let seriousness = columns.first { $0.id == "seriousness" }?.legend
    #expect(
      seriousness?.text(for: ["2,3", ""]) == "Serious: 2 life-threatening, 3 hospitalisation")
  }

  @Test func `deaths are told with their day and the days since treatment`() throws {
    let rows = try cells(.deaths, ["subject", "diedOn", "dayOnStudy", "fatalEvent"])
    #expect(
      rows == [
        ["P1", "2025-04-10", "100", "–"], ["P2", "2025-07-19", "200", "–"],
        ["P4", "2025-06-30", "150", "–"],
      ])
  }

  @Test func `subjects are told with what became of them`() throws {
    let rows = try cells(
      .subjects, ["subject", "status", "worstRelatedGrade", "events", "bestResponse"])
    #expect(rows[0] == ["P1", "died", "3", "2", "PR"])
    #expect(rows[2] == ["P3", "on treatment", "–", "0", "SD"])
    #expect(rows[4] == ["P5", "on treatment", "–", "1", "NE"])
  }

  @Test func `several keys sort, the first foremost, missing values last`() throws {
    let keys = [SortKey("grade", isDescending: true), SortKey("start", isDescending: true)]
    let rows = try cells(.adverseEvents, ["subject", "grade", "start"], sort: keys)
    #expect(rows.map { $0[1] } == ["3", "3", "2", "1", "?"])
    #expect(rows.prefix(2).map { $0[2] } == ["2025-03-01", "2025-02-01*"])
  }

  @Test(arguments: ListingKind.allCases)
  func `a sort by each column keeps the rows`(kind: ListingKind) throws {
    let cohort = PaperTrial.cohort(.byArm)
    let listing = Listing.make(cohort, cohort.select(.safety), kind: kind) {}
    for column in kind.columns {
      var sorted = listing
      sorted.sort(by: [SortKey(column.id)], in: cohort) {}
      #expect(sorted.rows.sorted() == listing.rows.sorted())
    }
  }

  @Test(arguments: ListingKind.allCases, [Access.pooled, .masked])
  func `the arm is a column and an order under by-arm access alone`(
    kind: ListingKind, access: Access
  ) throws {
    let blinded = PaperTrial.cohort(access)
    #expect(!kind.openColumns(blinded).contains { $0.id == "arm" })
    #expect(!kind.sorts(by: "arm", in: blinded))
    #expect(kind.sorts(by: "arm", in: PaperTrial.cohort(.byArm)))
    #expect(throws: ListingChoiceError.self) { try kind.sort(named: "arm", in: blinded) }
    #expect(throws: ListingChoiceError.self) { try kind.columns(named: "arm", in: blinded) }
    var listing = Listing.make(blinded, blinded.select(.safety), kind: kind) {}
    let before = listing.rows
    listing.sort(by: [SortKey("arm", isDescending: true)], in: blinded) {}
    #expect(listing.rows == before)
  }

  @Test func `columns and orders are read as they are written`() throws {
    let kind = ListingKind.adverseEvents
    #expect(try kind.columns(named: "subject, GRADE,grade", in: cohort) == ["subject", "grade"])
    #expect(
      try kind.sort(named: "grade:desc,start", in: cohort) == [
        SortKey("grade", isDescending: true), SortKey("start"),
      ])
    #expect(throws: ListingChoiceError.self) { try kind.sort(named: "grade:down", in: cohort) }
    #expect(throws: ListingChoiceError.self) { try kind.sort(named: "event", in: cohort) }
    #expect(
      kind.title(of: [SortKey("grade", isDescending: true), SortKey("start")])
        == "grade ▼, start ▲")
  }

  @Test func `a report has the chosen columns in their order`() {
    var options = ReportOptions()
    options.listingKind = .serious
    options.listingColumns = ["grade", "start", "subject"]
    let table = Report.make(.listing, of: cohort, options: options).tables[0]
    #expect(table.columns.map(\.id) == ["grade", "start", "startImputed", "subject"])
    #expect(table.rows.count == 2)
  }
}
