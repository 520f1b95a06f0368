import Testing

@testable import CohortModel

struct AdverseEventClassTests {
  @Test(arguments: AdverseEventClass.allCases)
  func `the filter text of a class selects exactly the rows of the class`(
    _ adverseEventClass: AdverseEventClass
  ) throws {
    let cohort = ScatteredTrial.cohort()
    let text = adverseEventClass.filterText ?? ""
    let selection = cohort.select(.intentToTreat, filter: try Filter.parse(text, for: cohort))
    let criterion = AdverseEventCriterion(adverseEventClass, in: cohort)
    var (admitted, rows) = (0, 0)
    for subject in cohort.subjects(in: .intentToTreat) {
      for row in cohort.adverseEventRows(of: subject) {
        #expect(selection.admits(adverseEvent: row) == criterion.admits(row))
        admitted += criterion.admits(row) ? 1 : 0
        rows += 1
      }
    }
    #expect(admitted > 0)
    #expect(adverseEventClass == .all || admitted < rows)
  }

  @Test func `each class by hand`() throws {
    let cohort = SafetyFixture.cohort(.byArm, study: study("pt ~ nau | grade=5"))
    let expected: [AdverseEventClass: [String]] = [
      .all: ["S01/1", "S01/2", "S01/3", "S02/1", "S02/2", "S03/2", "S03/1", "S04/1"],
      .related: ["S01/1", "S01/2", "S01/3", "S02/1", "S03/1"],
      .relatedToImmunotherapy: ["S01/3", "S03/1"],
      .relatedToChemotherapy: ["S01/1", "S01/2"],
      .relatedToLocalTreatment: ["S01/2"],
      .serious: ["S01/2", "S03/1"], .immuneRelated: ["S01/3"],
      .specialInterest: ["S01/1", "S01/2", "S02/1", "S03/1"],
      .acute: ["S01/1", "S01/2", "S01/3", "S02/1", "S03/1"], .late: [],
      .ledToDoseChange: [], .ledToWithdrawal: ["S02/2"], .fatal: ["S03/1"],
    ]
    for (adverseEventClass, events) in expected {
      let found = try cohort.events(where: adverseEventClass.filterText ?? "")
      #expect(found.sorted() == events.sorted(), "\(adverseEventClass)")
    }
  }

  private func study(_ interest: String?) -> Study {
    var study = SafetyFixture.study
    study.safety.specialInterest = interest
    return study
  }

  @Test(arguments: [(30, ["S01/3"]), (61, ["S01/3"]), (62, []), (10, ["S01/2", "S01/3"])])
  func `late begins the day after the acute window`(_ acuteDays: Int, _ late: [String]) throws {
    // S01 was first treated on 01-12; its events began on 01-20, 02-10 and 03-15, day 62 after.
    var study = study(nil)
    study.safety.acuteDays = acuteDays
    let cohort = SafetyFixture.cohort(study: study)
    #expect(try cohort.events(where: "late & subject=S01") == late)
    let acute = try cohort.events(where: "acute & subject=S01")
    #expect(Set(acute).union(late) == ["S01/1", "S01/2", "S01/3"])
    #expect(Set(acute).isDisjoint(with: late))
  }

  @Test(arguments: [Access.pooled, .masked])
  func `what would tell the arm is closed and has no rows`(_ access: Access) {
    let cohort = ScatteredTrial.cohort(access)
    for closed in [
      AdverseEventClass.relatedToImmunotherapy, .relatedToChemotherapy, .relatedToLocalTreatment,
    ] {
      #expect(closed.refusal(in: cohort) == .tellsArm)
      #expect(!AdverseEventClass.available(in: cohort).contains(closed))
      let table = AdverseEventSummary.make(cohort, cohort.select(.safety), class: closed)
      #expect(table.overall.events == 0)
    }
    #expect(AdverseEventClass.available(in: cohort).count == AdverseEventClass.allCases.count - 3)
  }

  @Test func `by arm, and without randomisation, every class is open`() {
    for cohort in [
      ScatteredTrial.cohort(.byArm), ScatteredTrial.cohort(.pooled, randomised: false),
    ] {
      #expect(AdverseEventClass.available(in: cohort) == AdverseEventClass.allCases)
    }
  }

  @Test func `a class that no row states is not collected`() {
    let cohort = SmallTrial(events: [
      SafetyFixture.event("S01", "1", "Rash", "A", grade: 1, start: "2025-02-01") { _ in }
    ]).cohort()
    #expect(
      AdverseEventClass.available(in: cohort)
        == [.all, .treatmentEmergent, .related, .acute, .late, .fatal])
    #expect(AdverseEventClass.serious.refusal(in: cohort) == .notCollected)
    #expect(AdverseEventClass.specialInterest.refusal(in: cohort) == .notDefined)
  }

  @Test func `a study file closes a class by closing its field`() {
    var study = study(nil)
    study.revealsArm = ["irae", "isSerious"]
    let cohort = SafetyFixture.cohort(study: study)
    #expect(AdverseEventClass.immuneRelated.refusal(in: cohort) == .tellsArm)
    #expect(AdverseEventClass.serious.refusal(in: cohort) == .tellsArm)
  }

  @Test func `rows that do not state the modality are tallied and not counted`() {
    let cohort = SafetyFixture.cohort(.byArm)
    let table = AdverseEventSummary.make(
      cohort, cohort.select(.safety), class: .relatedToChemotherapy)
    #expect(table.overall.events == 2)
    #expect(table.unstatedRelatedness == 4)
    #expect(table.missingRelatedness == 0)
  }
}

struct SpecialInterestTests {
  private func study(_ interest: String?) -> Study {
    var study = SafetyFixture.study
    study.safety.specialInterest = interest
    return study
  }

  private func fault(_ text: String) -> FilterError? {
    do throws(FilterError) {
      try SpecialInterest.check(text, in: study(nil))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("pt=a | aesi", 7), ("site=101", 0), ("pt=", 3), ("", 0), ("grade>=3 & arm=COMB", 11),
    ("kps>70", 0),
  ])
  func `a rule that is not about single adverse events is refused at its place`(
    _ text: String, _ position: Int
  ) {
    #expect(fault(text)?.position == position)
  }

  @Test func `a rule may ask for anything of an adverse event`() {
    #expect(fault("pt ~ fistula | pt=\"Pneumonitis\" | (irae & grade>=3) | rel_local") == nil)
  }

  @Test func `aesi cannot be asked for where the study does not define it`() {
    let cohort = SafetyFixture.cohort()
    #expect(
      cohort.refusal(of: "aesi")?.message
        == "the study file does not say what is of special interest")
    #expect(!Filter.fields(for: cohort).contains { $0.name == "aesi" })
  }

  @Test func `a rule over a closed field is closed with it`() throws {
    let rule = study("rel_local | pt=Fatigue")
    let pooled = SafetyFixture.cohort(study: rule)
    #expect(AdverseEventClass.specialInterest.refusal(in: pooled) == .tellsArm)
    #expect(pooled.refusal(of: "grade>2 & aesi")?.position == 10)
    #expect(pooled.refusal(of: "aesi")?.message.contains("would tell the arm") == true)
    #expect(!Filter.fields(for: pooled).contains { $0.name == "aesi" })
    let byArm = SafetyFixture.cohort(.byArm, study: rule)
    #expect(try byArm.events(where: "aesi") == ["S01/2", "S02/2"])
    let parsed = try Filter.parse("aesi", for: byArm)
    #expect(pooled.select(.safety, filter: parsed).adverseEvents?.isEmpty == true)
  }
}
