import CNcurses
import Terminal

/// Reads keys from curses without waiting.
struct KeyReader {
  private enum Input: Equatable {
    case character(Unicode.Scalar)
    case code(Int32)
  }

  /// Longer than any sequence that a key sends.
  private static let longestSequence = 32

  func next() -> Key? {
    switch Self.input() {
    case nil: nil
    case .character("\u{1B}"): escape()
    case .character(let scalar): KeyDecoder.key(character: scalar)
    case .code(let code): key(code)
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

  private func key(_ code: Int32) -> Key? {
    if code == KEY_MOUSE { return mouse() }
    if code == KEY_RESIZE { return next() }
    if code > KEY_MAX, let name = keyname(code) {
      return KeyDecoder.key(name: String(cString: name))
    }
    return KeyDecoder.key(code: code)
  }

  /// After an ESC that curses could not make anything of: the key itself when nothing follows,
  /// else a key with Alt or a sequence, which are swallowed whole and not taken for letters.
  private func escape() -> Key {
    switch Self.input() {
    case nil:
      return .escape
    case .character("\u{1B}"):
      unget_wch(0x1B)
      return .escape
    case .character("["):
      return KeyDecoder.key(sequence: "[" + Self.rest { $0.value >= 0x40 && $0.value <= 0x7E })
    case .character("O"):
      return KeyDecoder.key(sequence: "O" + Self.rest { _ in true })
    case .character, .code:
      return .unknown
    }
  }

  private static func rest(until isLast: (Unicode.Scalar) -> Bool) -> String {
    var text = ""
    while text.count < longestSequence, case .character(let scalar) = input() {
      text.unicodeScalars.append(scalar)
      if isLast(scalar) { break }
    }
    return text
  }

  private func mouse() -> Key {
    var event = MEVENT()
    guard getmouse(&event) == OK else { return .unknown }
    let (x, y) = (Int(event.x), Int(event.y))
    if event.bstate & curses_left_button != 0 { return .click(x: x, y: y) }
    if event.bstate & curses_wheel_up != 0 { return .wheelUp(x: x, y: y) }
    if event.bstate & curses_wheel_down != 0 { return .wheelDown(x: x, y: y) }
    return .unknown
  }
}
