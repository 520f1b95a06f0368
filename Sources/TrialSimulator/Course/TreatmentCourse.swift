import CohortModel

/// Why and when study treatment ended.
struct EndOfTreatment: Sendable {
  /// Of systemic treatment.
  var systemicDay: Day
  /// Of all study treatment: what local treatment has begun, or is still due, is given.
  var day: Day
  var reason: String

  static let adverseEvent = "Adverse event"
  static let maximumDays = 730

  /// The earliest of progression, toxicity, withdrawal, loss, death and two years.
  static func draw(
    _ course: DiseaseCourse, _ local: LocalTherapy, scans: [Scan], seed: UInt64, index: Int
  ) -> EndOfTreatment? {
    guard let first = course.firstTreatmentOn else { return nil }
    var random = Xoshiro256(seed: seed, purpose: .systemicTherapy, index: index)
    let delay = random.integer(in: 2...10)
    let progression = scans.last { $0.overall == .progressive }?.date.map { $0 + delay }
    let decline = course.declinedOn(warning: random.integer(in: 24...34))
    let candidates: [(Day?, String)] = [
      (course.fatalEvent?.startedOn, adverseEvent), (progression, "Progressive disease"),
      (progression == nil ? decline : nil, "Clinical progression"),
      (course.toxicityStopOn, adverseEvent), (course.withdrewOn, "Withdrawal by subject"),
      (course.lostOn, "Lost to follow-up"), (course.diedOn, "Death"),
      (course.decidedOn, "Physician decision"), (first + maximumDays, "Completed"),
    ]
    let earliest = candidates.compactMap { day, reason in day.map { ($0, reason) } }
      .filter { $0.0 <= course.lastContact }.min { $0.0 < $1.0 }
    let lastLocal = local.treatments.map(\.endedOn).max()
    return earliest.map { day, reason in
      EndOfTreatment(
        systemicDay: day, day: max(day, lastLocal.map { $0 + 1 } ?? day), reason: reason)
    }
  }
}

extension DiseaseCourse {
  /// Too ill for treatment and for a scan; a matter of those who die of the disease.
  fileprivate func declinedOn(warning: Int) -> Day? {
    diesOfDisease && knownDeathOn != nil ? diedOn - warning : nil
  }
}

/// One cycle of systemic treatment.
struct Cycle: Sendable {
  var number: Int
  var plannedOn: Day
  var givenOn: Day
  var isReduced: Bool
}

/// Cycles every 21 days after the one before, moved by the calendar and delayed by toxicity.
struct CycleSchedule {
  private let first: Day
  private let end: Day
  private let events: [SimulatedEvent]
  private var random: Xoshiro256

  /// Nil where nothing was ever given.
  init?(
    _ course: DiseaseCourse, until end: EndOfTreatment?, events: [SimulatedEvent], seed: UInt64,
    index: Int
  ) {
    guard let first = course.firstTreatmentOn, let end else { return nil }
    self.first = first
    self.events = events
    let stopped = events.filter { $0.action == .withdrawn }.map(\.startedOn).min()
    self.end = min(end.systemicDay, stopped ?? end.systemicDay, first + EndOfTreatment.maximumDays)
    random = Xoshiro256(seed: seed, purpose: .systemicTherapy, index: index + 1 << 40)
  }

  mutating func cycles() -> [Cycle] {
    var cycles = [Cycle(number: 1, plannedOn: first, givenOn: first, isReduced: false)]
    while let last = cycles.last, let next = cycle(after: last) { cycles.append(next) }
    return cycles
  }

  private mutating func cycle(after last: Cycle) -> Cycle? {
    let planned = last.givenOn + 21
    let recent = events.filter { $0.startedOn > last.givenOn && $0.startedOn <= planned }
    let wait = recent.contains { $0.action == .interrupted } ? random.integer(in: 5...14) : 0
    let shift = random.pick([(0, 60), (-1, 12), (1, 14), (2, 8), (3, 6)])
    let ready = ClinicCalendar.onOrAfter(planned + shift + wait)
    guard let given = recovered(from: ready), given < end else { return nil }
    let isReduced = last.isReduced || recent.contains { $0.action == .doseReduced }
    return Cycle(
      number: last.number + 1, plannedOn: planned, givenOn: given,
      isReduced: isReduced && last.number < Regimen.chemotherapyCycles)
  }

  /// The first open day without an event that holds treatment; nil where one never ends.
  private func recovered(from ready: Day) -> Day? {
    var day = ready
    while let hold = events.first(where: { $0.holdsTreatment(on: day) }) {
      guard let last = hold.lastHeldDay else { return nil }
      day = ClinicCalendar.onOrAfter(last + 1)
    }
    return day
  }
}

extension Regimen {
  /// The drugs of one cycle; a reduced cycle has four fifths of the chemotherapy.
  func treatments(of cycle: Cycle, subject: String) -> [Treatment] {
    let isChemotherapy = cycle.number <= Regimen.chemotherapyCycles
    let drugs = [immunotherapy] + (isChemotherapy ? chemotherapy : [])
    return drugs.enumerated().map { index, drug in
      let isReduced = cycle.isReduced && index > 0
      let isDelayed = cycle.givenOn - cycle.plannedOn > 3
      var treatment = Treatment()
      treatment.subject = subject
      treatment.treatment = "C" + cycle.number.padded(to: 2) + "-" + String(index + 1)
      treatment.start = PartialDate(cycle.givenOn)
      treatment.end = treatment.start
      treatment.kind = .systemic
      treatment.agent = drug.name
      treatment.cycle = cycle.number
      treatment.dose = isReduced ? (drug.dose * 8).rounded() / 10 : drug.dose
      treatment.unit = drug.unit
      treatment.isModified = isReduced || isDelayed ? true : nil
      return treatment
    }
  }
}

extension LocalTreatment {
  /// The course as known on a day: its end is entered when it has ended.
  func record(subject: String, id: String, at day: Day) -> Treatment {
    var treatment = Treatment()
    treatment.subject = subject
    treatment.treatment = id
    treatment.start = PartialDate(startedOn)
    treatment.end = endedOn <= day ? PartialDate(endedOn) : nil
    treatment.kind = kind
    treatment.agent = agent
    treatment.dose = dose
    treatment.unit = dose == nil ? nil : "Gy"
    treatment.lesion = lesion
    return treatment
  }
}
