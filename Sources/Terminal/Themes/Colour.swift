/// How many colours the terminal shows.
package enum ColourDepth: Int, CaseIterable, Comparable, Sendable {
  case none, ansi16, indexed256, trueColour

  package static func < (a: ColourDepth, b: ColourDepth) -> Bool { a.rawValue < b.rawValue }
}

package enum Colour: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case `default`
  /// One of the 16 colours a person's terminal theme decides about.
  case ansi(UInt8)
  /// xterm's palette of 256; the first 16 are the ones above.
  case indexed(UInt8)
  case rgb(UInt8, UInt8, UInt8)

  /// The names of the 16 colours in theme files, in their order.
  static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  /// The nearest colour a terminal of this depth can show.
  package func reduced(to depth: ColourDepth) -> Colour {
    switch (self, depth) {
    case (.default, _), (_, .none): .default
    case (.ansi, _), (_, .trueColour), (.indexed, .indexed256): self
    case (.rgb(let red, let green, let blue), .indexed256):
      .indexed(Self.nearestIndex(RGB(red, green, blue), among: 16..<256))
    case (.rgb(let red, let green, let blue), .ansi16):
      .ansi(Self.nearestIndex(RGB(red, green, blue), among: 0..<16))
    case (.indexed(let index), .ansi16):
      .ansi(index < 16 ? index : Self.nearestIndex(Self.palette(Int(index)), among: 0..<16))
    }
  }

  struct RGB: Hashable {
    let red: Int
    let green: Int
    let blue: Int

    init(_ red: some BinaryInteger, _ green: some BinaryInteger, _ blue: some BinaryInteger) {
      self.red = Int(red)
      self.green = Int(green)
      self.blue = Int(blue)
    }

    init(hex: Int) {
      self.init(hex >> 16, hex >> 8 & 0xFF, hex & 0xFF)
    }

    func distance(to other: RGB) -> Int {
      let (r, g, b) = (red - other.red, green - other.green, blue - other.blue)
      // The eye sees differences in green best and in blue least.
      return 3 * r * r + 4 * g * g + 2 * b * b
    }
  }

  /// xterm's palette: 16 colours, a cube of 6 levels, 24 greys.
  static func palette(_ index: Int) -> RGB {
    let levels = [0, 95, 135, 175, 215, 255]
    switch index {
    case ..<16: return xterm[max(0, index)]
    case ..<232:
      let cube = index - 16
      return RGB(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    default:
      let grey = 8 + 10 * (min(index, 255) - 232)
      return RGB(grey, grey, grey)
    }
  }

  /// The 16 colours as xterm shows them unless told otherwise.
  static let xterm = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map(RGB.init(hex:))

  /// The 16 colours of a PC's text mode, as the Linux console shows them.
  static let vga = [
    0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
    0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
  ].map(RGB.init(hex:))

  private static func nearestIndex(_ colour: RGB, among range: Range<Int>) -> UInt8 {
    let nearest = range.min {
      palette($0).distance(to: colour) < palette($1).distance(to: colour)
    }
    return UInt8(nearest ?? 0)
  }
}
