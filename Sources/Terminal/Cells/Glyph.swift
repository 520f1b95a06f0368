/// A printable character with the columns it takes.
struct Glyph: Equatable {
  let character: Character
  let width: Int

  static let ascii: [Glyph] = (0..<127).map { value in
    Glyph(character: Character(Unicode.Scalar(UInt8(value))), width: 1)
  }

  static let space = Glyph(character: " ", width: 1)
}

/// Text taken apart into glyphs a terminal can be trusted with.
///
/// Data are not trusted: control characters, escapes, bidirectional overrides, zero-width
/// characters and line separators become a visible mark. Widths are counted scalar by scalar, as
/// terminals do, so an emoji joined from several becomes several.
struct GlyphReader {
  /// More marks than this on one base do not fit into a curses cell.
  private static let mostMarks = 4

  let charset: Charset

  func glyphs(of text: some StringProtocol) -> [Glyph] {
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(text.utf8.count)
    var swallowsSpace = false
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x20 && scalar.value < 0x7F {
        if !(swallowsSpace && scalar == " ") { glyphs.append(Glyph.ascii[Int(scalar.value)]) }
        swallowsSpace = false
      } else {
        swallowsSpace = append(scalar, to: &glyphs)
      }
    }
    return glyphs
  }

  /// Returns whether a following space makes room for a replacement wider than its original.
  private func append(_ scalar: Unicode.Scalar, to glyphs: inout [Glyph]) -> Bool {
    guard let visible = Self.visible(scalar) else { return false }
    let width = DisplayWidth.of(visible)
    if width == 0 {
      join(visible, to: &glyphs)
      return false
    }
    guard let replacement = charset.replacement(for: visible, width: width) else {
      glyphs.append(Glyph(character: Character(visible), width: width))
      return false
    }
    glyphs += replacement.map { Glyph(character: $0, width: 1) }
    return replacement.count > width
  }

  private func join(_ mark: Unicode.Scalar, to glyphs: inout [Glyph]) {
    guard charset.joinsMarks else { return }
    let base = glyphs.popLast() ?? Glyph(character: "◌", width: 1)
    var joined = String(base.character)
    if joined.unicodeScalars.count <= Self.mostMarks { joined.unicodeScalars.append(mark) }
    let fits = joined.count == 1
    glyphs.append(fits ? Glyph(character: Character(joined), width: base.width) : base)
  }

  /// The scalar itself, a mark in its place, or nil for one that only chooses a presentation.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x00...0x1F: return Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: return "\u{2421}"
    case 0x80...0x9F, 0xAD: return "\u{FFFD}"
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: return " "
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return nil
    case 0x1F1E6...0x1F1FF: return Unicode.Scalar(0x41 + scalar.value - 0x1F1E6)  // flags: letters
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F, 0x17B4, 0x17B5:
      return scalar.value == 0x2800 ? " " : "\u{FFFD}"
    case ..<0x2500, 0x2600...:
      return isPrintable(scalar) ? scalar : "\u{FFFD}"
    default: return scalar
    }
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: true
    }
  }
}

extension GlyphReader {
  /// Glyphs of at most `limit` columns; a cut is shown by an ellipsis where there is room for one.
  func fit(_ glyphs: [Glyph], to limit: Int, _ truncation: Truncation) -> [Glyph] {
    guard Self.columns(glyphs) > limit else { return glyphs }
    guard limit > 0 else { return [] }
    let ellipsis = self.glyphs(of: "…")
    switch truncation {
    case .clip: return Self.prefix(glyphs, columns: limit)
    case .end: return Self.prefix(glyphs, columns: limit - 1) + ellipsis
    case .middle:
      let tail = (limit - 1) / 2
      let end = Self.prefix(glyphs.reversed(), columns: tail).reversed()
      return Self.prefix(glyphs, columns: limit - 1 - tail) + ellipsis + end
    }
  }

  static func columns(_ glyphs: [Glyph]) -> Int {
    glyphs.reduce(0) { $0 + $1.width }
  }

  static func prefix(_ glyphs: [Glyph], columns: Int) -> [Glyph] {
    var used = 0
    let end = glyphs.firstIndex { glyph in
      used += glyph.width
      return used > columns
    }
    return Array(glyphs[..<(end ?? glyphs.endIndex)])
  }
}

/// How a text too long for its room is cut.
package enum Truncation: Hashable, Sendable {
  case end, middle, clip
}

/// Columns a character takes when it is put into a buffer: 0, 1 or 2, more for joined emoji.
package func displayWidth(of character: Character) -> Int {
  String(character).displayWidth
}

extension String {
  /// Columns the text takes when it is put into a buffer of a charset that shows all of it.
  package var displayWidth: Int {
    let isPlain = utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    return isPlain
      ? utf8.count : GlyphReader.columns(GlyphReader(charset: .box).glyphs(of: self))
  }

  /// The text cut to at most so many columns.
  package func truncated(to columns: Int, _ truncation: Truncation = .end) -> String {
    let reader = GlyphReader(charset: .box)
    return String(reader.fit(reader.glyphs(of: self), to: columns, truncation).map(\.character))
  }
}
