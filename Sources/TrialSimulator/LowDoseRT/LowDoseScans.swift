import CohortModel

/// When tumours are measured: every 42 days to day 336 after the first treatment, every 84 after.
enum LowDoseScans {
  static let periods = [
    Schedule.ScanPeriod(days: 42, untilDay: 336), Schedule.ScanPeriod(days: 84),
  ]

  /// Days after the first treatment of the n-th scan.
  static func offset(_ scan: Int) -> Int {
    scan <= 8 ? 42 * scan : 336 + 84 * (scan - 8)
  }

  /// The scans of one subject up to the one that finds progression, and for those without one up
  /// to the last contact; nothing is measured yet.
  static func calendar(_ fate: LowDoseFate, _ random: inout Xoshiro256) -> [Scan] {
    let lead = random.integer(in: 2...6)
    let baseline = ClinicCalendar.onOrBefore(fate.startedOn - lead)
    var scans = [Scan(number: 0, plannedOn: baseline, date: baseline)]
    for number in 1...40 {
      let planned = fate.startedOn + offset(number)
      if fate.ending == .scan(number) {
        scans.append(
          Scan(number: number, plannedOn: planned, date: fate.date(fate.progressionDay)))
        break
      }
      guard let date = date(for: planned, number, fate, &random) else { break }
      scans.append(Scan(number: number, plannedOn: planned, date: date))
    }
    if fate.ending == .unscheduled {
      let day = fate.date(fate.progressionDay)
      scans.append(Scan(number: scans.count, plannedOn: day, date: day, isUnscheduled: true))
    }
    return scans
  }

  /// The first scan is never early, so that stable disease on it counts. nil for a scan that the
  /// end of the subject's course forestalls.
  private static func date(
    for planned: Day, _ number: Int, _ fate: LowDoseFate, _ random: inout Xoshiro256
  ) -> Day? {
    let end = fate.date(fate.progressionDay)
    let jitter = number == 1 ? 0...5 : -4...4
    let day = ClinicCalendar.onOrAfter(planned + random.integer(in: jitter))
    let isInTime = abs(day - planned) <= 7
    let date = isInTime ? day : ClinicCalendar.onOrAfter(planned)
    switch fate.ending {
    case .none: return date <= end ? date : nil
    case .death: return date < end - 3 ? date : nil
    case .scan, .unscheduled: return date < end - 6 ? date : nil
    }
  }
}
