@testable import CohortModel

/// Adverse events and treatments by day after the fixture's day 0, on which everybody is treated
/// unless a test says otherwise; not randomised.
struct SafetyTimeFixture {
  var trial = EfficacyFixture(randomised: false)
  private var events = 0

  init() {
    trial.cutOff = 365
  }

  mutating func subject(
    _ id: String, treated: Int? = 0, died: Int? = nil, alive: Int? = nil, offStudy: Int? = nil,
    arm: String? = nil, edit: (inout Subject) -> Void = { _ in }
  ) {
    trial.subject(
      id, randomised: nil, treated: treated, died: died, alive: alive, offStudy: offStudy, arm: arm,
      edit: edit)
  }

  mutating func event(
    _ id: String, _ term: String?, from start: Int?, to end: Int? = nil,
    of organClass: String? = "C",
    edit: (inout AdverseEvent) -> Void = { _ in }
  ) {
    events += 1
    var event = AdverseEvent()
    (event.subject, event.event) = (id, String(events))
    (event.preferredTerm, event.systemOrganClass) = (term, organClass)
    event.start = start.map(EfficacyFixture.date)
    event.end = end.map(EfficacyFixture.date)
    edit(&event)
    trial.add(.adverseEvent(event))
  }

  mutating func dose(
    _ id: String, on day: Int?, _ agent: String? = "X", cycle: Int? = nil, dose: Double? = nil,
    unit: String? = nil, kind: TreatmentKind = .systemic, modified: Bool? = nil
  ) {
    events += 1
    var treatment = Treatment()
    (treatment.subject, treatment.treatment) = (id, String(events))
    treatment.start = day.map(EfficacyFixture.date)
    (treatment.kind, treatment.agent, treatment.cycle) = (kind, agent, cycle)
    (treatment.dose, treatment.unit, treatment.isModified) = (dose, unit, modified)
    trial.add(.treatment(treatment))
  }

  func cohort(_ access: Access = .byArm) -> Cohort { trial.cohort(access) }
}

extension AdverseEventLine {
  /// A coded term of the fixture's class.
  static func term(_ name: String) -> AdverseEventLine {
    .term(name, isVerbatim: false, organClass: "C")
  }
}

/// A sequence of numbers that is the same in every run (Park & Miller).
struct RepeatedNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

/// A trial of 30 subjects in two arms with gaps in every column.
enum RandomSafetyTrial {
  static func cohort(
    seed: UInt64, access: Access = .byArm, randomised: Bool = true, cycleDays: Int? = 21
  ) -> Cohort {
    var random = RepeatedNumbers(state: seed)
    var fixture = SafetyTimeFixture()
    fixture.trial.study.isRandomised = randomised
    fixture.trial.study.arms = [
      Arm(code: "A", name: "First"), Arm(code: "B", name: "Second", isReference: true),
    ]
    fixture.trial.study.schedule.cycleDays = cycleDays
    fixture.trial.study.toxicity = [
      ToxicityRule(
        name: "T", event: "grade>=3", windowDays: 60, acceptable: 0.2, unacceptable: 0.4,
        method: .pocock(alpha: 0.1), looks: .everySubject(from: 3, through: 40))
    ]
    for number in 0..<30 { add("S\(100 + number)", to: &fixture, &random) }
    return fixture.cohort(access)
  }

  private static func add(
    _ id: String, to fixture: inout SafetyTimeFixture, _ random: inout RepeatedNumbers
  ) {
    let start = Int.random(in: 0...330, using: &random)
    let isTreated = Int.random(in: 0..<10, using: &random) > 0
    let died = chance(4, &random) ? start + Int.random(in: 0...300, using: &random) : nil
    let arm = chance(12, &random) ? nil : chance(2, &random) ? "A" : "B"
    let reasons = ["Death", "Adverse event", nil]
    let reason = reasons.randomElement(using: &random) ?? nil
    let causes = ["Progression", "progression", "Sepsis", nil]
    let cause = causes.randomElement(using: &random) ?? nil
    let offStudy = chance(5, &random) ? start + Int.random(in: 20...200, using: &random) : nil
    let last = chance(2, &random) ? start + Int.random(in: 0...150, using: &random) : nil
    fixture.trial.subject(
      id, randomised: start, treated: isTreated ? start : nil, died: died,
      alive: chance(6, &random) ? nil : start + Int.random(in: 0...200, using: &random),
      offStudy: offStudy, arm: arm
    ) { subject in
      (subject.endOfTreatmentReason, subject.causeOfDeath) = (reason, cause)
      subject.lastTreatmentOn = isTreated ? last.map(EfficacyFixture.date) : nil
    }
    guard isTreated else { return }
    addDoses(of: id, from: start, to: &fixture, &random)
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      addEvent(of: id, from: start, to: &fixture, &random)
    }
  }

  private static func addDoses(
    of id: String, from start: Int, to fixture: inout SafetyTimeFixture,
    _ random: inout RepeatedNumbers
  ) {
    var day = start
    for cycle in 1...Int.random(in: 1...6, using: &random) {
      for agent in ["X", "Y"] {
        fixture.dose(
          id, on: chance(40, &random) ? nil : day, agent,
          cycle: chance(10, &random) ? nil : cycle,
          dose: chance(30, &random) ? nil : chance(4, &random) ? 75 : 100,
          unit: chance(40, &random) ? "g" : "mg", modified: chance(8, &random))
      }
      day += 21 + (chance(4, &random) ? 14 : Int.random(in: -1...3, using: &random))
    }
    if chance(3, &random) {
      fixture.dose(id, on: start + 30, "RT", dose: 50, unit: "Gy", kind: .radiotherapy)
    }
  }

  private static func addEvent(
    of id: String, from origin: Int, to fixture: inout SafetyTimeFixture,
    _ random: inout RepeatedNumbers
  ) {
    let start = chance(15, &random) ? nil : origin + Int.random(in: -10...250, using: &random)
    let length = chance(3, &random) ? nil : Int.random(in: 0...60, using: &random)
    let term = ["Nausea", "Rash", "Cough", nil].randomElement(using: &random) ?? nil
    let organClass = ["C", "D", nil].randomElement(using: &random) ?? nil
    let grade = [1, 2, 3, 4, 5, nil].randomElement(using: &random) ?? nil
    let outcomes: [Outcome?] = Outcome.allCases + [nil]
    let outcome = outcomes.randomElement(using: &random) ?? nil
    let relatedness: [Relatedness?] = [.probable, .unrelated, nil]
    let relation = relatedness.randomElement(using: &random) ?? nil
    fixture.event(
      id, term, from: start, to: start.flatMap { start in length.map { start + $0 } },
      of: organClass
    ) { event in
      event.term = term == nil ? "cough" : term
      (event.grade, event.outcome, event.relatedToTreatment) = (grade, outcome, relation)
    }
  }

  /// One in so many.
  private static func chance(_ many: Int, _ random: inout RepeatedNumbers) -> Bool {
    Int.random(in: 0..<many, using: &random) == 0
  }
}
