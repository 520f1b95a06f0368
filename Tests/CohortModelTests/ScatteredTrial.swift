@testable import CohortModel

/// Forty subjects of two arms with some three hundred adverse events, every field of them missing
/// now and then: for what must hold of any trial, whatever its numbers.
enum ScatteredTrial {
  static func cohort(
    _ access: Access = .byArm, randomised: Bool = true, interest: String? = "pt=Rash | pt~neu",
    cutOff: String = "2025-09-30"
  ) -> Cohort {
    var study = Study(id: "NCT00000002", title: "Scattered")
    study.isRandomised = randomised
    study.arms = [
      Arm(code: "COMB", name: "Combined"), Arm(code: "SYST", name: "Systemic", isReference: true),
    ]
    study.safety.specialInterest = interest
    var chance = Chance()
    var builder = TrialData.Builder()
    var allocations: [Allocation] = []
    for number in 1...40 {
      let id = number < 10 ? "S0\(number)" : "S\(number)"
      builder.add(.subject(subject(id, &chance)))
      for event in events(of: id, &chance) { builder.add(.adverseEvent(event)) }
      guard number % 11 != 0 else { continue }
      var allocation = Allocation()
      (allocation.subject, allocation.plannedArm) = (id, chance.next(3) == 0 ? "SYST" : "COMB")
      allocations.append(allocation)
    }
    return Cohort(
      builder.finish(study: study),
      gate: AccessGate(access, study: study, allocations: allocations),
      cutOff: SafetyFixture.day(cutOff))
  }

  private static func subject(_ id: String, _ chance: inout Chance) -> Subject {
    let reasons = [nil, "Death", "Adverse event", "Withdrawal by subject", "不良事件"]
    let start = date(chance.next(60))
    return SafetyFixture.subject(id, site: "10\(chance.next(3))", consented: "2024-12-30") {
      $0.randomisedOn = start
      $0.firstTreatmentOn = chance.next(8) == 0 ? nil : start
      $0.lastTreatmentOn = chance.next(3) == 0 ? nil : date(60 + chance.next(120))
      $0.diedOn = chance.next(5) == 0 ? date(150 + chance.next(150)) : nil
      $0.endOfStudyReason = chance.pick(reasons)
      $0.endOfStudyOn = chance.next(3) == 0 ? date(150 + chance.next(200)) : nil
    }
  }

  private static func events(of id: String, _ chance: inout Chance) -> [AdverseEvent] {
    let terms = ["Rash", "Nausea", "Neutropenia", "Pneumonitis", nil]
    let classes = ["Skin", "Gut", "Blood", nil]
    return (0..<chance.next(16)).map { number in
      let term = chance.pick(terms)
      return SafetyFixture.event(
        id, "\(number)", term, chance.pick(classes), grade: chance.pick([1, 2, 3, 4, 5, nil]),
        start: nil
      ) { event in
        event.term = term ?? chance.pick(["rash", " RASH ", "other", "", nil])
        event.start = chance.next(9) == 0 ? nil : date(chance.next(300) - 10)
        event.isSerious = chance.pick([true, false, nil])
        event.isImmuneRelated = chance.pick([true, false, nil])
        event.relatedToImmunotherapy = chance.pick(Relatedness.allCases + [nil, nil, nil, nil])
        event.relatedToChemotherapy = chance.pick(Relatedness.allCases + [nil, nil, nil, nil])
        event.relatedToLocalTreatment = chance.pick(Relatedness.allCases + [nil, nil, nil, nil])
        event.action = chance.pick(ActionTaken.allCases + [nil])
        event.outcome = chance.pick(Outcome.allCases + [nil])
      }
    }
  }

  private static func date(_ day: Int) -> PartialDate {
    PartialDate(SafetyFixture.day("2025-01-01") + day)
  }
}

/// Always the same numbers: a linear congruential generator.
private struct Chance {
  private var state: UInt64 = 20

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func pick<Value>(_ values: [Value?]) -> Value? { values[next(values.count)] }
}
