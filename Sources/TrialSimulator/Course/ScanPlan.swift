import CohortModel

/// When tumours are measured: every 42 days to day 168 after randomisation, every 56 days after.
enum ScanPlan {
  static let unscheduled = "Unscheduled"

  static let periods = [
    Schedule.ScanPeriod(days: 42, untilDay: 168), Schedule.ScanPeriod(days: 56),
  ]

  private static let schedule = {
    var schedule = Schedule()
    schedule.scans = periods
    return ScanSchedule(schedule)
  }()

  /// The day of the n-th scan in days after randomisation; scan 0 is the baseline. The last
  /// period has no end, so that every number has a day.
  static func offset(_ scan: Int) -> Int {
    schedule?.plannedDay(scan) ?? 0
  }

  static func visit(_ scan: Int) -> String {
    scan == 0 ? "Baseline" : "Week " + String(offset(scan) / 7)
  }
}
