/// A civil day, counted from 1970-01-01 in the proleptic Gregorian calendar.
package struct Day: Hashable, Codable, Sendable {
  package let number: Int32

  package init(_ number: Int32) {
    self.number = number
  }

  /// The day of a calendar date; nil where no such date exists.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Day.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.init(Day.count(year: year, month: month, day: day))
  }

  /// Reads `YYYY-MM-DD`; nil for anything else.
  package init?(iso text: some StringProtocol) {
    guard let day = PartialDate(iso: text)?.exact else { return nil }
    self = day
  }

  package var iso: String {
    PartialDate(self).iso
  }

  package static func - (end: Day, start: Day) -> Int {
    Int(end.number) - Int(start.number)
  }

  package static func + (day: Day, days: Int) -> Day {
    Day(Int32(clamping: Int(day.number) + days))
  }

  package static func - (day: Day, days: Int) -> Day {
    day + -days
  }
}

extension Day: Comparable {
  package static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }
}

extension Day {
  /// Year, month and day of month, by the era arithmetic of Howard Hinnant's
  /// "chrono-Compatible Low-Level Date Algorithms" (400-year eras that begin on 1 March).
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The first day of this day's month.
  package var startOfMonth: Day {
    self - (civil.day - 1)
  }

  /// The same day of the month some months later, or the month's last day where it is shorter.
  package func adding(months: Int) -> Day {
    let (year, month, day) = civil
    let total = year * 12 + month - 1 + months
    let newYear = min(9999, max(1, total / 12))
    let newMonth = min(12, max(1, total - newYear * 12 + 1))
    let newDay = min(day, Day.length(ofMonth: newMonth, year: newYear))
    return Day(Day.count(year: newYear, month: newMonth, day: newDay))
  }

  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func count(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}
