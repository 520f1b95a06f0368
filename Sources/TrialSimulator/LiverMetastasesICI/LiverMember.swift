import CohortModel

/// One subject of the cohort that the search found, on its calendar.
struct LiverMember: Sendable {
  var baseline: LiverBaseline
  var course: LiverCourse
  var cycles: [LiverCycle]
  /// Of the first treatment.
  var start: Day
  var isResponder = false
  var endsWithToxicity = false

  var arm: LiverArm { baseline.arm }
  var chemotherapyCycles: Int { cycles.count(where: \.hasChemotherapy) }
  var inhibitorCycles: Int { cycles.count(where: \.hasInhibitor) }

  /// A controlled disease is one that some scan has seen before progression.
  var isControlled: Bool { course.scans.count > (course.progression == nil ? 0 : 1) }

  func day(_ offset: Int) -> Day { start + offset }

  init(_ baseline: LiverBaseline, _ course: LiverCourse, _ random: Xoshiro256) {
    self.baseline = baseline
    self.course = course
    start = LiverMember.start(near: baseline.start, course)
    var cycles = LiverCycles(baseline.regimen, course, start: start, random)
    self.cycles = cycles.all()
    endsWithToxicity = cycles.endsWithToxicity
    moveScansToOpenDays()
  }

  /// A day near the one drawn on which the clinic is open, as on that of the scan that decides
  /// progression-free survival: its time is placed and may not move.
  private static func start(near day: Day, _ course: LiverCourse) -> Day {
    let fitting = (0...24).lazy.map { step in day + (step % 2 == 0 ? step / 2 : -(step + 1) / 2) }
      .first { start in
        ClinicCalendar.isOpen(start)
          && course.decisiveScan.map { ClinicCalendar.isOpen(start + $0) } ?? true
      }
    return fitting ?? ClinicCalendar.onOrAfter(day)
  }

  private mutating func moveScansToOpenDays() {
    course.scans = course.scans.map { scan in
      scan == course.decisiveScan ? scan : ClinicCalendar.onOrAfter(start + scan) - start
    }
    if let local = course.localOn {
      course.localOn = ClinicCalendar.onOrAfter(start + local) - start
    }
  }
}
