import CohortModel

/// The rows of one subject's adverse events: when they begin, how long they last, what was done.
struct LowDoseEventCourse {
  private let fate: LowDoseFate
  private let subject: String
  private var random: Xoshiro256

  init(_ fate: LowDoseFate, subject: String, _ random: Xoshiro256) {
    self.fate = fate
    self.subject = subject
    self.random = random
  }

  /// In order of start.
  mutating func rows(_ dealt: [LowDoseEvents.Dealt]) -> [AdverseEvent] {
    var rows: [(start: Day, event: AdverseEvent)] = []
    for event in dealt {
      let grade = grade(isSevere: event.isSevere, event.term)
      rows.append(row(event.term, grade: grade))
      if event.term.isLaboratory, random.chance(0.4) {
        rows.append(row(event.term, grade: random.integer(in: 1...min(2, grade))))
      }
    }
    return rows.sorted { ($0.start, $0.event.term ?? "") < ($1.start, $1.event.term ?? "") }
      .enumerated().map { index, row in
        var event = row.event
        event.event = "AE" + (index + 1).padded(to: 2)
        return event
      }
  }

  private mutating func grade(isSevere: Bool, _ term: LowDoseTerm) -> Int {
    guard isSevere else { return random.pick([(1, 58), (2, 42)]) }
    return random.chance(term.isLaboratory ? 0.2 : 0.06) ? 4 : 3
  }

  private mutating func row(_ term: LowDoseTerm, grade: Int) -> (Day, AdverseEvent) {
    let last = max(2, min(fate.progressionDay + 20, fate.survivalDay - 3))
    let onset = 2 + Int(random.gamma(shape: 1.6, mean: term.onset))
    let start = fate.date(onset <= last ? onset : random.integer(in: 2...last))
    let lasting = 2 + Int(random.gamma(shape: 1.5, mean: term.lasting))
    let end = start + lasting
    let isOver = end < fate.lastContact
    var event = AdverseEvent()
    event.subject = subject
    event.term = random.chance(0.4) ? term.preferredTerm.lowercased() : term.preferredTerm
    event.preferredTerm = term.preferredTerm
    event.systemOrganClass = term.systemOrganClass
    event.grade = grade
    event.ctcaeVersion = "5.0"
    event.start = PartialDate(start)
    event.end = isOver ? PartialDate(end) : nil
    event.outcome = isOver ? .recovered : .notRecovered
    event.reportedOn = PartialDate(min(fate.lastContact, start + random.integer(in: 0...6)))
    judge(&event, term, grade)
    return (start, event)
  }

  private mutating func judge(_ event: inout AdverseEvent, _ term: LowDoseTerm, _ grade: Int) {
    let close = random.pick([(Relatedness.possible, 35), (.probable, 40), (.definite, 25)])
    let far = random.pick([(Relatedness.unrelated, 70), (.unlikely, 30)])
    event.relatedToChemotherapy = term.cause == .chemotherapy ? close : far
    event.relatedToImmunotherapy = term.cause == .immunotherapy ? close : far
    event.relatedToLocalTreatment = term.cause == .radiotherapy ? close : .unrelated
    event.isImmuneRelated = term.cause == .immunotherapy && !term.isLaboratory
    let isInHospital = grade > 2 && random.chance(term.isLaboratory ? 0.1 : 0.5)
    event.isSerious = isInHospital || grade == 4 && !term.isLaboratory
    event.seriousness = event.isSerious == true ? "hospitalisation" : nil
    event.action =
      !term.isRelated
      ? .notApplicable
      : grade > 2 ? random.pick([(.interrupted, 60), (.doseReduced, 40)]) : ActionTaken.none
  }
}
