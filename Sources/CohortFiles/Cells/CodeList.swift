import CohortModel

/// The words of a coded column: one written form per value, and the other words that are read.
package struct CodeList: Sendable {
  /// One value: its name in the model, the word that is written, and further words that mean it.
  package struct Term: Sendable {
    package let value: String
    package let written: String
    let also: [String]

    init<Code: RawRepresentable<String>>(_ code: Code, _ written: String, _ also: [String] = []) {
      value = code.rawValue
      self.written = written
      self.also = also
    }
  }

  package let terms: [Term]
  /// What follows where a word is not known, for a message.
  let consequence: String
  private let values: [String: Int]

  /// Requires that no word stands for two values.
  init(_ terms: [Term], unknown consequence: String = "so it counts as missing") {
    self.terms = terms
    self.consequence = consequence
    var values: [String: Int] = [:]
    for (index, term) in terms.enumerated() {
      for word in [term.written, term.value] + term.also {
        let previous = values.updateValue(index, forKey: CodeList.folded(word))
        precondition(previous == nil || previous == index, "“\(word)” means two things")
      }
    }
    self.values = values
  }

  /// Case, spaces and separators make no difference; any other mark does: “PR?” is not PR.
  package func read(_ cell: CellBytes) -> CellReading {
    let text = cell.string
    guard let index = values[CodeList.folded(text)] else { return .unreadable(.badCode) }
    let term = terms[index]
    let isWritten = text.uppercased() == term.written.uppercased()
    return .value(.text(term.value), form: isWritten ? nil : "\(text) read as \(term.written)")
  }

  /// The word that is written for a value of the model.
  package func written(_ value: String) -> String? {
    terms.first { $0.value == value }?.written
  }

  /// For a message: “M, F”, for a Chinese file “M, F, 男, 女”.
  func listed(inChinese: Bool) -> String {
    let chinese = terms.compactMap { $0.also.first(where: CodeList.isChinese) }
    return (terms.map(\.written) + (inChinese ? chinese : [])).joined(separator: ", ")
  }

  static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }
  }

  /// Upper case, letters and digits alone; Chinese and other scripts as they are.
  package static func normalised(_ word: String) -> String {
    String(
      String.UnicodeScalarView(
        word.uppercased().unicodeScalars.filter { scalar in
          scalar.isASCII
            ? ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            : !ignored.contains(scalar)
        }))
  }

  /// As `normalised`, where marks that change what a word says, such as “?”, stay.
  package static func folded(_ word: String) -> String {
    String(
      String.UnicodeScalarView(word.uppercased().unicodeScalars.filter { !separators.contains($0) })
    )
  }

  private static let separators = ignored.union(" \t\u{a0}-_/.,:;()[]'\"".unicodeScalars)

  /// Full-width punctuation and spaces of Chinese keyboards.
  private static let ignored = Set("（）：／－　、，．。·“”".unicodeScalars)
}
