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

  struct RGB {
    let red: Int
    let green: Int
    let blue: Int

    init(_ red: some BinaryInteger, _ green: some BinaryInteger, _ blue: some BinaryInteger) {
      self.red = Int(red)
      self.green = Int(green)
      self.blue = Int(blue)
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
    case ..<8:
      let level = index == 7 ? 229 : 205
      return RGB((index & 1) * level, (index >> 1 & 1) * level, (index >> 2 & 1) * level)
    case 8: return RGB(127, 127, 127)
    case ..<16:
      return RGB((index & 1) * 255, (index >> 1 & 1) * 255, (index >> 2 & 1) * 255)
    case ..<232:
      let cube = index - 16
      return RGB(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    default:
      let grey = 8 + 10 * (min(index, 255) - 232)
      return RGB(grey, grey, grey)
    }
  }

  private static func nearestIndex(_ colour: RGB, among range: Range<Int>) -> UInt8 {
    let nearest = range.min {
      palette($0).distance(to: colour) < palette($1).distance(to: colour)
    }
    return UInt8(nearest ?? 0)
  }
}
