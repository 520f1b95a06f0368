/// A buffer as text with escape sequences for its colours, for pipes and pictures.
package struct AnsiEncoder: Sendable {
  package let theme: Theme
  package let depth: ColourDepth

  package init(theme: Theme = .terminalDefault, depth: ColourDepth) {
    self.theme = theme.reduced(to: depth)
    self.depth = depth
  }

  /// One string per row, without trailing blanks; each ends in the terminal's plain style, and
  /// with no colours at all the text is plain.
  package func lines(of buffer: Buffer) -> [String] {
    guard depth != .none else { return buffer.lines(trimmed: true) }
    return (0..<buffer.size.height).map { y in line(buffer.row(y)) }
  }

  private func line(_ cells: ArraySlice<Cell>) -> String {
    var text = ""
    var current = Style.plain
    let end = cells.lastIndex { $0.character != " " || style(of: $0).isVisibleOnBlank }
    for cell in cells.prefix(through: end ?? cells.startIndex) where !cell.isContinuation {
      let style = style(of: cell)
      if style != current {
        text += Self.sequence(style)
        current = style
      }
      text.append(cell.character)
    }
    guard end != nil else { return "" }
    return current == .plain ? text : text + "\u{1B}[0m"
  }

  private func style(of cell: Cell) -> Style {
    theme.style(of: cell).reduced(to: depth)
  }

  /// Select Graphic Rendition (ECMA-48 §8.3.117), beginning from the plain style.
  static func sequence(_ style: Style) -> String {
    var codes = ["0"]
    if style.isBold { codes.append("1") }
    if style.isDim { codes.append("2") }
    if style.isUnderlined { codes.append("4") }
    if style.isReversed { codes.append("7") }
    codes += parameters(style.foreground, base: 30)
    codes += parameters(style.background, base: 40)
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }

  private static func parameters(_ colour: Colour, base: Int) -> [String] {
    switch colour {
    case .default: []
    case .ansi(let index) where index < 8: ["\(base + Int(index))"]
    case .ansi(let index): ["\(base + 60 + Int(index % 8))"]
    case .indexed(let index): ["\(base + 8)", "5", "\(index)"]
    case .rgb(let red, let green, let blue):
      ["\(base + 8)", "2", "\(red)", "\(green)", "\(blue)"]
    }
  }
}

extension Style {
  fileprivate var isVisibleOnBlank: Bool {
    isReversed || isUnderlined || background != .default
  }
}
