import CohortModel

/// When tumours are measured: every 42 days to day 168 after randomisation, every 56 days after.
enum ScanSchedule {
  /// The day of the n-th scan, the first being 1, in days after randomisation.
  static func offset(_ scan: Int) -> Int {
    scan <= 4 ? 42 * scan : 168 + 56 * (scan - 4)
  }

  static let unscheduled = "Unscheduled"

  static func visit(_ scan: Int) -> String {
    scan == 0 ? "Baseline" : "Week " + String(offset(scan) / 7)
  }

  static let periods = [
    Schedule.ScanPeriod(days: 42, untilDay: 168), Schedule.ScanPeriod(days: 56),
  ]
}

/// One lesion as measured at one scan.
struct LesionMeasure: Sendable {
  var lesion: String
  var type: LesionType
  var organ: Organ
  var diameter: Double?
}

/// One scan: planned, and where `date` is set done and evaluated.
struct Scan: Sendable {
  /// 0 is the baseline.
  var number: Int
  var plannedOn: Day
  var date: Day?
  var isUnscheduled = false
  var measures: [LesionMeasure] = []
  var target: Response?
  var nonTarget: Response?
  var newLesion = false
  var overall: Response?

  var visit: String {
    isUnscheduled ? ScanSchedule.unscheduled : ScanSchedule.visit(number)
  }
}
