/// Takes apart a date that is not ISO 8601.
struct DateText {
  struct Reading {
    var year: Int
    var month: Int?
    var day: Int?
    var form: DateCell.Form
  }

  private let date: Substring
  private let hasTime: Bool

  init(_ text: String) {
    let cut = DateText.startOfTime(text)
    date = text[..<(cut ?? text.endIndex)]
    hasTime = cut != nil
  }

  var reading: Reading? {
    guard var reading = parts.count == 1 ? solid : separated else { return nil }
    if hasTime { reading.form = .time }
    return reading
  }

  /// The parts between separators; 2024年3月5日 gives three.
  private var parts: [Substring] {
    var text = date
    if let last = text.last, "日年月".contains(last) { text.removeLast() }
    return text.split(omittingEmptySubsequences: false) { "-/. 年月".contains($0) }
  }

  private var isChinese: Bool {
    date.contains("年")
  }

  private var separated: Reading? {
    let parts = parts
    guard (2...3).contains(parts.count) else { return nil }
    if let year = DateText.year(parts[0]) { return yearFirst(year, parts.dropFirst()) }
    guard parts.count == 3, let year = DateText.year(parts[2]) else { return nil }
    // 03/04/2024 could be March or April: only a month's name settles it.
    return DateText.dayFirst(day: parts[0], month: parts[1], year: year)
  }

  private func yearFirst(_ year: Int, _ rest: ArraySlice<Substring>) -> Reading? {
    let numbers = rest.compactMap(DateText.part)
    guard numbers.count == rest.count else { return nil }
    // A known day in an unknown month says no more than the year.
    let known = numbers.prefix { $0 > 0 }
    let hasUnknown = known.count < numbers.count
    let form: DateCell.Form = hasUnknown ? .unknownParts : isChinese ? .chinese : .yearFirst
    return Reading(
      year: year, month: known.first, day: known.count > 1 ? known.last : nil, form: form)
  }

  /// One run without separators: 2024年, 20240305, 05MAR2024, UNMAR2024, UNUNK2024.
  private var solid: Reading? {
    let text = parts[0]
    if isChinese { return DateText.year(text).map { Reading(year: $0, form: .chinese) } }
    if text.utf8.count == 8, let number = Int(text), number > 0 {
      return Reading(
        year: number / 10_000, month: number / 100 % 100, day: number % 100, form: .compact)
    }
    guard text.utf8.count >= 7, let year = DateText.year(text.suffix(4)) else { return nil }
    let front = text.dropLast(4)
    return DateText.dayFirst(day: front.dropLast(3), month: front.suffix(3), year: year)
  }

  private static func dayFirst(day: Substring, month: Substring, year: Int) -> Reading? {
    let month = month.uppercased()
    if unknown.contains(month), unknown.contains(day.uppercased()) {
      return Reading(year: year, form: .unknownParts)
    }
    guard month.count >= 3, let index = months.firstIndex(where: { $0.hasPrefix(month) }) else {
      return nil
    }
    if day.isEmpty || unknown.contains(day.uppercased()) {
      return Reading(year: year, month: index + 1, form: .unknownParts)
    }
    guard let number = part(day), number > 0 else { return nil }
    return Reading(year: year, month: index + 1, day: number, form: .monthName)
  }

  private static func year(_ text: Substring) -> Int? {
    text.utf8.count == 4 && text.utf8.allSatisfy({ (48...57).contains($0) }) ? Int(text) : nil
  }

  /// One or two digits, or 0 for an unknown part; nil for anything else.
  private static func part(_ text: Substring) -> Int? {
    if unknown.contains(text.uppercased()) { return 0 }
    guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  /// Where a time of day begins: at the T or the space before the first colon.
  private static func startOfTime(_ text: String) -> String.Index? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let rest = text[colon...].dropFirst()
    guard rest.allSatisfy({ "0123456789:.+-Z APMapm".contains($0) }) else { return nil }
    return text[..<colon].lastIndex { $0 == "T" || $0 == " " }
  }

  private static let unknown: Set<String> = ["UN", "UNK", "UK", "XX", "NK", "未知", "不详"]
  private static let months = [
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER",
    "OCTOBER", "NOVEMBER", "DECEMBER",
  ]
}
