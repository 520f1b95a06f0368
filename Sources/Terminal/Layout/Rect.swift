/// Columns and rows of a terminal; never negative.
package struct Size: Hashable, Sendable {
  package let width: Int
  package let height: Int

  package init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
}

/// A block of cells; the upper left cell of the terminal is (0, 0).
///
/// Width and height are never negative, so that arithmetic on a terminal of any size, down to
/// none, ends in an empty rectangle and not in a trap.
package struct Rect: Hashable, Sendable {
  package let x: Int
  package let y: Int
  package let width: Int
  package let height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  package init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  package var size: Size { Size(width: width, height: height) }
  package var isEmpty: Bool { width == 0 || height == 0 }
  /// The first column right of the rectangle.
  package var maxX: Int { x + width }
  /// The first row below the rectangle.
  package var maxY: Int { y + height }

  package func contains(x: Int, y: Int) -> Bool {
    x >= self.x && x < maxX && y >= self.y && y < maxY
  }

  package func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  package func inset(
    left: Int = 0, right: Int = 0, top: Int = 0, bottom: Int = 0
  ) -> Rect {
    Rect(
      x: x + min(left, width), y: y + min(top, height),
      width: width - left - right, height: height - top - bottom)
  }

  package func inset(by margin: Int) -> Rect {
    inset(left: margin, right: margin, top: margin, bottom: margin)
  }

  /// The row `offset` rows below the top, empty when there is none.
  package func row(_ offset: Int) -> Rect {
    Rect(x: x, y: y + offset, width: width, height: 1).intersection(self)
  }

  /// A rectangle of the wished size in the middle of this one, cut down where it does not fit.
  package func centred(width wishedWidth: Int, height wishedHeight: Int) -> Rect {
    let inner = Size(width: min(width, wishedWidth), height: min(height, wishedHeight))
    return Rect(
      x: x + (width - inner.width) / 2, y: y + (height - inner.height) / 2,
      width: inner.width, height: inner.height)
  }
}
