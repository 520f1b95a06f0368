/// The days that a resolved date may have been, where it was entered in part.
///
/// The columns hold the resolved day and at most a mark that it was partial, not what was entered;
/// where month and year cannot be told apart, the year is taken.
struct PossibleDays {
  let earliest: Day
  let latest: Day

  /// A start or a death, resolved to the first possible day but not before a floor.
  init(start day: Day, isPartial: Bool, floor: Day?) {
    guard isPartial else {
      (earliest, latest) = (day, day)
      return
    }
    let isWithinYear = day == floor || day == day.startOfYear
    (earliest, latest) =
      isWithinYear ? (day.startOfYear, day.endOfYear) : (day.startOfMonth, day.endOfMonth)
  }

  /// An end, resolved to the last possible day: only a last day of a month can have been partial.
  init(end day: Day) {
    latest = day
    if day == day.endOfYear {
      earliest = day.startOfYear
    } else {
      earliest = day == day.endOfMonth ? day.startOfMonth : day
    }
  }
}

extension Day {
  fileprivate var startOfYear: Day { Day(year: civil.year, month: 1, day: 1) ?? self }
  fileprivate var endOfYear: Day { Day(year: civil.year, month: 12, day: 31) ?? self }
  fileprivate var endOfMonth: Day { startOfMonth.adding(months: 1) - 1 }
}

extension Cohort {
  /// When the subject may have died, by the cut-off.
  func possibleDeath(of subject: Int) -> PossibleDays? {
    diedOn[subject].map { day in
      PossibleDays(
        start: day, isPartial: data.subjects.isDeathImputed[subject] == true,
        floor: data.subjects.lastKnownAlive[subject])
    }
  }

  /// When the adverse event may have begun.
  func possibleStart(ofAdverseEvent row: Int) -> PossibleDays? {
    data.adverseEvents.start[row].map { day in
      PossibleDays(
        start: day, isPartial: data.adverseEvents.isStartImputed[row] == true,
        floor: data.subjects.firstTreatmentOn[Int(data.adverseEvents.subject[row])])
    }
  }
}
