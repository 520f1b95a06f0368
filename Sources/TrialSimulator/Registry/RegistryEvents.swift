import CohortModel

/// The adverse events of a treated subject: about ten, and as imperfect as registries are.
struct RegistryEvents {
  private let patient: RegistryPatient
  private let fate: RegistryFate
  private let terms: RegistryTerms
  private var random: Xoshiro256

  init(
    of patient: RegistryPatient, _ fate: RegistryFate, _ terms: RegistryTerms, seed: UInt64
  ) {
    self.patient = patient
    self.fate = fate
    self.terms = terms
    random = Xoshiro256(seed: seed, purpose: .adverseEvents, index: patient.index)
  }

  /// The mean makes up for those who were never treated.
  mutating func all() -> [AdverseEvent] {
    let count = random.poisson(mean: random.gamma(shape: 2.2, mean: 10.5))
    var events: [AdverseEvent] = []
    events.reserveCapacity(count + 1)
    for number in 0..<count { events.append(event(number + 1)) }
    if fate.diesOfToxicity, let death = fate.deathOn {
      events.append(fatal(count + 1, on: death))
    }
    return events
  }

  private mutating func event(_ number: Int) -> AdverseEvent {
    let term = terms.draw(&random)
    let followed = min(fate.endedOn - fate.startedOn, 720)
    let wait = min(Double(followed), random.exponential(mean: term.onset * Double(followed)))
    let start = fate.startedOn + Int(wait)
    var event = blank(number, term)
    event.grade = random.chance(0.02) ? nil : term.grades.draw(&random) + 1
    setCourse(&event, from: start, lasting: term.lasting)
    judge(&event)
    return event
  }

  private mutating func blank(_ number: Int, _ term: RegistryTerm) -> AdverseEvent {
    var event = AdverseEvent()
    event.subject = patient.id
    event.event = String(number)
    event.term = random.element(of: term.spellings)
    event.preferredTerm = term.preferredTerm
    event.systemOrganClass = term.systemOrganClass
    event.ctcaeVersion = "5.0"
    return event
  }

  private mutating func setCourse(_ event: inout AdverseEvent, from start: Day, lasting: Double) {
    event.start = entered(start)
    let end = start + 1 + Int(random.exponential(mean: lasting))
    let reported = min(fate.endedOn, start + random.integer(in: 0...40))
    event.reportedOn = PartialDate(reported)
    if random.chance(0.08) || end > fate.endedOn {
      event.outcome = random.chance(0.5) ? .notRecovered : .unknown
      return
    }
    event.end = random.chance(0.02) ? end.monthOnly : PartialDate(end)
    event.outcome = random.chance(0.06) ? .recoveredWithSequelae : .recovered
  }

  /// Some days were never written down, some months neither, and some dates not at all.
  private mutating func entered(_ day: Day) -> PartialDate? {
    switch random.uniform() {
    case ..<0.015: nil
    case ..<0.02: day.yearOnly
    case ..<0.05: day.monthOnly
    default: PartialDate(day)
    }
  }

  private mutating func judge(_ event: inout AdverseEvent) {
    let grade = event.grade ?? 1
    let isSerious = random.chance(grade > 2 ? 0.45 : 0.03)
    event.isSerious = random.chance(0.01) ? nil : isSerious
    if event.isSerious == true {
      event.seriousness = grade == 4 ? "life-threatening" : "hospitalisation"
    }
    event.relatedToChemotherapy = relatedness(0.5)
    event.relatedToLocalTreatment =
      patient.arm == .irradiated
      ? relatedness(0.25) : event.relatedToChemotherapy.map { _ in .unrelated }
    event.action = action(grade)
  }

  private mutating func relatedness(_ share: Double) -> Relatedness? {
    switch random.uniform() {
    case ..<0.01: nil
    case ..<share: random.chance(0.6) ? .possible : .probable
    case ..<(share + 0.02): .definite
    default: random.chance(0.5) ? .unlikely : .unrelated
    }
  }

  private mutating func action(_ grade: Int) -> ActionTaken {
    guard random.chance(grade > 2 ? 0.5 : 0.08) else { return .none }
    return random.pick([(.interrupted, 5), (.doseReduced, 3), (.withdrawn, 2)])
  }

  /// The event that the subject dies of.
  private mutating func fatal(_ number: Int, on death: Day) -> AdverseEvent {
    var event = blank(number, terms.draw(&random))
    event.grade = 5
    event.start = PartialDate(max(fate.startedOn, death - random.integer(in: 0...9)))
    event.end = PartialDate(death)
    event.isSerious = true
    event.seriousness = "death"
    event.relatedToChemotherapy = .possible
    event.relatedToLocalTreatment = patient.arm == .irradiated ? .possible : .unrelated
    event.action = ActionTaken.none
    event.outcome = .fatal
    event.reportedOn = PartialDate(death)
    return event
  }
}
