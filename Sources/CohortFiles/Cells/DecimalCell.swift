/// A number written with digits, an optional sign and an optional decimal point.
///
/// A decimal comma, a thousands separator, an exponent, a unit or `inf` is refused: a person has
/// to say what was meant.
package struct DecimalCell {
  /// The digits as one whole number, and how many of them stand behind the point.
  private let digits: Int
  private let places: Int
  private let isNegative: Bool
  package let hasPoint: Bool

  /// Nil for anything else, for more than 18 significant digits and for more than 30 places.
  package init?(_ cell: CellBytes) {
    var digits = 0
    var places = 0
    var hasDigit = false
    var hasPoint = false
    isNegative = cell.first == UInt8(ascii: "-")
    let hasSign = isNegative || cell.first == UInt8(ascii: "+")
    for byte in cell.dropFirst(hasSign ? 1 : 0) {
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if (0x30...0x39).contains(byte), digits < 100_000_000_000_000_000, places < 30 {
        digits = digits * 10 + Int(byte - 0x30)
        places += hasPoint ? 1 : 0
        hasDigit = true
      } else {
        return nil
      }
    }
    guard hasDigit else { return nil }
    self.digits = digits
    self.places = places
    self.hasPoint = hasPoint
  }

  /// Correctly rounded: one division of exact numbers where both are exact, the decimal text
  /// otherwise.
  package var value: Double {
    let sign: Double = isNegative ? -1 : 1
    if digits < 1 << 53, places < DecimalCell.powers.count {
      return sign * Double(digits) / DecimalCell.powers[places]
    }
    return sign * (Double("\(digits)e-\(places)") ?? 0)
  }

  /// The number where nothing but zeros stands behind the point.
  package var integer: Int? {
    var whole = digits
    for _ in 0..<places {
      guard whole % 10 == 0 else { return nil }
      whole /= 10
    }
    return isNegative ? -whole : whole
  }

  /// 10⁰ to 10²², which are exact.
  private static let powers: [Double] = (0...22).map { Double("1e\($0)") ?? 1 }
}
