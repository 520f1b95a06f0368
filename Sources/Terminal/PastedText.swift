/// Pasted text as an input line may take it: one line, without control characters, and not endless.
package struct PastedText: Hashable, Sendable {
  package let text: String
  /// Whether something had to be left out because there was too much of it.
  package let isCut: Bool

  /// Bytes of UTF-8.
  package static let most = 10_240

  package init(_ raw: String) {
    var text = ""
    var bytes = 0
    var isCut = false
    // "\r\n" is one character and one space.
    for character in raw {
      guard let kept = PastedText.kept(character) else { continue }
      bytes += kept.utf8.count
      guard bytes <= PastedText.most else {
        isCut = true
        break
      }
      text.append(kept)
    }
    (self.text, self.isCut) = (text, isCut)
  }

  private static func kept(_ character: Character) -> Character? {
    if character.isNewline || character == "\t" { return " " }
    let scalars = character.unicodeScalars.filter { !isControl($0) }
    guard scalars.count < character.unicodeScalars.count else { return character }
    // What is left of a cluster, such as a letter after an escape character, is one character.
    return String(String.UnicodeScalarView(scalars)).first
  }

  /// Controls, and the marks that turn the direction of text round.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
