import CohortModel
import TOMLKit

/// One table of a TOML file while it is read: every key that is asked for counts as known.
///
/// A value of another type, or outside what is allowed, throws with the key's path.
final class StudySection {
  /// Such as “schedule.scans[1]”; empty at the root.
  private let path: String
  private let table: TOMLTable
  private let file: String
  private let lines: StudyLines
  private var known: Set<String> = []
  private var sections: [StudySection] = []

  init(_ table: TOMLTable, path: String = "", file: String, lines: StudyLines) {
    self.table = table
    self.file = file
    self.path = path
    self.lines = lines
  }

  func string(_ key: String) throws -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.string else { throw wrongType(key, "a text in quotes", value) }
    return text
  }

  func text(_ key: String) throws -> String {
    guard let text = try string(key), !text.isEmpty else {
      throw failure(key, "is missing", "give it a text in quotes")
    }
    return text
  }

  func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let value = value(key) else { return nil }
    return try integer(value, key, in: range)
  }

  func integers(_ key: String, in range: ClosedRange<Int>) throws -> [Int]? {
    try array(key)?.map { try integer($0, key, in: range) }
  }

  /// A number above 0, with or without decimals.
  func positiveNumber(_ key: String) throws -> Double? {
    try value(key).map { try positiveNumber($0, key) }
  }

  func positiveNumbers(_ key: String) throws -> [Double]? {
    try array(key)?.map { try positiveNumber($0, key) }
  }

  /// A number between 0 and 1, neither of them.
  func share(_ key: String) throws -> Double? {
    guard let number = try positiveNumber(key) else { return nil }
    guard number < 1 else {
      throw failure(key, "is out of range", "write a number between 0 and 1, such as 0.2")
    }
    return number
  }

  /// Whether the key has a text, for one that may have something else.
  func isText(_ key: String) -> Bool { table[key]?.tomlValue.string != nil }

  func choices<Value>(_ key: String, _ words: StudyWords<Value>) throws -> [Value]? {
    try strings(key)?.map { text in
      guard let value = words.value(text) else {
        throw failure(key, "has an unknown word", "choose from \(words.listed)")
      }
      return value
    }
  }

  func strings(_ key: String) throws -> [String]? {
    try array(key)?.map { value in
      guard let text = value.string else { throw wrongType(key, "a list of texts", value) }
      return text
    }
  }

  func flag(_ key: String) throws -> Bool? {
    guard let value = value(key) else { return nil }
    guard let flag = value.bool else { throw wrongType(key, "true or false", value) }
    return flag
  }

  /// A TOML date, or a text with an ISO date.
  func day(_ key: String) throws -> Day? {
    guard let value = value(key) else { return nil }
    if let date = value.date, let day = Day(year: date.year, month: date.month, day: date.day) {
      return day
    }
    guard let text = value.string, let day = Day(iso: text) else {
      throw wrongType(key, "a date such as 2026-06-30", value)
    }
    return day
  }

  func choice<Value>(_ key: String, _ words: StudyWords<Value>) throws -> Value? {
    guard let text = try string(key) else { return nil }
    guard let value = words.value(text) else {
      throw failure(key, "is not a known word", "write one of \(words.listed)")
    }
    return value
  }

  /// The table of a key; an empty one where the file has none.
  func section(_ key: String) throws -> StudySection {
    let value = value(key)
    if let value, value.type != .table { throw wrongType(key, "a block [\(key)]", value) }
    return child(value?.table ?? TOMLTable(), path: join(key))
  }

  /// The table of a key; nil where the file has none.
  func optionalSection(_ key: String) throws -> StudySection? {
    table.contains(key: key) ? try section(key) : nil
  }

  /// The tables of an array of tables, such as [[arms]].
  func list(_ key: String) throws -> [StudySection] {
    try (array(key) ?? []).enumerated().map { index, value in
      guard let table = value.table else { throw wrongType(key, "blocks [[\(join(key))]]", value) }
      return child(table, path: "\(join(key))[\(index + 1)]")
    }
  }

  /// Accepts a key without reading it.
  func ignore(_ key: String) {
    known.insert(key)
  }

  /// Paths of the keys that nobody asked for.
  var unknownKeys: [String] {
    let own = table.keys.filter { !known.contains($0) }.map(join)
    return (own + sections.flatMap(\.unknownKeys)).sorted()
  }

  func failure(_ key: String, _ problem: String, _ remedy: String) -> TrialFolderError {
    TrialFolderError(
      file: file, line: lines.line(of: join(key)) ?? lines.line(of: path),
      column: join(key), problem: problem, remedy: remedy)
  }
}

extension StudySection {
  private func value(_ key: String) -> TOMLValue? {
    known.insert(key)
    return table[key]?.tomlValue
  }

  private func array(_ key: String) throws -> [TOMLValue]? {
    guard let value = value(key) else { return nil }
    guard let array = value.array else { throw wrongType(key, "a list in [ ]", value) }
    return array.map(\.tomlValue)
  }

  private func positiveNumber(_ value: TOMLValue, _ key: String) throws -> Double {
    guard let number = value.double ?? value.int.map(Double.init) else {
      throw wrongType(key, "a number", value)
    }
    guard number > 0, number.isFinite else {
      throw failure(key, "is out of range", "write a number above 0")
    }
    return number
  }

  private func integer(
    _ value: TOMLValue, _ key: String, in range: ClosedRange<Int>
  ) throws -> Int {
    guard let number = value.int else { throw wrongType(key, "a whole number", value) }
    guard range.contains(number) else {
      let remedy = "write a whole number from \(range.lowerBound) to \(range.upperBound)"
      throw failure(key, "is out of range", remedy)
    }
    return number
  }

  private func child(_ table: TOMLTable, path: String) -> StudySection {
    let section = StudySection(table, path: path, file: file, lines: lines)
    sections.append(section)
    return section
  }

  private func join(_ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }

  private func wrongType(_ key: String, _ wanted: String, _ value: TOMLValue) -> TrialFolderError {
    failure(key, "is \(StudySection.article(value.type))", "write \(wanted)")
  }

  private static func article(_ type: TOMLType) -> String {
    switch type {
    case .string: "a text of the wrong form"
    case .int, .array: "an \(type.description)"
    default: "a \(type.description)"
    }
  }
}
