import Testing

@testable import CohortModel

struct AdverseEventSubjectsTests {
  private typealias Line = AdverseEventSummary.Line
  private typealias Counts = AdverseEventSummary.Counts

  private func lines(_ table: AdverseEventSummary) -> [(Line, Counts, [Counts])] {
    [(.overall, table.overall, table.overallByArm)]
      + table.classes.flatMap { organClass in
        [(.organClass(organClass.name), organClass.counts, organClass.arms)]
          + organClass.terms.map { term in
            (
              .term(term.name, isVerbatim: term.isVerbatim, organClass: organClass.name),
              term.counts, term.arms
            )
          }
      }
  }

  private func columns(_ counts: Counts) -> [(AdverseEventSummary.Column, Int)] {
    [(.any, counts.subjects), (.severe, counts.severe), (.ungraded, counts.ungraded)]
      + Grade.allCases.map { (.grade($0), counts.byGrade[$0.rawValue - 1]) }
  }

  @Test(
    arguments: [AdverseEventClass.all, .related, .specialInterest, .late],
    ["", "grade<4", "site=101 & !serious"])
  func `behind each number of the table are as many subjects`(
    _ adverseEventClass: AdverseEventClass, _ text: String
  ) throws {
    let cohort = ScatteredTrial.cohort()
    let selection = try cohort.filtered(text, .safety)
    let table = AdverseEventSummary.make(
      cohort, selection, class: adverseEventClass, byArm: true)
    #expect(table.classes.count > 2)
    for (line, pooled, byArm) in lines(table) {
      for (arm, counts) in [(Int?.none, pooled)] + byArm.enumerated().map({ ($0, $1) }) {
        for (column, number) in columns(counts) {
          let set = AdverseEventSummary.subjects(
            behind: line, column, arm: arm, in: cohort, selection, class: adverseEventClass)
          #expect(set.count == number, "\(line) \(column) \(arm.map(String.init) ?? "all")")
          #expect(set.intersection(selection.subjects) == set)
        }
      }
    }
  }

  @Test func `the subjects of the events column have as many rows`() throws {
    let cohort = ScatteredTrial.cohort()
    let selection = cohort.select(.safety)
    let table = AdverseEventSummary.make(cohort, selection, class: .related)
    let set = AdverseEventSummary.subjects(
      behind: .overall, .events, in: cohort, selection, class: .related)
    let criterion = AdverseEventCriterion(.related, in: cohort)
    let rows = set.reduce(0) { $0 + cohort.adverseEventRows(of: $1).count(where: criterion.admits) }
    #expect(rows == table.overall.events)
  }

  @Test func `by hand: the worst related grade, and the one arm`() {
    let cohort = SafetyFixture.cohort(.byArm)
    let selection = cohort.select(.safety)
    let nausea = Line.term("Nausea", isVerbatim: false, organClass: SafetyFixture.gastric)
    let subjects = { (column: AdverseEventSummary.Column, arm: Int?) in
      cohort.names(
        AdverseEventSummary.subjects(
          behind: nausea, column, arm: arm, in: cohort, selection, class: .related))
    }
    #expect(subjects(.any, nil) == ["S01", "S02"])
    #expect(subjects(.grade(.mild), nil) == [])
    #expect(subjects(.grade(.severe), nil) == ["S01"])
    #expect(subjects(.ungraded, 1) == ["S02"])
    #expect(subjects(.ungraded, 0) == [])
    #expect(AdverseEventSummary.compared(0, in: cohort, selection) == selection.subjects)
  }

  @Test func `pooled access tells nobody by arm`() {
    let cohort = ScatteredTrial.cohort(.pooled)
    let set = AdverseEventSummary.subjects(
      behind: .overall, .any, arm: 0, in: cohort, cohort.select(.safety), class: .all)
    #expect(set.isEmpty)
    #expect(
      AdverseEventOverview.subjects(
        behind: .anyEvent, arm: 0, in: cohort, cohort.select(.safety)
      ).isEmpty)
  }
}

struct AdverseEventOverviewTests {
  private typealias Line = AdverseEventOverview.Line

  private func value(_ overview: AdverseEventOverview, _ line: Line) -> Int? {
    overview.values.first { $0.line == line }?.count
  }

  @Test func `each line by hand`() {
    var study = SafetyFixture.study
    study.safety.specialInterest = "pt=Nausea"
    let cohort = SafetyFixture.cohort(.byArm, study: study)
    let overview = AdverseEventOverview.make(cohort, cohort.select(.safety), byArm: true)
    let expected: [Line: Int?] = [
      .anyEvent: 3, .events: 7, .died: 1, .leftStudy: nil, .fatal: 1, .serious: 2,
      .seriousWithdrawal: 0, .seriousDoseChange: 0, .seriousRelated: 2, .withdrawal: 1,
      .doseChange: 0, .related: 3, .relatedWithdrawal: 0, .relatedDoseChange: 0, .severe: 2,
      .specialInterest: 2, .immuneRelated: 1,
    ]
    #expect(overview.values.map(\.line) == Line.allCases)
    for (line, count) in expected { #expect(value(overview, line) == count, "\(line)") }
    #expect(overview.values.first?.arms == [2, 1])
    #expect(overview.values[1].arms == [5, 2])
    #expect(overview.total == 3)
  }

  @Test func `one event carries all that is asked of a line`() {
    // Serious and withdrawn, but in two events: no serious event led to withdrawal.
    let cohort = SmallTrial(
      events: [
        SafetyFixture.event("S01", "1", "Rash", "A", grade: 1, start: "2025-02-01") {
          ($0.isSerious, $0.action) = (true, .interrupted)
        },
        SafetyFixture.event("S01", "2", "Rash", "A", grade: 1, start: "2025-02-01") {
          ($0.isSerious, $0.action, $0.relatedToTreatment) = (false, .withdrawn, .unrelated)
        },
      ],
      subject: { $0.endOfStudyReason = "ADVERSE EVENT" }
    ).cohort()
    let overview = AdverseEventOverview.make(cohort, cohort.select(.safety))
    #expect(value(overview, .seriousWithdrawal) == 0)
    #expect(value(overview, .seriousDoseChange) == 1)
    #expect(value(overview, .withdrawal) == 1)
    #expect(value(overview, .relatedWithdrawal) == 0)
    #expect(value(overview, .relatedDoseChange) == 1)
    #expect(value(overview, .leftStudy) == 1)
    #expect(!overview.values.contains { $0.line == .specialInterest })
  }

  @Test func `what no row states is not collected and not zero`() {
    let cohort = SmallTrial(events: [
      SafetyFixture.event("S01", "1", "Rash", "A", grade: 1, start: "2025-02-01") { _ in }
    ]).cohort()
    let overview = AdverseEventOverview.make(cohort, cohort.select(.safety))
    let known = overview.values.filter { $0.count != nil }.map(\.line)
    #expect(known == [.anyEvent, .events, .died, .fatal, .related, .severe])
  }

  @Test(arguments: ["", "grade<4", "site=101 & !serious"])
  func `behind each number are as many subjects`(_ text: String) throws {
    let cohort = ScatteredTrial.cohort()
    let selection = try cohort.filtered(text, .safety)
    let overview = AdverseEventOverview.make(cohort, selection, byArm: true)
    for value in overview.values where !value.line.countsRows {
      let set = AdverseEventOverview.subjects(behind: value.line, in: cohort, selection)
      #expect(set.count == value.count, "\(value.line)")
      for (arm, count) in value.arms.enumerated() {
        let set = AdverseEventOverview.subjects(
          behind: value.line, arm: arm, in: cohort, selection)
        #expect(set.count == count, "\(value.line) \(arm)")
      }
    }
  }

  @Test func `it agrees with the worst-grade tables`() {
    let cohort = ScatteredTrial.cohort()
    let selection = cohort.select(.safety)
    let overview = AdverseEventOverview.make(cohort, selection)
    let pairs: [(Line, AdverseEventClass)] = [
      (.anyEvent, .all), (.fatal, .fatal), (.serious, .serious), (.seriousRelated, .relatedSerious),
      (.withdrawal, .ledToWithdrawal), (.doseChange, .ledToDoseChange), (.related, .related),
      (.specialInterest, .specialInterest), (.immuneRelated, .immuneRelated),
    ]
    for (line, adverseEventClass) in pairs {
      let table = AdverseEventSummary.make(cohort, selection, class: adverseEventClass)
      #expect(value(overview, line) == table.overall.subjects, "\(line)")
    }
    let all = AdverseEventSummary.make(cohort, selection, class: .all)
    #expect(value(overview, .severe) == all.overall.severe)
    #expect(value(overview, .events) == all.overall.events)
  }
}
