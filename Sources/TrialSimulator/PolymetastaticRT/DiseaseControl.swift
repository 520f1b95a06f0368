import CohortModel

extension PolymetastaticRT {
  /// Scans every nine weeks in the first year, every twelve after it.
  enum Scans {
    static let periods = [
      Schedule.ScanPeriod(days: 63, untilDay: 378), Schedule.ScanPeriod(days: 84),
    ]
    static let window = 14

    private static let schedule = {
      var schedule = Schedule()
      schedule.scans = periods
      return ScanSchedule(schedule)
    }()

    static func offset(_ number: Int) -> Int { schedule?.plannedDay(number) ?? 0 }

    static func visit(_ number: Int) -> String {
      number == 0 ? "Baseline" : "Week " + String(offset(number) / 7)
    }
  }

  /// When the disease progresses, and which scans are made until that is found.
  struct DiseaseControl {
    private let participant: Participant
    private var random: Xoshiro256

    init(_ participant: Participant, seed: UInt64) {
      self.participant = participant
      random = Xoshiro256(seed: seed, purpose: .tumour, index: participant.index)
    }

    mutating func follow(_ participant: inout Participant) {
      let progression = progression()
      var isMissed = false
      var number = 1
      while let day = scan(number) {
        // Never two missed in a row, and not the first.
        isMissed = number > 1 && !isMissed && random.chance(0.03)
        number += 1
        if isMissed { continue }
        participant.scanDays.append(day)
        if let progression, day.date >= progression {
          participant.hasProgressed = true
          return
        }
      }
    }

    /// Nil where there is none before the end of observation.
    private mutating func progression() -> Day? {
      let survival = participant.survival
      let isSpared = random.chance(survival.isDead ? 0.1 : 0.3)
      let share =
        survival.isDead
        ? random.normal(mean: 0.54, sd: 0.2) : random.uniform(0.12, 0.95)
      if participant.isFatalToxicity || isSpared { return nil }
      let days = Double(survival.days) * min(0.97, max(0.15, share))
      return participant.firstTreatmentOn + max(35, Int(days))
    }

    /// Nil after the last contact or shortly before death.
    private mutating func scan(_ number: Int) -> Participant.ScanDay? {
      let planned = participant.firstTreatmentOn + Scans.offset(number)
      let delay = random.pick([
        (0, 34), (-1, 9), (1, 12), (2, 9), (3, 8), (-3, 6), (5, 8), (7, 8), (10, 6),
      ])
      let date = ClinicCalendar.nearest(planned + delay)
      let last = participant.lastAliveOn - (participant.survival.isDead ? 6 : 0)
      guard date <= last else { return nil }
      return Participant.ScanDay(number: number, plannedOn: planned, date: date)
    }
  }
}
