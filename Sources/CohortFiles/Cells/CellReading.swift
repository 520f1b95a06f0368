package import CohortModel

/// What a cell says.
package enum CellReading: Equatable, Sendable {
  /// - Parameter form: how the cell departs from the written form, to be reported once per column;
  ///   nil where it does not.
  case value(FieldValue, form: String?)
  /// A mark that stands for "nothing entered", such as NA or a full stop.
  case missing(form: String)
  case unreadable(ImportIssue.Code)
}

/// What kind of cells a column holds.
package enum CellKind: Sendable {
  case text, integer, decimal, date, flag, grade
  case code(CodeList)
}

/// Reads one trimmed, non-empty cell.
package enum CellParser {
  package static func read(_ cell: CellBytes, as kind: CellKind) -> CellReading {
    let reading = exact(cell, as: kind)
    guard case .unreadable = reading, let mark = missingMark(cell) else { return reading }
    return .missing(form: "\(mark) read as missing")
  }

  private static func exact(_ cell: CellBytes, as kind: CellKind) -> CellReading {
    switch kind {
    case .text: .value(.text(cell.string), form: nil)
    case .integer: integer(cell)
    case .decimal: decimal(cell)
    case .date: date(cell)
    case .flag: flag(cell)
    case .grade: grade(cell)
    case .code(let list): list.read(cell)
    }
  }

  private static func integer(_ cell: CellBytes) -> CellReading {
    guard let number = DecimalCell(cell), let whole = number.integer else {
      return .unreadable(.badNumber)
    }
    return .value(.integer(whole), form: number.hasPoint ? "whole numbers such as 3.0" : nil)
  }

  private static func decimal(_ cell: CellBytes) -> CellReading {
    guard let number = DecimalCell(cell) else { return .unreadable(.badNumber) }
    return .value(.decimal(number.value), form: nil)
  }

  private static func date(_ cell: CellBytes) -> CellReading {
    guard let date = DateCell(cell) else { return .unreadable(.badDate) }
    return .value(.date(date.date), form: date.form?.rawValue)
  }

  private static func flag(_ cell: CellBytes) -> CellReading {
    if cell.count == 1, cell[0] == UInt8(ascii: "Y") { return .value(.flag(true), form: nil) }
    if cell.count == 1, cell[0] == UInt8(ascii: "N") { return .value(.flag(false), form: nil) }
    let word = CodeList.folded(cell.string)
    guard let isTrue = flags[word] else { return .unreadable(.badFlag) }
    return .value(.flag(isTrue), form: "\(cell.string) read as \(isTrue ? "Y" : "N")")
  }

  /// CTCAE 1 to 5, also written G3, Grade 3, III or 3级.
  private static func grade(_ cell: CellBytes) -> CellReading {
    if let number = DecimalCell(cell) {
      guard let whole = number.integer, (1...5).contains(whole) else {
        return .unreadable(.gradeOutOfRange)
      }
      return .value(.integer(whole), form: number.hasPoint ? "grades such as 3.0" : nil)
    }
    guard let grade = grades[CodeList.folded(cell.string)] else {
      return .unreadable(.gradeOutOfRange)
    }
    return .value(.integer(grade), form: "\(cell.string) read as \(grade)")
  }

  /// The text of a cell that stands for "nothing entered".
  static func missingMark(_ cell: CellBytes) -> String? {
    guard cell.count <= 12 else { return nil }
    let text = cell.string
    return missingMarks.contains(text.uppercased()) ? text : nil
  }

  private static let missingMarks: Set<String> = [
    ".", "-", "--", "\u{2014}", "/", "NA", "N/A", "ND", "NULL", "UN", "UNK", "UK", "NK", "UNKNOWN",
    "未知",
    "不详", "未查", "未做",
  ]

  private static let flags: [String: Bool] = [
    "Y": true, "YES": true, "1": true, "TRUE": true, "T": true, "是": true, "有": true,
    "N": false, "NO": false, "0": false, "FALSE": false, "F": false, "否": false, "无": false,
  ]

  private static let grades: [String: Int] = {
    var words: [String: Int] = [:]
    let roman = ["I", "II", "III", "IV", "V"]
    let fullWidth = ["Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ"]
    for grade in 1...5 {
      for number in [String(grade), roman[grade - 1], fullWidth[grade - 1]] {
        for word in [number, "G\(number)", "GRADE\(number)", "CTCAE\(number)", "\(number)级"] {
          words[word] = grade
        }
      }
    }
    return words
  }()
}
