/// A style in the words of theme files: `COLOUR [on COLOUR] [bold] [dim] [underline] [reverse]`.
///
/// A colour is `default`, one of the eight names with or without `bright-`, a number up to 255 of
/// xterm's palette, or `#rrggbb`.
extension Style {
  package init(text: String) throws(ThemeFault) {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)[...]
    guard let first = words.popFirst() else {
      throw ThemeFault("write a colour between the quotes, such as \"default\"")
    }
    self.init(try Colour(text: first))
    while let word = words.popFirst() {
      if word == "on" {
        guard let ground = words.popFirst() else {
          throw ThemeFault("name a background colour after 'on'")
        }
        background = try Colour(text: ground)
      } else {
        try add(attribute: word)
      }
    }
  }

  private mutating func add(attribute word: String) throws(ThemeFault) {
    switch word {
    case "bold": isBold = true
    case "dim": isDim = true
    case "underline": isUnderlined = true
    case "reverse": isReversed = true
    default:
      throw ThemeFault(
        "'\(word.quotable)' is not understood; after the colour may stand 'on COLOUR', 'bold', "
          + "'dim', 'underline', 'reverse'")
    }
  }

  package var text: String {
    var words = [foreground.text]
    if background != .default { words += ["on", background.text] }
    if isBold { words.append("bold") }
    if isDim { words.append("dim") }
    if isUnderlined { words.append("underline") }
    if isReversed { words.append("reverse") }
    return words.joined(separator: " ")
  }
}

extension Colour {
  package init(text word: String) throws(ThemeFault) {
    if let colour = Self.named(word) ?? Self.numbered(word) ?? Self.hexadecimal(word) {
      self = colour
      return
    }
    throw ThemeFault(
      "'\(word.quotable)' is no colour; use default, a name such as red or bright-red, a number "
        + "up to 255, or #rrggbb")
  }

  private static func named(_ word: String) -> Colour? {
    if word == "default" { return .default }
    if let index = names.firstIndex(of: word) { return .ansi(UInt8(index)) }
    guard word.hasPrefix("bright-"), let index = names.firstIndex(of: String(word.dropFirst(7)))
    else { return nil }
    return .ansi(UInt8(index + 8))
  }

  private static func numbered(_ word: String) -> Colour? {
    guard word.utf8.allSatisfy({ (48...57).contains($0) }), let number = UInt8(word) else {
      return nil
    }
    return number < 16 ? .ansi(number) : .indexed(number)
  }

  /// `#rrggbb`.
  static func hexadecimal(_ word: String) -> Colour? {
    let digits = word.dropFirst()
    guard word.hasPrefix("#"), digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let value = Int(digits, radix: 16)
    else { return nil }
    let mixed = RGB(hex: value)
    return .rgb(UInt8(mixed.red), UInt8(mixed.green), UInt8(mixed.blue))
  }

  package var text: String {
    switch self {
    case .default: "default"
    case .ansi(let index):
      (index % 16 < 8 ? "" : "bright-") + Self.names[Int(index % 8)]
    case .indexed(let index): "\(index)"
    case .rgb(let red, let green, let blue): "#" + [red, green, blue].map(Self.hex).joined()
    }
  }

  private static func hex(_ level: UInt8) -> String {
    (level < 16 ? "0" : "") + String(level, radix: 16)
  }
}

extension String {
  /// Short enough to be quoted in a message.
  var quotable: String { count > 40 ? prefix(40) + "…" : self }
}
