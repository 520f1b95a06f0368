import CohortModel

/// One cycle of systemic treatment.
struct LiverCycle: Sendable {
  var number: Int
  var plannedOn: Day
  var givenOn: Day
  var hasChemotherapy: Bool
  var hasInhibitor: Bool
  var isReduced: Bool
}

/// Cycles every three weeks until progression, decline, or the end of what was planned.
struct LiverCycles {
  private let regimen: LiverRegimen
  private let course: LiverCourse
  private let start: Day
  private var random: Xoshiro256
  /// The inhibitor was stopped for toxicity, after the last of all cycles.
  private(set) var endsWithToxicity = false

  init(_ regimen: LiverRegimen, _ course: LiverCourse, start: Day, _ random: Xoshiro256) {
    self.regimen = regimen
    self.course = course
    self.start = start
    self.random = random
  }

  mutating func all() -> [LiverCycle] {
    let limit = Limit(regimen, course, start: start, &random)
    endsWithToxicity = random.chance(0.3) && limit.inhibitorEndsAlone(after: regimen, from: start)
    // Nobody who was never given an inhibitor is of the combined arm.
    let from = limit.all - start > 120 ? regimen.inhibitorFrom : 1
    var cycles: [LiverCycle] = []
    var (planned, isReduced) = (start, false)
    while true {
      let number = cycles.count + 1
      let given = number == 1 ? start : delayed(planned)
      let hasChemotherapy = number <= regimen.plannedCycles
      let hasInhibitor = number >= from && given < limit.inhibitor
      guard number == 1 || given < limit.all, hasChemotherapy || hasInhibitor else { return cycles }
      isReduced = isReduced || number > 1 && random.chance(0.07)
      cycles.append(
        LiverCycle(
          number: number, plannedOn: planned, givenOn: given, hasChemotherapy: hasChemotherapy,
          hasInhibitor: hasInhibitor && regimen.inhibitor != nil,
          isReduced: isReduced && hasChemotherapy))
      planned = given + LiverRegimen.cycleDays
    }
  }

  /// Delays of toxicity and of the calendar, and a pause around local therapy.
  private mutating func delayed(_ planned: Day) -> Day {
    let wait = random.pick([(0, 58), (1, 14), (3, 8), (7, 14), (14, 6)])
    let ready = ClinicCalendar.onOrAfter(planned + wait)
    guard let local = course.localOn, abs(ready - (start + local)) <= 9 else { return ready }
    return ClinicCalendar.onOrAfter(start + local + 14)
  }

  /// The days from which nothing, or no inhibitor, is given any more.
  private struct Limit {
    let all: Day
    let inhibitor: Day

    init(
      _ regimen: LiverRegimen, _ course: LiverCourse, start: Day, _ random: inout Xoshiro256
    ) {
      let ends = [course.progression, course.death.map { $0 - 14 }, course.lastContact]
      all = start + (ends.compactMap { $0 }.min() ?? 0)
      let stop = 110 + Int(random.exponential(mean: 580))
      inhibitor =
        regimen.inhibitor == nil ? start : start + min(stop, LiverRegimen.inhibitorDays)
    }

    /// Before two years, before anything else ends treatment, and with no chemotherapy to come.
    func inhibitorEndsAlone(after regimen: LiverRegimen, from start: Day) -> Bool {
      inhibitor - start > (regimen.plannedCycles + 2) * LiverRegimen.cycleDays
        && inhibitor - start < LiverRegimen.inhibitorDays && all - inhibitor > 25
    }
  }
}
