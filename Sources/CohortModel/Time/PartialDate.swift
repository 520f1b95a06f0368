/// A date as it was entered: a day, or only a month, or only a year.
///
/// Packed as `yyyymmdd` with zeros for what is unknown, so that it reads the same in a store.
package struct PartialDate: Hashable, Sendable {
  package let packed: Int32

  package init?(packed: Int32) {
    let year = Int(packed / 10_000)
    let month = Int(packed / 100 % 100)
    let day = Int(packed % 100)
    guard (1...9999).contains(year), (0...12).contains(month), month > 0 || day == 0 else {
      return nil
    }
    guard day == 0 || Day(year: year, month: month, day: day) != nil else { return nil }
    self.packed = packed
  }

  package init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year), (1...12).contains(month ?? 1), (1...31).contains(day ?? 1)
    else { return nil }
    self.init(packed: Int32(year * 10_000 + (month ?? 0) * 100 + (day ?? 0)))
  }

  package init(_ day: Day) {
    let (year, month, dayOfMonth) = day.civil
    packed = Int32(year * 10_000 + month * 100 + dayOfMonth)
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil for anything else.
  package init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    guard (1...3).contains(parts.count) else { return nil }
    var numbers: [Int] = []
    for (part, length) in zip(parts, lengths) {
      guard part.utf8.count == length, part.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(part), number > 0
      else { return nil }
      numbers.append(number)
    }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  private var year: Int { Int(packed / 10_000) }
  private var month: Int { Int(packed / 100 % 100) }
  private var dayOfMonth: Int { Int(packed % 100) }

  package var isPartial: Bool {
    dayOfMonth == 0
  }

  /// The day, where the whole date is known.
  package var exact: Day? {
    Day(year: year, month: month, day: dayOfMonth)
  }

  /// The first day that the date allows.
  package var first: Day {
    // Valid by construction: the initialisers admit no other dates.
    Day(year: year, month: max(1, month), day: max(1, dayOfMonth)) ?? Day(0)
  }

  /// The last day that the date allows.
  package var last: Day {
    if let exact { return exact }
    let lastMonth = month == 0 ? 12 : month
    let length = Day.length(ofMonth: lastMonth, year: year)
    return Day(year: year, month: lastMonth, day: length) ?? first
  }

  package var iso: String {
    var text = PartialDate.padded(year, 4)
    if month > 0 { text += "-" + PartialDate.padded(month, 2) }
    if dayOfMonth > 0 { text += "-" + PartialDate.padded(dayOfMonth, 2) }
    return text
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
