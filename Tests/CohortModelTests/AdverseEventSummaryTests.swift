import Testing

@testable import CohortModel

struct AdverseEventSummaryTests {
  private typealias Counts = AdverseEventSummary.Counts
  private let cohort = SafetyFixture.cohort()

  private func table(
    _ adverseEventClass: AdverseEventClass, where text: String = "", set: AnalysisSet = .safety
  ) throws -> AdverseEventSummary {
    .make(cohort, try cohort.filtered(text, set), class: adverseEventClass)
  }

  @Test func `each subject counts once per line at the worst grade`() throws {
    let table = try table(.all)
    #expect(table.total == 3)
    #expect(table.overall == Counts(byGrade: [0, 1, 1, 0, 1], ungraded: 0, events: 7))
    #expect(
      table.classes.map(\.name)
        == [SafetyFixture.gastric, SafetyFixture.lung, SafetyFixture.general, nil])
    #expect(
      table.classes.map(\.counts) == [
        Counts(byGrade: [0, 0, 1, 0, 0], ungraded: 1, events: 3),
        Counts(byGrade: [0, 1, 0, 0, 1], ungraded: 0, events: 2),
        Counts(byGrade: [0, 1, 0, 0, 0], ungraded: 0, events: 1),
        Counts(byGrade: [1, 0, 0, 0, 0], ungraded: 0, events: 1),
      ])
    #expect(table.classes[0].terms.map(\.name) == ["Nausea"])
    #expect(table.classes[0].terms[0].counts == table.classes[0].counts)
    #expect(table.classes[3].terms.map(\.name) == ["皮疹 rash"])
    #expect(table.classes[3].terms.map(\.isVerbatim) == [true])
    #expect(table.overall.severe == 2)
    #expect(table.undated == 1)
  }

  @Test func `under related the worst grade is the worst related one`() throws {
    let table = try table(.related)
    #expect(table.overall == Counts(byGrade: [0, 0, 1, 0, 1], ungraded: 1, events: 5))
    #expect(table.missingRelatedness == 1)
    #expect(table.undated == 0)
  }

  @Test(arguments: [
    (AdverseEventClass.treatmentEmergent, 3, 7), (.serious, 2, 2), (.relatedSerious, 2, 2),
    (.immuneRelated, 1, 1), (.fatal, 1, 1),
  ])
  func `a class admits its rows alone`(
    _ adverseEventClass: AdverseEventClass, _ subjects: Int, _ events: Int
  ) throws {
    let table = try table(adverseEventClass)
    #expect(table.overall.subjects == subjects)
    #expect(table.overall.events == events)
    #expect(table.total == 3)
  }

  @Test func `a filter on rows comes before the worst grade and leaves N`() throws {
    let table = try table(.all, where: "grade<3")
    #expect(table.total == 3)
    #expect(table.overall == Counts(byGrade: [1, 2, 0, 0, 0], ungraded: 0, events: 4))
  }

  @Test func `a filter on subjects narrows N`() throws {
    let table = try table(.all, where: "site=101 & pt=nausea")
    #expect(table.total == 2)
    #expect(table.overall == Counts(byGrade: [0, 0, 1, 0, 0], ungraded: 1, events: 3))
  }

  @Test func `the untreated have no treatment-emergent or related event`() throws {
    #expect(try table(.all, set: .intentToTreat).overall.events == 8)
    #expect(try table(.treatmentEmergent, set: .intentToTreat).overall.events == 7)
    #expect(try table(.treatmentEmergent, set: .intentToTreat).total == 4)
  }

  @Test func `a cut-off moved back takes later events away`() throws {
    let earlier = SafetyFixture.cohort(cutOff: SafetyFixture.day("2025-03-01"))
    let table = AdverseEventSummary.make(earlier, earlier.select(.safety), class: .all)
    #expect(table.total == 2)
    #expect(table.overall == Counts(byGrade: [0, 1, 1, 0, 0], ungraded: 0, events: 4))
  }

  @Test func `one term under two classes keeps both lines`() {
    let cohort = SmallTrial(events: [
      SafetyFixture.event("S01", "1", "Pain", "A", grade: 1, start: "2025-02-01") { _ in },
      SafetyFixture.event("S01", "2", "Pain", "B", grade: 2, start: "2025-02-01") { _ in },
      SafetyFixture.event("S01", "3", "Pain", "B", grade: 1, start: "2025-02-02") { _ in },
      SafetyFixture.event("S01", "4", "Pain", "A", grade: nil, start: "2025-02-02") { _ in },
      SafetyFixture.event("S01", "5", nil, "A", grade: nil, start: "2025-02-02") { _ in },
    ]).cohort()
    let table = AdverseEventSummary.make(cohort, cohort.select(.safety), class: .all)
    #expect(table.classes.map(\.name) == ["A", "B"])
    #expect(table.classes[0].terms.map(\.name) == ["Pain", nil])
    #expect(table.classes[0].terms[0].counts == Counts(byGrade: [1, 0, 0, 0, 0], events: 2))
    #expect(table.classes[0].terms[1].counts == Counts(ungraded: 1, events: 1))
    #expect(table.classes[1].counts == Counts(byGrade: [0, 1, 0, 0, 0], events: 2))
    #expect(table.overall == Counts(byGrade: [0, 1, 0, 0, 0], events: 5))
  }
}

struct UncodedTermTests {
  private typealias Counts = AdverseEventSummary.Counts

  private func event(
    _ id: String, pt: String?, _ term: String?, grade: Int, soc: String? = nil
  ) -> AdverseEvent {
    SafetyFixture.event("S01", id, pt, soc, grade: grade, start: "2025-02-01") { $0.term = term }
  }

  @Test func `without a preferred term the verbatim term names the line, whatever its case`() throws
  {
    let cohort = SmallTrial(events: [
      event("1", pt: nil, "White cells low", grade: 1),
      event("2", pt: nil, " white cells LOW ", grade: 3),
      event("3", pt: nil, "Rash", grade: 2), event("4", pt: nil, nil, grade: 1),
      event("5", pt: nil, " ", grade: 2), event("6", pt: "Rash", "red skin", grade: 1, soc: "Skin"),
    ]).cohort()
    let table = AdverseEventSummary.make(cohort, cohort.select(.safety), class: .all)
    #expect(table.classes.map(\.name) == ["Skin", nil])
    #expect(table.classes[0].terms.map(\.isVerbatim) == [false])
    let uncoded = table.classes[1].terms
    #expect(uncoded.map(\.name) == ["Rash", "White cells low", nil])
    #expect(uncoded.map(\.isVerbatim) == [true, true, false])
    #expect(uncoded.map(\.counts.events) == [1, 2, 2])
    #expect(uncoded[1].counts == Counts(byGrade: [0, 0, 1, 0, 0], events: 2))
    let rows = try cohort.filtered("pt=missing & term=\"rash\"", .safety).adverseEvents
    #expect(rows?.count == 1)
  }

  @Test func `of one name in one class the coded term comes first`() {
    let cohort = SmallTrial(events: [
      event("1", pt: nil, "Rash", grade: 1, soc: "Skin"),
      event("2", pt: "Rash", "Rash", grade: 1, soc: "Skin"),
    ]).cohort()
    let table = AdverseEventSummary.make(cohort, cohort.select(.safety), class: .all)
    #expect(table.classes[0].terms.map(\.name) == ["Rash", "Rash"])
    #expect(table.classes[0].terms.map(\.isVerbatim) == [false, true])
  }
}

struct TreatmentEmergenceTests {
  /// First treatment on 2025-01-10, the last on 2025-02-01, a window of 30 days: to 2025-03-03.
  private func cohort(
    start: String?, end: String? = nil, related: Relatedness? = .possible,
    cutOff: String = "2025-06-30"
  ) -> Cohort {
    SmallTrial(
      events: [
        SafetyFixture.event("S01", "1", "Nausea", "A", grade: 2, start: start) {
          $0.end = end.flatMap { PartialDate(iso: $0) }
          $0.relatedToLocalTreatment = related
        }
      ],
      subject: { $0.lastTreatmentOn = SafetyFixture.date("2025-02-01") }
    ).cohort(cutOff: SafetyFixture.day(cutOff))
  }

  @Test(arguments: [
    ("2025-01-09", nil, false), ("2025-01-10", nil, true), ("2025-03-03", nil, true),
    ("2025-03-04", nil, false), (nil, nil, true), (nil, "2025-01-09", false),
    (nil, "2025-01-10", true), ("2025-01", nil, true), ("2024", nil, false),
  ])
  func `emergent from first treatment to the end of the window`(
    _ start: String?, _ end: String?, _ expected: Bool
  ) {
    let classifier = AdverseEventClassifier(cohort(start: start, end: end))
    #expect(classifier.isTreatmentEmergent(0) == expected)
  }

  @Test func `related has no upper window and says how many came after it`() {
    let late = cohort(start: "2025-03-04")
    let selection = late.select(.safety)
    let related = AdverseEventSummary.make(late, selection, class: .related)
    #expect(related.overall.subjects == 1)
    #expect(related.relatedAfterWindow == 1)
    let emergent = AdverseEventSummary.make(late, selection, class: .treatmentEmergent)
    #expect(emergent.overall.subjects == 0)
    #expect(emergent.relatedAfterWindow == 1)
  }

  @Test func `related before the first treatment is not treatment-related`() {
    #expect(!AdverseEventClassifier(cohort(start: "2025-01-09")).isTreatmentRelated(0))
    #expect(AdverseEventClassifier(cohort(start: "2025-01-10")).isTreatmentRelated(0))
    #expect(
      !AdverseEventClassifier(cohort(start: "2025-01-10", related: .unlikely))
        .isTreatmentRelated(0))
  }

  @Test(arguments: [
    (nil, nil, true, true), (Relatedness.possible, nil, true, false),
    (.unlikely, nil, false, false), (.undetermined, nil, true, false),
    (.unrelated, Relatedness.definite, true, false), (.related, .unrelated, true, false),
    (nil, .unrelated, false, false),
  ])
  func `relatedness may be stated for treatment as such, and any statement counts`(
    _ treatment: Relatedness?, _ chemotherapy: Relatedness?, _ isRelated: Bool, _ isMissing: Bool
  ) {
    let cohort = SmallTrial(events: [
      SafetyFixture.event("S01", "1", "Nausea", "A", grade: 2, start: "2025-01-20") {
        ($0.relatedToTreatment, $0.relatedToChemotherapy) = (treatment, chemotherapy)
      }
    ]).cohort()
    #expect(cohort.data.adverseEvents.isRelated(0) == isRelated)
    #expect(cohort.data.adverseEvents.isRelatednessMissing(0) == isMissing)
  }

  @Test func `while treatment goes on the window is open`() {
    let during = cohort(start: "2025-01-20", cutOff: "2025-01-25")
    #expect(AdverseEventClassifier(during).isTreatmentEmergent(0))
    #expect(during.treatmentEnd(of: 0) == nil)
  }

  @Test func `local treatment opens the clock and its end keeps the window open`() {
    var local = Treatment()
    (local.subject, local.treatment, local.kind) = ("S01", "1", .radiotherapy)
    (local.start, local.end) = (SafetyFixture.date("2025-01-05"), SafetyFixture.date("2025-02-20"))
    let cohort = SmallTrial(
      events: [
        SafetyFixture.event("S01", "1", "Cough", "A", grade: 1, start: "2025-01-06") { _ in },
        SafetyFixture.event("S01", "2", "Cough", "A", grade: 1, start: "2025-03-22") { _ in },
        SafetyFixture.event("S01", "3", "Cough", "A", grade: 1, start: "2025-03-23") { _ in },
      ],
      records: [.treatment(local)],
      subject: { $0.lastTreatmentOn = SafetyFixture.date("2025-02-01") }
    ).cohort()
    let classifier = AdverseEventClassifier(cohort)
    #expect((0..<3).map(classifier.isTreatmentEmergent) == [true, true, false])
    #expect(cohort.onsetDay(ofAdverseEvent: 0) == 2)
  }

  @Test func `a partial start is counted and tallied`() {
    let partial = cohort(start: "2025-01")
    let table = AdverseEventSummary.make(partial, partial.select(.safety), class: .all)
    #expect(table.imputedStarts == 1)
  }

  @Test func `there is no study day 0`() {
    #expect(cohort(start: "2025-01-09").onsetDay(ofAdverseEvent: 0) == -1)
    #expect(cohort(start: "2025-01-10").onsetDay(ofAdverseEvent: 0) == 1)
  }
}

struct SafetyOverviewTests {
  @Test func `each line counts subjects once`() {
    let cohort = SafetyFixture.cohort()
    #expect(
      SafetyOverview.make(cohort, cohort.select(.safety))
        == SafetyOverview(
          total: 3, anyEvent: 3, anyRelated: 3, relatedSevere: 2, serious: 2, relatedSerious: 2,
          relatedFatal: 1, immuneRelated: 1, ledToWithdrawal: 1))
  }

  private func overview(_ fill: @escaping (inout AdverseEvent) -> Void) -> SafetyOverview {
    let cohort = SmallTrial(events: [
      SafetyFixture.event("S01", "1", "Rash", "A", grade: 1, start: "2025-02-01", fill)
    ]).cohort()
    return SafetyOverview.make(cohort, cohort.select(.safety))
  }

  @Test func `what no row states is not collected and not zero`() {
    let bare = overview { _ in }
    #expect((bare.serious, bare.relatedSerious) == (nil, nil))
    #expect((bare.immuneRelated, bare.ledToWithdrawal) == (nil, nil))
    #expect((bare.anyEvent, bare.anyRelated) == (1, 1))
  }

  @Test func `one stated row makes zero a number`() {
    let stated = overview {
      ($0.isSerious, $0.isImmuneRelated, $0.action) = (false, false, ActionTaken.none)
    }
    #expect((stated.serious, stated.relatedSerious) == (0, 0))
    #expect((stated.immuneRelated, stated.ledToWithdrawal) == (0, 0))
  }

  @Test func `without any event nothing happened`() {
    let cohort = SmallTrial().cohort()
    #expect(SafetyOverview.make(cohort, cohort.select(.safety)).serious == 0)
  }

  @Test func `what is collected is asked of the whole table, not of the rows of the filter`() throws
  {
    let cohort = SafetyFixture.cohort()
    let overview = SafetyOverview.make(cohort, try cohort.filtered("site=102 & grade=1", .safety))
    #expect(overview.immuneRelated == 0)
  }
}
