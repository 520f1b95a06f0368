/// Text wrapped to the width of its area.
package struct Paragraph: Widget {
  package var text: String
  package var role: Role

  package init(_ text: String, role: Role = .text) {
    self.text = text
    self.role = role
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.within(area) { buffer in
      for (line, text) in Self.wrap(text, width: area.width).prefix(area.height).enumerated() {
        buffer.put(text, x: area.x, y: area.y + line, role: role, limit: area.width)
      }
    }
  }

  /// Lines of at most `width` columns, broken at blanks and between wide characters; a word
  /// longer than a line is broken where the line ends. Line breaks in the text are kept.
  package static func wrap(_ text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { wrap(paragraph: $0, width: width) }
  }

  private static func wrap(paragraph: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(of: paragraph) {
      let columns = piece.displayWidth
      if used + columns > width && !line.isEmpty {
        lines.append(trimmingEnd(line))
        (line, used) = ("", 0)
      }
      if line.isEmpty && !lines.isEmpty && piece == " " { continue }
      guard columns > width else {
        line += piece
        used += columns
        continue
      }
      var parts = broken(piece, width: width)
      line = parts.popLast() ?? ""
      used = line.displayWidth
      lines += parts
    }
    return lines + [trimmingEnd(line)]
  }

  /// Words, single blanks and single wide characters: all that a line may not cut.
  private static func pieces(of text: Substring) -> [String] {
    var pieces: [String] = []
    var word = ""
    for character in text {
      let standsAlone = character == " " || displayWidth(of: character) > 1
      if standsAlone {
        if !word.isEmpty { pieces.append(word) }
        pieces.append(String(character))
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? pieces : pieces + [word]
  }

  private static func broken(_ word: String, width: Int) -> [String] {
    var parts: [String] = []
    var part = ""
    var used = 0
    for character in word {
      let columns = displayWidth(of: character)
      if used + columns > width && !part.isEmpty {
        parts.append(part)
        (part, used) = ("", 0)
      }
      part.append(character)
      used += columns
    }
    return parts + [part]
  }

  private static func trimmingEnd(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
