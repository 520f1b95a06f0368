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

/// The rows that a scan leaves in the data.
extension Scan {
  func assessment(of subject: String, visit: String) -> TumourAssessment {
    var assessment = TumourAssessment()
    assessment.subject = subject
    assessment.date = date.map { PartialDate($0) }
    assessment.visit = visit
    assessment.evaluator = "investigator"
    assessment.target = target
    assessment.nonTarget = nonTarget
    assessment.newLesion = newLesion
    assessment.overall = overall
    assessment.criteria = "RECIST 1.1"
    return assessment
  }
}

extension LesionMeasure {
  /// A local treatment of the lesion, and when it began.
  typealias LocalTreatment = (kind: TreatmentKind, startedOn: Day)

  /// - Parameter treatment: what the row tells of it; none where that is still unknown.
  func record(of subject: String, on date: Day, treatment: LocalTreatment?) -> Lesion {
    var record = Lesion()
    record.subject = subject
    record.lesion = lesion
    record.date = PartialDate(date)
    record.type = type
    record.organ = organ.rawValue
    record.isNodal = organ == .lymphNode
    record.diameter = diameter
    record.isIrradiated = false
    if let treatment {
      record.isIrradiated = treatment.kind == .radiotherapy
      record.localTreatment = treatment.kind.rawValue
      record.localTreatmentOn = PartialDate(treatment.startedOn)
    }
    return record
  }
}
