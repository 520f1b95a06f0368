/// Dots of a quarter of a cell's height and half its width.
struct BrailleCanvas {
  private(set) var dots: [EdgeCanvas.Place: UInt32] = [:]

  private static let bits: [[UInt32]] = [
    [0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80],
  ]

  /// Sets the dot `x` half cells and `y` quarter cells from the origin.
  mutating func set(x: Int, y: Int) {
    guard x >= 0 && y >= 0 else { return }
    dots[EdgeCanvas.Place(x: x / 2, y: y / 4), default: 0] |= Self.bits[y % 4][x % 2]
  }

  static func glyph(_ dots: UInt32) -> String {
    Unicode.Scalar(0x2800 + dots).map { String(Character($0)) } ?? " "
  }
}
