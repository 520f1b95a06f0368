import CohortModel

/// The scans of a treated subject until the one that finds progression.
struct RegistryScans {
  static let periods = [
    Schedule.ScanPeriod(days: 91, untilDay: 91), Schedule.ScanPeriod(days: 182),
  ]
  static let window = 14

  private(set) var assessments: [TumourAssessment] = []

  init(of patient: RegistryPatient, _ fate: RegistryFate, seed: UInt64) {
    var random = Xoshiro256(seed: seed, purpose: .tumour, index: patient.index)
    let best = random.category([5, 33, 62])
    var number = 1
    while true {
      let planned = fate.startedOn + (91 + (number - 1) * 182)
      let day = ClinicCalendar.onOrAfter(planned + random.integer(in: -9...7))
      guard day <= fate.endedOn, day <= Registry.cutOff else { return }
      let isMissed = random.chance(0.04)
      if !isMissed {
        let hasGrown = day >= fate.progressionOn
        let overall = RegistryScans.overall(best, scan: number, hasGrown: hasGrown, &random)
        append(patient.id, day, number, overall, isNew: hasGrown && random.chance(0.45))
        if hasGrown { return }
      }
      number += 1
    }
  }

  private static func overall(
    _ best: Int, scan number: Int, hasGrown: Bool, _ random: inout Xoshiro256
  ) -> Response {
    if hasGrown { return .progressive }
    if random.chance(0.015) { return .notEvaluable }
    switch best {
    case 0: return number > 1 ? .complete : .partial
    case 1: return .partial
    default: return .stable
    }
  }

  private mutating func append(
    _ subject: String, _ day: Day, _ number: Int, _ overall: Response, isNew: Bool
  ) {
    var scan = TumourAssessment()
    scan.subject = subject
    scan.date = PartialDate(day)
    scan.visit = "Scan " + String(number)
    scan.evaluator = "investigator"
    scan.target = isNew ? .stable : overall
    scan.newLesion = isNew
    scan.overall = overall
    scan.criteria = "RECIST 1.1"
    assessments.append(scan)
  }
}
