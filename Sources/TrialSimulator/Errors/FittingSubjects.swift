import CohortModel

extension Baseline {
  /// Completed years on a day.
  func age(on day: Day) -> Int {
    let (year, month, dayOfMonth) = day.civil
    let (birthYear, birthMonth, birthDay) = bornOn.civil
    let isBeforeBirthday = (month, dayOfMonth) < (birthMonth, birthDay)
    return year - birthYear - (isBeforeBirthday ? 1 : 0)
  }
}

/// What makes a subject fit for an error.
extension SubjectLife {
  /// Died of the disease after treatment, with the death known to the trial.
  func isPlainDeath(before day: Day) -> Bool {
    guard let course, let died = course.knownDeathOn, died < day, let end = endOfTreatment else {
      return false
    }
    return course.fatalEvent == nil && end.day < died - 20 && end.reason == "Progressive disease"
  }

  /// A scan that is progressive by the sum of targets alone.
  func growthOnly(in days: ClosedRange<Day>) -> String? {
    guard let scan = scans.last, !scan.isUnscheduled, let date = scan.date, days.contains(date),
      scan.number > 1,
      scan.target == .progressive, !scan.newLesion, scan.nonTarget != .progressive
    else { return nil }
    return ScanPlan.visit(scan.number)
  }

  /// The first of two scans that can be taken away with scans before and after them.
  func missablePair(by day: Day) -> Int? {
    let done = scans.prefix { $0.date.map { $0 <= day } ?? false }
    guard done.count >= 7, done.prefix(6).allSatisfy({ $0.overall != .progressive }) else {
      return nil
    }
    return 3
  }

  /// A scan whose window is over while the next is not due, in a subject still followed.
  func overdue(at day: Day) -> Int? {
    guard let course, course.lastContact > day + 30 else { return nil }
    let found = scans.last { $0.plannedOn + 10 < day }
    guard let found, found.number > 1, found.plannedOn + 35 > day, found.date != nil,
      scans[found.number - 1].date != nil, found.overall != .progressive
    else { return nil }
    return found.number
  }

  /// A cycle of somebody who stays alive and treated for long.
  func futureVisit(at day: Day) -> String? {
    guard let course, course.lastContact > day + 365 else { return nil }
    return cycles.count > 4 && cycles[2].givenOn < day - 60 ? "Cycle 3" : nil
  }

  /// The letter O for a zero, as it is typed.
  var mistypedID: String {
    guard let dash = id.firstIndex(of: "-") else { return id + "O" }
    let start = id.index(after: dash)
    return String(id[..<start]) + "O" + String(id[start...].dropFirst())
  }
}
