/// A finite number as programs write it: digits with an optional sign, decimal point and exponent.
///
/// What `DecimalCell` refuses as unclear in a hand-made file, such as `1e+05` or twenty digits, is
/// what R, SAS and Python write. `Inf`, a decimal comma and hexadecimal digits are refused.
enum NumberCell {
  /// Correctly rounded, whatever the locale.
  static func value(_ cell: CellBytes) -> Double? {
    if let decimal = DecimalCell(cell) { return decimal.value }
    guard isDecimal(cell), let value = Double(cell.string), value.isFinite else { return nil }
    return value
  }

  private static func isDecimal(_ cell: CellBytes) -> Bool {
    var rest = cell[...]
    skipSign(&rest)
    let whole = skipDigits(&rest)
    var places = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      places = skipDigits(&rest)
    }
    guard whole + places > 0 else { return false }
    guard let mark = rest.popFirst() else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    skipSign(&rest)
    return skipDigits(&rest) > 0 && rest.isEmpty
  }

  private static func skipSign(_ rest: inout CellBytes.SubSequence) {
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
  }

  private static func skipDigits(_ rest: inout CellBytes.SubSequence) -> Int {
    let digits = rest.prefix { (0x30...0x39).contains($0) }.count
    rest.removeFirst(digits)
    return digits
  }
}
