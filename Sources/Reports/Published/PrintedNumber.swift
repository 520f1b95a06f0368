/// A number as a source printed it: `15.2`, `0.80`, `.14`, `< 0.001`, `p = 0.003`.
struct PrintedNumber: Equatable {
  enum Bound: Equatable { case equal, below, above }

  let bound: Bound
  /// Decimals printed, which is what a computed number is rounded to.
  let digits: Int
  /// In units of the last printed digit.
  let units: Int

  /// nil where the text is no number.
  init?(_ text: String) {
    var rest = text.filter { !$0.isWhitespace }[...]
    if rest.first == "p" || rest.first == "P" { rest = rest.dropFirst() }
    switch rest.first {
    case "<": bound = .below
    case ">": bound = .above
    default: bound = .equal
    }
    if let first = rest.first, "<>=".contains(first) { rest = rest.dropFirst() }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    let isDecimal = rest.allSatisfy { $0 == "." || ("0"..."9").contains($0) }
    guard isDecimal, parts.count <= 2, let units = Int(parts.joined()) else { return nil }
    self.units = units
    digits = parts.count == 2 ? parts[1].count : 0
  }

  /// The units of another number written with the same decimals; nil where it has none.
  func units(of text: String) -> Int? {
    Int(text.filter { $0 != "." })
  }

  /// The number itself; exact where the bound has few digits.
  var value: Double {
    Double(units) / (0..<digits).reduce(1.0) { power, _ in power * 10 }
  }
}
