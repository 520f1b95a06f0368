import CNcurses
import Terminal

/// Reads from curses, without waiting, what a person has typed, pointed at and pasted.
struct KeyReader {
  private enum Input: Equatable {
    case character(Unicode.Scalar)
    case code(Int32)
  }

  /// Longer than any sequence that a key sends.
  private static let longestSequence = 32
  /// A paste that stands still for so long has lost its end.
  private static let longestPause = Duration.seconds(2)

  private var paste: PasteCollector?
  private var lastPasted = ContinuousClock.now

  mutating func next() -> TerminalInput? {
    if paste != nil { return pasted() }
    guard let input = Self.input() else { return nil }
    switch input {
    case .character("\u{1B}"): return escape()
    case .character(let scalar): return .key(KeyDecoder.key(character: scalar))
    case .code(let code): return self.input(code)
    }
  }

  private static func input() -> Input? {
    var value: wint_t = 0
    switch wget_wch(curses_window(), &value) {
    case KEY_CODE_YES: return .code(Int32(bitPattern: value))
    case OK: return Unicode.Scalar(value).map(Input.character)
    default: return nil
    }
  }

  private mutating func input(_ code: Int32) -> TerminalInput? {
    if code == KEY_MOUSE { return mouse() }
    if code == KEY_RESIZE { return next() }
    if code > KEY_MAX, let name = keyname(code) {
      return .key(KeyDecoder.key(name: String(cString: name)))
    }
    return .key(KeyDecoder.key(code: code))
  }

  /// After an ESC that curses could not make anything of: the key itself when nothing follows,
  /// else a key with Alt or a sequence, which are swallowed whole and not taken for letters.
  private mutating func escape() -> TerminalInput? {
    switch Self.input() {
    case nil:
      return .key(.escape)
    case .character("\u{1B}"):
      unget_wch(0x1B)
      return .key(.escape)
    case .character("["):
      return control("[" + Self.rest { $0.value >= 0x40 && $0.value <= 0x7E })
    case .character("O"):
      return .key(KeyDecoder.key(sequence: "O" + Self.rest { _ in true }))
    case .character, .code:
      return .key(.unknown)
    }
  }

  private mutating func control(_ sequence: String) -> TerminalInput? {
    if sequence == PasteCollector.start {
      paste = PasteCollector()
      lastPasted = .now
      return .nothing
    }
    if sequence.hasPrefix("[<") { return Self.mouse(MouseDecoder.event(sequence: sequence)) }
    if sequence == "[M" {
      var scalars: [Unicode.Scalar] = []
      while scalars.count < 3, case .character(let scalar) = Self.input() { scalars.append(scalar) }
      return Self.mouse(MouseDecoder.event(x10: scalars))
    }
    return .key(KeyDecoder.key(sequence: sequence))
  }

  private static func rest(until isLast: (Unicode.Scalar) -> Bool) -> String {
    var text = ""
    while text.count < longestSequence, case .character(let scalar) = input() {
      text.unicodeScalars.append(scalar)
      if isLast(scalar) { break }
    }
    return text
  }

  private func mouse() -> TerminalInput {
    var event = MEVENT()
    guard getmouse(&event) == OK else { return .nothing }
    let (x, y) = (Int(event.x), Int(event.y))
    if event.bstate & curses_left_button != 0 { return .mouse(MouseEvent(.click, x: x, y: y)) }
    if event.bstate & curses_wheel_up != 0 { return .mouse(MouseEvent(.wheelUp, x: x, y: y)) }
    if event.bstate & curses_wheel_down != 0 {
      return .mouse(MouseEvent(.wheelDown, x: x, y: y))
    }
    return .nothing
  }

  private static func mouse(_ event: MouseEvent?) -> TerminalInput {
    event.map(TerminalInput.mouse) ?? .nothing
  }

  // MARK: - Paste

  /// Goes on with a paste; nil where nothing more has come.
  private mutating func pasted() -> TerminalInput? {
    if ContinuousClock.now - lastPasted > Self.longestPause { return finishPaste() }
    var hasMore = false
    while let input = Self.input() {
      (hasMore, lastPasted) = (true, .now)
      // Keys that curses knows are sequences in the text, of no use in a line.
      guard case .character(let scalar) = input else { continue }
      if let text = paste?.take(scalar) {
        paste = nil
        return .paste(text)
      }
    }
    return hasMore ? .nothing : nil
  }

  private mutating func finishPaste() -> TerminalInput? {
    defer { paste = nil }
    return paste.map { .paste($0.text) }
  }
}
