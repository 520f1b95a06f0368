/// Which glyphs the terminal at the other end can show.
package enum Charset: String, CaseIterable, Sendable {
  /// Box drawing and eighth blocks, as nearly every font of a terminal emulator has them.
  case box
  /// Light and double lines and the full block: the font of a bare Linux console.
  case console
  /// Nothing beyond ASCII, for the C locale.
  case ascii
  /// As `box`, and charts may use braille dots.
  case braille

  var joinsMarks: Bool { self == .box || self == .braille }

  /// ASCII look-alikes of marks; those of two columns take a following space, or shift the text.
  private static let lookAlikes: [Character: String] = {
    var table: [Character: String] = [
      "≥": ">=", "≤": "<=", "≠": "!=", "±": "+/-", "…": "~", "½": "1/2", "↵": "Enter", "⏎": "Enter",
      "Ä": "A", "Ö": "O", "Ü": "U", "ä": "a", "ö": "o", "ü": "u", "ß": "s",
    ]
    let single: [(String, String)] = [
      ("▲△▴▵↑", "^"), ("▼▽▾▿↓", "v"), ("▶▷▸▹►→↳›»", ">"), ("◀◁◂◃◄←‹«", "<"), ("●•◆", "*"),
      ("○◦◌", "o"), ("■▪", "#"), ("□▫", "o"), ("–—−‐‑‒―", "-"), ("×✕✖✗✘╳", "x"), ("✓✔√", "v"),
      ("↻", "!"),
      ("·∙⋅", "."), ("‘’′", "'"), ("“”″", "\""), ("≈", "~"), ("⇥", ">"), ("†‡", "+"),
      ("µμ", "u"), ("°", "o"), ("²", "2"), ("³", "3"), ("¹", "1"), ("₁", "1"), ("₂", "2"),
      ("₀", "0"), ("₃", "3"), ("¦", "|"), ("┆┊╎╏", "|"), ("┄┈╌", "-"), ("┅╍", "="),
      ("ÀÁÂÃÅ", "A"), ("Ç", "C"), ("ÈÉÊË", "E"), ("ÌÍÎÏ", "I"), ("Ñ", "N"), ("ÒÓÔÕØ", "O"),
      ("ÙÚÛ", "U"), ("àáâãå", "a"), ("ç", "c"), ("èéêë", "e"), ("ìíîï", "i"), ("ñ", "n"),
      ("òóôõø", "o"), ("ùúû", "u"), ("ýÿ", "y"),
      ("▏▎▍▌", "="), ("▋▊▉█▐▓", "#"), ("▕", "|"), ("▁", "."), ("▂", ":"), ("▃", "-"), ("▄", "="),
      ("▅", "+"), ("▆", "*"), ("▇", "#"), ("▀▔", "\""), ("▒", "%"), ("░", ":"),
    ]
    for (originals, look) in single {
      for original in originals { table[original] = look }
    }
    return table
  }()

  private static let consoleGlyphs = Set<Character>("█░═║╔╗╚╝╠╣╦╩╬")

  /// What stands in for a scalar this charset cannot show, nil when it can show it.
  func replacement(for scalar: Unicode.Scalar, width: Int) -> String? {
    switch self {
    case .box, .braille: nil
    case .console: consoleReplacement(for: scalar, width: width)
    case .ascii: asciiReplacement(for: scalar, width: width)
    }
  }

  private func asciiReplacement(for scalar: Unicode.Scalar, width: Int) -> String? {
    if scalar.isASCII { return nil }
    let character = Character(scalar)
    if let edges = Edges(of: character) { return String(edges.ascii) }
    if let look = Self.lookAlikes[character] { return look }
    return width == 2 ? "? " : "?"
  }

  private func consoleReplacement(for scalar: Unicode.Scalar, width: Int) -> String? {
    let character = Character(scalar)
    if scalar.value <= 0xFF || Self.consoleGlyphs.contains(character) { return nil }
    if let edges = Edges(of: character) { return String(edges.console) }
    if "▌▋▊▉▐▓".contains(character) { return "█" }
    return asciiReplacement(for: scalar, width: width)
  }
}
