package import CohortModel

/// Numbers as a reader sees them; nothing here computes or places anything.
///
/// Decimals are rounded half away from zero on the exact value, as clinical tables are. What is
/// undefined has a word of its own, never an empty string.
package enum Format {
  /// Not reached: the curve does not come down to the quantile.
  package static let notReached = "NR"
  package static let notSpecified = "not specified"
  package static let missing = "–"

  package static let daysPerMonth = 30.4375

  /// A number with a fixed count of decimals.
  package static func decimal(_ value: Double, digits: Int = 1) -> String {
    guard value.isFinite else { return missing }
    let scaled = rounded(abs(value), digits: digits)
    guard let number = Int64(exactly: scaled) else { return String(value) }
    let sign = value < 0 && number != 0 ? "-" : ""
    guard digits > 0 else { return sign + String(number) }
    let text = String(number)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    return sign + padded.dropLast(digits) + "." + padded.suffix(digits)
  }

  /// A number as a person entered it: `365`, `0.5`.
  package static func number(_ value: Double) -> String {
    Int64(exactly: value).map(String.init) ?? String(value)
  }

  /// Decimals for values up to `largest`, so that the largest has about four digits; at least one.
  package static func digits(upTo largest: Double) -> Int {
    guard largest > 0, largest.isFinite else { return 1 }
    var digits = 1
    var scaled = largest
    while scaled < 100, digits < 9 {
      scaled *= 10
      digits += 1
    }
    return digits
  }

  /// `value` × 10^digits, rounded half away from zero; the product's own rounding error decides
  /// where it lands on a half.
  private static func rounded(_ value: Double, digits: Int) -> Double {
    let power = (0..<digits).reduce(1.0) { product, _ in product * 10 }
    let product = value * power
    let residual = (-product).addingProduct(value, power)
    let floor = product.rounded(.down)
    let fraction = product - floor
    let isUp = fraction > 0.5 || (fraction == 0.5 && residual >= 0)
    return isUp ? floor + 1 : floor
  }

  /// A proportion from 0 to 1 as a percentage without its sign.
  package static func percent(_ value: Double?, digits: Int = 1) -> String {
    value.map { decimal($0 * 100, digits: digits) } ?? missing
  }

  /// A count of a total as a percentage, by integer arithmetic.
  package static func share(_ count: Int, of total: Int, digits: Int = 1) -> String {
    guard total > 0 else { return missing }
    let power = (0..<digits).reduce(100) { product, _ in product * 10 }
    let scaled = (2 * count * power + total) / (2 * total)
    guard digits > 0 else { return String(scaled) }
    let text = String(scaled)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    return padded.dropLast(digits) + "." + padded.suffix(digits)
  }

  /// `48.1 % (41.5–54.7)`.
  package static func proportion(_ proportion: Proportion) -> String {
    guard proportion.total > 0 else { return missing }
    let share = Format.share(proportion.count, of: proportion.total) + " %"
    guard let lower = proportion.lower, let upper = proportion.upper else { return share }
    return "\(share) (\(percent(lower))–\(percent(upper)))"
  }

  /// Days as months of 30.4375 days; `NR` where there is none.
  package static func months(_ days: Double?, digits: Int = 1) -> String {
    days.map { decimal($0 / daysPerMonth, digits: digits) } ?? notReached
  }

  /// `11.2 (9.8–13.0)`, each in months.
  package static func months(_ estimate: Double?, _ lower: Double?, _ upper: Double?) -> String {
    "\(months(estimate)) (\(months(lower))–\(months(upper)))"
  }

  package static func pValue(_ value: Double?) -> String {
    guard let value else { return missing }
    if value < 0.001 { return "< 0.001" }
    if value < 0.01 { return decimal(value, digits: 3) }
    return value > 0.99 ? "> 0.99" : decimal(value, digits: 2)
  }

  /// A count of a table: zero is a dot.
  package static func count(_ count: Int) -> String {
    count == 0 ? "·" : String(count)
  }

  package static func date(_ day: Day?) -> String {
    day?.iso ?? missing
  }

  package static func month(_ day: Day) -> String {
    let (year, month, _) = day.civil
    return "\(monthNames[month - 1]) \(year)"
  }

  /// `Apr 27`.
  package static func shortMonth(_ day: Day) -> String {
    let year = day.civil.year % 100
    return "\(monthNames[day.civil.month - 1]) \(year < 10 ? "0" : "")\(year)"
  }

  package static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Age of the data in steps of a minute, later of an hour, later of a day.
  package static func age(seconds: Int64) -> String {
    switch max(0, seconds) {
    case ..<60: "just now"
    case ..<3600: "\(seconds / 60) min old"
    case ..<172_800: "\(seconds / 3600) h old"
    default: "\(seconds / 86_400) days old"
    }
  }

  package static func plural(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
  }
}
