import CohortModel

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
    isUnscheduled ? ScanPlan.unscheduled : ScanPlan.visit(number)
  }
}
