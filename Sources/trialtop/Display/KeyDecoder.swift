import CNcurses
import Terminal

/// Keys from what curses and terminals call them.
enum KeyDecoder {
  /// A character as it was typed; terminals send control keys as characters, too.
  static func key(character scalar: Unicode.Scalar) -> Key {
    switch scalar.value {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x1B: .escape
    case 0x01...0x1A: .control(letter(scalar.value))
    case 0x00...0x1F, 0x80...0x9F: .unknown
    default: .character(Character(scalar))
    }
  }

  private static func letter(_ code: UInt32) -> Character {
    Character(Unicode.Scalar(UInt8(code) + 0x60))
  }

  /// A key that curses knows by number.
  static func key(code: Int32) -> Key {
    if (KEY_F0 + 1...KEY_F0 + 12).contains(code) { return .function(Int(code - KEY_F0)) }
    return codes[code] ?? .unknown
  }

  private static let codes: [Int32: Key] = [
    KEY_UP: .up, KEY_SR: .up, KEY_DOWN: .down, KEY_SF: .down,
    KEY_LEFT: .left, KEY_SLEFT: .left, KEY_RIGHT: .right, KEY_SRIGHT: .right,
    KEY_PPAGE: .pageUp, KEY_SPREVIOUS: .pageUp, KEY_A3: .pageUp,
    KEY_NPAGE: .pageDown, KEY_SNEXT: .pageDown, KEY_C3: .pageDown,
    KEY_HOME: .home, KEY_SHOME: .home, KEY_FIND: .home, KEY_A1: .home,
    KEY_END: .end, KEY_SEND: .end, KEY_SELECT: .end, KEY_LL: .end, KEY_C1: .end,
    KEY_ENTER: .enter, KEY_BTAB: .backTab, KEY_BACKSPACE: .backspace,
    KEY_DC: .delete, KEY_SDC: .delete,
  ]

  /// A key that curses knows by the name in the terminal's description, such as `kUP5`: a name
  /// and a number that tells the modifiers.
  static func key(name: String) -> Key {
    guard let digit = name.last?.wholeNumberValue else { return names[name] ?? .unknown }
    return isWithAlt(modifiers: digit) ? .unknown : names[String(name.dropLast())] ?? .unknown
  }

  private static let names: [String: Key] = [
    "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end,
    "kPRV": .pageUp, "kNXT": .pageDown, "kDC": .delete,
  ]

  /// A sequence that began with ESC and is unknown to curses, without the ESC: `[A`, `OP`,
  /// `[1;5C`. A terminal does so when its description is another's.
  static func key(sequence: String) -> Key {
    guard let kind = sequence.first, let final = sequence.last, sequence.count >= 2 else {
      return .unknown
    }
    let parameters = sequence.dropFirst().dropLast().split(separator: ";").map { Int($0) ?? 0 }
    if parameters.count == 2 && isWithAlt(modifiers: parameters[1]) { return .unknown }
    if kind == "[" && final == "~" { return tildes[parameters.first ?? 0] ?? .unknown }
    return finals[final] ?? .unknown
  }

  /// xterm: the number is one more than a set of bits, of which the second is Alt.
  private static func isWithAlt(modifiers: Int) -> Bool {
    (modifiers - 1) & 2 != 0
  }

  private static let finals: [Character: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
    "M": .enter, "P": .function(1), "Q": .function(2), "R": .function(3), "S": .function(4),
  ]

  private static let tildes: [Int: Key] = [
    1: .home, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]
}
