import Reports
import Statistics
import Testing

@testable import CohortModel

struct FormatTests {
  @Test(arguments: [
    (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-2.5, 0, "-3"), (0.25, 1, "0.3"),
    (0.75, 1, "0.8"), (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (0.0625, 3, "0.063"),
  ])
  func `an exact tie is rounded away from zero`(value: Double, digits: Int, text: String) {
    #expect(Format.decimal(value, digits: digits) == text)
  }

  // 1.005 is 1.00499999999999989…, 1.165 is 1.1650000000000000355…, 0.35 is 0.34999999999999997….
  @Test(arguments: [
    (1.005, 2, "1.00"), (1.115, 2, "1.11"), (1.165, 2, "1.17"), (0.15, 1, "0.1"), (0.35, 1, "0.3"),
    (0.45, 1, "0.5"),
    (2.675, 2, "2.67"), (0.49999999999999994, 0, "0"),
  ])
  func `what only looks like a tie is rounded on its exact value`(
    value: Double, digits: Int, text: String
  ) {
    #expect(Format.decimal(value, digits: digits) == text)
  }

  @Test func `every thousandth and its neighbours agree with exact integer arithmetic`() {
    for thousandth in 1...20_000 {
      let value = Double(thousandth) / 1000
      for near in [value.nextDown, value, value.nextUp] {
        for digits in 0...3 {
          #expect(Format.decimal(near, digits: digits) == exact(near, digits: digits))
        }
      }
    }
  }

  /// m × 10^digits + half, shifted: a double is m × 2^−shift, so nothing is lost.
  private func exact(_ value: Double, digits: Int) -> String {
    let shift = 52 - Int(value.exponent)
    let power = [1, 10, 100, 1000][digits]
    let mantissa = UInt128(value.significandBitPattern | 1 << 52) * UInt128(power)
    let number = Int((mantissa + UInt128(1) << UInt128(shift - 1)) >> UInt128(shift))
    guard digits > 0 else { return String(number) }
    let fraction = String(number % power)
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(number / power)." + zeros + fraction
  }

  @Test func `a number that rounds to zero has no sign`() {
    #expect(Format.decimal(-0.04) == "0.0")
    #expect(Format.decimal(-0.0) == "0.0")
    #expect(Format.decimal(-0.05, digits: 1) == "-0.1")
  }

  @Test func `what is not finite is missing and what is huge keeps its digits`() {
    #expect(Format.decimal(.nan) == "–")
    #expect(Format.decimal(-.infinity) == "–")
    #expect(Format.decimal(1e300) == "1e+300")
  }

  @Test(arguments: [
    (1, 8, 1, "12.5"), (1, 16, 1, "6.3"), (1, 3, 1, "33.3"), (2, 3, 1, "66.7"), (0, 7, 1, "0.0"),
    (7, 7, 1, "100.0"), (1, 200, 0, "1"), (1, 201, 0, "0"), (1, 2000, 1, "0.1"),
    (999, 2000, 1, "50.0"), (1999, 2000, 1, "100.0"), (3, 0, 1, "–"),
  ])
  func `a share of a total is exact`(count: Int, total: Int, digits: Int, text: String) {
    #expect(Format.share(count, of: total, digits: digits) == text)
  }

  @Test func `a percentage is missing without a value`() {
    #expect(Format.percent(0.481) == "48.1")
    #expect(Format.percent(1, digits: 0) == "100")
    #expect(Format.percent(nil) == "–")
  }

  @Test func `a proportion shows its interval, or none without a denominator`() {
    let tenth = Proportion(of: 1, in: 10, by: .clopperPearson)
    let none = Proportion(of: 0, in: 0, by: .wilson)
    #expect(Format.proportion(tenth) == "10.0 % (0.3–44.5)")
    #expect(Format.proportion(none) == "–")
  }

  @Test func `days become months of 30.4375 days, and what is not reached says so`() {
    #expect(Format.months(30.4375) == "1.0")
    #expect(Format.months(341) == "11.2")
    #expect(Format.months(341, digits: 0) == "11")
    #expect(Format.months(nil) == "NR")
    #expect(Format.months(341, 298, nil) == "11.2 (9.8–NR)")
  }

  @Test(
    arguments: [
      (nil, "–"), (0, "< 0.001"), (0.00099, "< 0.001"), (0.001, "0.001"), (0.00949, "0.009"),
      (0.01, "0.01"), (0.045, "0.04"), (0.25, "0.25"), (0.99, "0.99"), (0.991, "> 0.99"),
      (1, "> 0.99"), (.nan, "–"),
    ] as [(Double?, String)])
  func `a p-value is cut at both ends`(value: Double?, text: String) {
    #expect(Format.pValue(value) == text)
  }

  @Test(
    arguments: [
      (-5, "just now"), (0, "just now"), (59, "just now"), (60, "1 min old"), (3599, "59 min old"),
      (3600, "1 h old"), (172_799, "47 h old"), (172_800, "2 days old"), (864_000, "10 days old"),
    ] as [(Int64, String)])
  func `the age of data grows in steps of a minute, an hour, a day`(seconds: Int64, text: String) {
    #expect(Format.age(seconds: seconds) == text)
  }

  @Test func `a count of zero is a dot`() {
    #expect(Format.count(0) == "·")
    #expect(Format.count(12) == "12")
  }

  @Test func `dates are ISO days, and months are named`() throws {
    let day = try #require(Day(iso: "2026-03-31"))
    #expect(Format.date(day) == "2026-03-31")
    #expect(Format.date(nil) == "–")
    #expect(Format.month(day) == "Mar 2026")
    #expect(Format.monthNames.count == 12)
  }

  @Test func `one is singular`() {
    #expect(Format.plural(1, "subject") == "1 subject")
    #expect(Format.plural(0, "subject") == "0 subjects")
    #expect(Format.plural(2, "class", "classes") == "2 classes")
  }
}
