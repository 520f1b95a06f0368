package enum Alignment: Hashable, Sendable {
  case left, right, centre
}

extension Buffer {
  /// Draws text and returns the columns it takes, clipped ones included.
  ///
  /// - Parameters:
  ///   - limit: the field's width; longer text is cut as `truncation` says, shorter text is placed
  ///     in the field as `alignment` says. Without it the text runs to the edge.
  /// - Returns: columns of the text itself, without the padding of its alignment.
  @discardableResult
  package mutating func put(
    _ text: some StringProtocol, x: Int, y: Int, role: Role = .text, limit: Int? = nil,
    truncation: Truncation = .end, alignment: Alignment = .left
  ) -> Int {
    let reader = GlyphReader(charset: charset)
    var glyphs = reader.glyphs(of: text)
    if let limit { glyphs = reader.fit(glyphs, to: limit, truncation) }
    let columns = GlyphReader.columns(glyphs)
    guard y >= clip.y && y < clip.maxY else { return columns }
    var column = x + Self.padding(limit.map { $0 - columns } ?? 0, alignment)
    for glyph in glyphs {
      place(glyph, x: column, y: y, role: role)
      column += glyph.width
    }
    return columns
  }

  private static func padding(_ room: Int, _ alignment: Alignment) -> Int {
    switch alignment {
    case .left: 0
    case .right: max(0, room)
    case .centre: max(0, room / 2)
    }
  }

  /// Columns the text takes in this buffer's charset.
  package func columns(of text: some StringProtocol) -> Int {
    GlyphReader.columns(GlyphReader(charset: charset).glyphs(of: text))
  }

  /// Every row as text of exactly the buffer's display width.
  package var lines: [String] { lines(trimmed: false) }

  package func lines(trimmed: Bool) -> [String] {
    (0..<size.height).map { y in
      var line = ""
      for cell in row(y) where !cell.isContinuation { line.append(cell.character) }
      return trimmed ? Self.trimmed(line) : line
    }
  }

  /// Every row as the codes of its cells' roles; a highlighted cell shows the code of a selection.
  package var roleLines: [String] { roleLines(trimmed: false) }

  /// Trimmed rows end before the trailing cells that are blank text.
  package func roleLines(trimmed: Bool) -> [String] {
    (0..<size.height).map { y in
      let cells = trimmed ? row(y).dropTrailingBlanks() : row(y)
      return String(cells.map { $0.isReversed ? Role.selection.code : $0.role.code })
    }
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}

extension ArraySlice<Cell> {
  fileprivate func dropTrailingBlanks() -> ArraySlice<Cell> {
    let last = lastIndex { $0 != .blank }
    return last.map { self[...$0] } ?? []
  }
}
