import Statistics
import Testing

@testable import CohortModel

struct AdverseEventArmsTests {
  private typealias Counts = AdverseEventSummary.Counts

  @Test func `each line is counted by arm over the arm's own N`() {
    let cohort = SafetyFixture.cohort(.byArm)
    let table = AdverseEventSummary.make(cohort, cohort.select(.safety), class: .all, byArm: true)
    #expect(table.arms?.arms.map(\.label) == ["COMB", "SYST"])
    #expect(table.arms?.arms.map(\.total) == [2, 1])
    #expect(table.arms?.reference == 1)
    #expect(
      table.overallByArm == [
        Counts(byGrade: [0, 0, 1, 0, 1], events: 5), Counts(byGrade: [0, 1, 0, 0, 0], events: 2),
      ])
    let gastric = table.classes.first { $0.name == SafetyFixture.gastric }
    #expect(
      gastric?.arms == [
        Counts(byGrade: [0, 0, 1, 0, 0], events: 2), Counts(ungraded: 1, events: 1),
      ])
    #expect(gastric?.terms.map(\.arms) == gastric.map { [$0.arms] })
  }

  @Test(arguments: AdverseEventClass.allCases)
  func `the pooled numbers are those without arms, and the arms add up to them`(
    _ adverseEventClass: AdverseEventClass
  ) {
    let cohort = ScatteredTrial.cohort()
    let selection = cohort.select(.intentToTreat)
    let table = AdverseEventSummary.make(
      cohort, selection, class: adverseEventClass, byArm: true)
    let pooled = AdverseEventSummary.make(cohort, selection, class: adverseEventClass)
    #expect(pooled.arms == nil)
    #expect(table.overall == pooled.overall)
    #expect(table.classes.map(\.counts) == pooled.classes.map(\.counts))
    #expect(
      table.classes.flatMap { $0.terms.map(\.counts) }
        == pooled.classes.flatMap { $0.terms.map(\.counts) })
    let totals = table.arms.map { $0.arms.reduce($0.unallocated) { $0 + $1.total } }
    #expect(totals == table.total)
    #expect((table.arms?.unallocated ?? 0) > 0)
    #expect(table.overallByArm.reduce(0) { $0 + $1.events } < table.overall.events)
  }

  @Test func `an arm's numbers are those of a filter on it`() throws {
    let cohort = ScatteredTrial.cohort()
    let table = AdverseEventSummary.make(
      cohort, cohort.select(.safety), class: .related, byArm: true)
    for (place, arm) in try #require(table.arms).arms.enumerated() {
      let filter = try Filter.parse("arm=\(arm.label)", for: cohort)
      let alone = AdverseEventSummary.make(
        cohort, cohort.select(.safety, filter: filter), class: .related)
      #expect(alone.total == arm.total)
      #expect(alone.overall == table.overallByArm[place])
      for organClass in alone.classes {
        let joined = table.classes.first { $0.name == organClass.name }
        #expect(joined?.arms[place] == organClass.counts)
      }
    }
  }

  @Test func `pooled access has no arms, masked access letters and no comparison`() throws {
    let pooled = SafetyFixture.cohort()
    #expect(
      AdverseEventSummary.make(pooled, pooled.select(.safety), class: .all, byArm: true).arms
        == nil)
    let masked = SafetyFixture.cohort(.masked)
    let arms = try #require(
      AdverseEventSummary.make(masked, masked.select(.safety), class: .all, byArm: true).arms)
    #expect(arms.arms.map(\.label) == ["A", "B"])
    #expect(arms.riskDifference(of: 0, [2, 0]) == nil)
    #expect(AdverseEventSummary.compared(0, in: masked, masked.select(.safety)).isEmpty)
  }

  /// 10 of 20 against 4 of 10: 10 points; the limits are those that Statistics is tested for.
  @Test func `the risk difference is of the arm against the reference`() throws {
    let arms = AdverseEventArms(
      arms: [.init(label: "A", total: 20), .init(label: "B", total: 10)], reference: 1,
      unallocated: 0)
    let difference = try #require(arms.riskDifference(of: 0, [10, 4]))
    #expect(abs(difference.estimate - 0.1) < 1e-12)
    let expected = try #require(
      ProportionDifference.interval(
        TwoProportions(10, of: 20, against: 4, of: 10), method: .miettinenNurminen))
    #expect(difference.interval == expected)
    #expect(arms.riskDifference(of: 1, [10, 4]) == nil)
    let empty = AdverseEventArms(
      arms: [.init(label: "A", total: 0), .init(label: "B", total: 10)], reference: 1,
      unallocated: 0)
    #expect(empty.riskDifference(of: 0, [0, 4]) == nil)
  }
}

struct AdverseEventThresholdTests {
  private func table(_ percent: Int, byArm: Bool = false) -> AdverseEventSummary {
    let cohort = SafetyFixture.cohort(.byArm)
    return AdverseEventSummary.make(
      cohort, cohort.select(.safety), class: .all, byArm: byArm
    ).atLeast(percent: percent)
  }

  @Test(arguments: [(0, 4), (1, 4), (33, 4), (34, 2), (66, 2), (67, 0), (100, 0)])
  func `a term stays from the percentage of subjects on`(_ percent: Int, _ shown: Int) {
    // Of 3 subjects nausea and pneumonitis have 2, fatigue and rash 1.
    let table = table(percent)
    #expect(table.shownTerms == shown)
    #expect(table.allTerms == 4)
    #expect(table.overall.subjects == 3)
  }

  @Test func `with arms it is reached in any of them`() {
    // Fatigue has the one subject of SYST.
    #expect(table(67, byArm: true).shownTerms == 3)
    #expect(
      table(100, byArm: true).classes.flatMap { $0.terms.map(\.name) }
        .sorted { ($0 ?? "") < ($1 ?? "") } == ["Fatigue", "Nausea", "Pneumonitis"])
  }

  @Test func `a class that reaches it by its terms together stays`() {
    let cohort = SmallTrial(
      events: ["Pain", "Itch"].map { term in
        SafetyFixture.event("S01", term, term, "A", grade: 1, start: "2025-02-01") { _ in }
      }
    ).cohort()
    var table = AdverseEventSummary.make(cohort, cohort.select(.safety), class: .all)
    table.total = 10
    #expect(table.atLeast(percent: 10).shownTerms == 2)
    for term in table.classes[0].terms.indices {
      table.classes[0].terms[term].counts.byGrade = [0, 0, 0, 0, 0]
    }
    let shown = table.atLeast(percent: 10)
    #expect(shown.classes.map(\.name) == ["A"])
    #expect(shown.shownTerms == 0)
  }
}
