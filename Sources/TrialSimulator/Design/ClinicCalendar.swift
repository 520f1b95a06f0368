import CohortModel

/// The days on which elective acts take place: Monday to Friday outside the national holiday of
/// October and the week of the Chinese New Year.
///
/// Working Saturdays before and after the holidays are left out.
enum ClinicCalendar {
  static func isOpen(_ day: Day) -> Bool {
    weekday(day) < 5 && !isHoliday(day)
  }

  static func onOrAfter(_ day: Day) -> Day {
    var day = day
    while !isOpen(day) { day = day + 1 }
    return day
  }

  static func onOrBefore(_ day: Day) -> Day {
    var day = day
    while !isOpen(day) { day = day - 1 }
    return day
  }

  /// The earlier of two equally near ones.
  static func nearest(_ day: Day) -> Day {
    let before = onOrBefore(day)
    let after = onOrAfter(day)
    return day - before <= after - day ? before : after
  }

  /// The last of so many open days in a row that starts on an open day.
  static func end(of days: Int, from start: Day) -> Day {
    var day = start
    for _ in 1..<max(1, days) { day = onOrAfter(day + 1) }
    return day
  }

  /// 0 on a Monday; 1970-01-01 was a Thursday.
  static func weekday(_ day: Day) -> Int {
    let remainder = (Int(day.number) + 3) % 7
    return remainder < 0 ? remainder + 7 : remainder
  }

  private static func isHoliday(_ day: Day) -> Bool {
    let (_, month, dayOfMonth) = day.civil
    if month == 10 { return dayOfMonth <= 7 }
    return month <= 2 && newYears.contains { (-1...6).contains(day - $0) }
  }

  /// First days of the lunar years that a trial of this size can reach.
  private static let newYears = [
    (2024, 2, 10), (2025, 1, 29), (2026, 2, 17), (2027, 2, 6), (2028, 1, 26), (2029, 2, 13),
    (2030, 2, 3), (2031, 1, 23), (2032, 2, 11),
  ].compactMap { Day(year: $0.0, month: $0.1, day: $0.2) }
}

/// Seven days of a steady stream pressed into the five on which a clinic is open.
///
/// The order in time stays, and so does what lies before the end of an open day; that keeps the
/// number randomised by a cut-off.
extension ClinicCalendar {
  /// The open day for a moment, in days since 1970.
  static func day(at moment: Double) -> Day {
    let week = weekStart(of: moment)
    let position = Int((moment - week) * 5 / 7)
    return onOrAfter(Day(Int32(week) + Int32(min(4, position))))
  }

  /// The moment before which everything falls on an open day or earlier.
  static func close(of day: Day) -> Double {
    let position = weekday(day)
    return Double(day.number) - Double(position) + Double(min(5, position + 1)) * 7 / 5
  }

  private static func weekStart(of moment: Double) -> Double {
    let day = Day(Int32(moment.rounded(.down)))
    return Double((day - weekday(day)).number)
  }
}
