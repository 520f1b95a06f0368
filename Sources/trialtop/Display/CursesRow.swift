import CNcurses
import Terminal

/// One row of a buffer in the words of curses.
///
/// A change of style costs up to a dozen bytes, and most blanks look the same in many styles.
/// So a short gap takes over the style before it, and a long one is plain, which curses knows to
/// skip or to erase.
struct CursesRow {
  private static let longestGap = 4

  let y: Int
  private(set) var characters: [cchar_t] = []

  init(_ y: Int, of buffer: Buffer, styles: inout CursesStyles) {
    self.y = y
    characters.reserveCapacity(buffer.size.width)
    var gap = 0
    var before = styles.blank
    for x in 0..<buffer.size.width {
      let cell = buffer[x, y]
      if cell.isContinuation { continue }
      let template = styles.template(for: cell)
      if cell.character == " " && template.isInvisible {
        gap += 1
        continue
      }
      appendGap(of: gap, after: before, plain: styles.blank)
      gap = 0
      before = template
      append(cell, template)
    }
    appendGap(of: gap, after: styles.blank, plain: styles.blank)
  }

  private mutating func appendGap(of length: Int, after before: cchar_t, plain: cchar_t) {
    var blank = length <= Self.longestGap && before.isInvisible ? before : plain
    blank.chars.0 = 0x20
    characters.append(contentsOf: repeatElement(blank, count: length))
  }

  /// Characters of which this system counts other columns than the buffer become a mark, or the
  /// rest of the row would shift.
  private mutating func append(_ cell: Cell, _ template: cchar_t) {
    let scalars = cell.character.unicodeScalars
    var character = template
    guard let first = scalars.first, Self.isKnown(first, width: Int(cell.width)) else {
      character.chars.0 = 0x3F
      characters.append(character)
      if cell.width == 2 { characters.append(character) }
      return
    }
    character.chars.0 = first.wide
    for (index, mark) in scalars.dropFirst().prefix(4).enumerated() {
      character.setMark(mark.wide, at: index)
    }
    characters.append(character)
  }

  private static func isKnown(_ scalar: Unicode.Scalar, width: Int) -> Bool {
    scalar.isASCII ? scalar.value >= 0x20 && scalar.value < 0x7F : wcwidth(scalar.wide) == width
  }

  /// Hands the row to curses, which compares it with what is on the terminal.
  func put() {
    _ = characters.withUnsafeBufferPointer {
      mvadd_wchnstr(Int32(y), 0, $0.baseAddress, Int32($0.count))
    }
  }
}

extension Unicode.Scalar {
  fileprivate var wide: wchar_t { wchar_t(bitPattern: value) }
}

extension cchar_t {
  /// Whether a blank in this style cannot be told from a plain one.
  fileprivate var isInvisible: Bool {
    attr & (curses_reverse | curses_underline) == 0 && !hasBackground
  }

  fileprivate var hasBackground: Bool {
    guard ext_color != 0 else { return false }
    var (foreground, background): (Int32, Int32) = (0, 0)
    return extended_pair_content(ext_color, &foreground, &background) == OK && background >= 0
  }

  fileprivate mutating func setMark(_ mark: wchar_t, at index: Int) {
    switch index {
    case 0: chars.1 = mark
    case 1: chars.2 = mark
    case 2: chars.3 = mark
    default: chars.4 = mark
    }
  }
}
