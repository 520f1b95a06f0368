import Terminal

/// What terminals say about the mouse.
enum MouseDecoder {
  /// SGR (1006) without its ESC: `[<0;10;5M` is the left button pressed on column 10, row 5, and
  /// `m` at the end is its release. nil is nothing that anybody listens to.
  static func event(sequence: String) -> MouseEvent? {
    guard sequence.hasPrefix("[<"), let final = sequence.last, final == "M" else { return nil }
    let parts = sequence.dropFirst(2).dropLast().split(
      separator: ";", omittingEmptySubsequences: false
    ).map { Int($0) }
    guard parts.count == 3, let button = parts[0], let x = parts[1], let y = parts[2] else {
      return nil
    }
    return event(button: button, x: x, y: y)
  }

  /// X10 after `[M`: button, column and row, each with 32 added; columns end at 223.
  static func event(x10 scalars: [Unicode.Scalar]) -> MouseEvent? {
    guard scalars.count == 3, scalars.allSatisfy({ $0.value >= 32 }) else { return nil }
    let numbers = scalars.map { Int($0.value) - 32 }
    return event(button: numbers[0], x: numbers[1], y: numbers[2])
  }

  private static let modifiers = 4 | 8 | 16
  private static let motion = 32

  /// Columns and rows count from 1, and stay within what any terminal has.
  private static func event(button: Int, x: Int, y: Int) -> MouseEvent? {
    guard (1...10_000).contains(x), (1...10_000).contains(y), button & motion == 0 else {
      return nil
    }
    switch button & ~modifiers {
    case 0: return MouseEvent(.click, x: x - 1, y: y - 1)
    case 64: return MouseEvent(.wheelUp, x: x - 1, y: y - 1)
    case 65: return MouseEvent(.wheelDown, x: x - 1, y: y - 1)
    default: return nil
    }
  }
}
