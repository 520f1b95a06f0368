import CohortModel

/// Why and when study treatment ended.
struct EndOfTreatment: Sendable {
  var day: Day
  var reason: String

  static let maximumDays = 730

  /// The earliest of progression, toxicity, withdrawal, loss, death and two years.
  static func draw(
    _ course: DiseaseCourse, scans: [Scan], seed: UInt64, index: Int
  ) -> EndOfTreatment? {
    guard let first = course.firstTreatmentOn else { return nil }
    var random = Xoshiro256(seed: seed, purpose: .systemicTherapy, index: index)
    let decision = first + 60 + Int(random.exponential(mean: 365 / 0.05))
    let delay = random.integer(in: 2...10)
    let progression = scans.last { $0.overall == .progressive }?.date.map { $0 + delay }
    let candidates: [(Day?, String)] = [
      (course.fatalEventOn, "Adverse event"), (progression, "Progressive disease"),
      (course.toxicityStopOn, "Adverse event"), (course.withdrewOn, "Withdrawal by subject"),
      (course.lostOn, "Lost to follow-up"), (course.diedOn, "Death"),
      (decision, "Physician decision"), (first + maximumDays, "Completed"),
    ]
    return candidates.compactMap { day, reason in
      day.map { EndOfTreatment(day: $0, reason: reason) }
    }.filter { $0.day <= course.lastContact }.min { $0.day < $1.day }
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
enum CycleSchedule {
  static func cycles(
    _ course: DiseaseCourse, until end: EndOfTreatment?, events: [SimulatedEvent],
    seed: UInt64, index: Int
  ) -> [Cycle] {
    guard let first = course.firstTreatmentOn, let end else { return [] }
    var random = Xoshiro256(seed: seed, purpose: .systemicTherapy, index: index + 1 << 40)
    var cycles = [Cycle(number: 1, plannedOn: first, givenOn: first, isReduced: false)]
    while let last = cycles.last {
      let planned = last.givenOn + 21
      let recent = events.filter { $0.startedOn > last.givenOn && $0.startedOn <= planned }
      let wait = recent.contains { $0.action == .interrupted } ? random.integer(in: 5...14) : 0
      let given = planned + random.pick([(0, 60), (-1, 12), (1, 14), (2, 8), (3, 6)]) + wait
      guard given < end.day, given - first <= EndOfTreatment.maximumDays else { break }
      let isReduced = last.isReduced || recent.contains { $0.action == .doseReduced }
      cycles.append(
        Cycle(
          number: last.number + 1, plannedOn: planned, givenOn: given,
          isReduced: isReduced && last.number < Regimen.chemotherapyCycles))
    }
    return cycles
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
