import CohortModel
import Testing

@testable import Reports

@Suite struct PublishedAgreementTests {
  private static let test = PublishedFigure.Quantity.survivalTest(.overallSurvival, .coxWald)
  private static let ratio = PublishedFigure.Quantity.hazardRatio(.overallSurvival)
  private static let orr = PublishedFigure.Quantity.percent(.response(.orr))
  private static let limit = PublishedFigure.Quantity.proportionInterval(.response(.orr))
  private static let median = PublishedFigure.Quantity.median(.overallSurvival)

  private func compared(
    _ printed: String, _ quantity: PublishedFigure.Quantity, _ value: PublishedValue,
    _ edit: (inout PublishedFigure) -> Void = { _ in }
  ) -> String {
    var figure = PublishedFigure(
      id: "f", label: "F", printed: printed, quantity: quantity, population: .full)
    edit(&figure)
    let (text, agreement) = figure.compared(value)
    return "\(text): \(agreement.rawValue)"
  }

  @Test(arguments: [
    ("15.2", 1, 152), ("0.80", 2, 80), (".14", 2, 14), ("331", 0, 331), ("p = 0.003", 3, 3),
    ("0.0006", 4, 6), ("5.", 0, 5),
  ])
  func `a printed number has its decimals and its units`(
    _ text: String, _ digits: Int, _ units: Int
  ) throws {
    let number = try #require(PrintedNumber(text))
    #expect(number.digits == digits)
    #expect(number.units == units)
    #expect(number.bound == .equal)
  }

  @Test func `bounds are told apart, and words are no numbers`() throws {
    #expect(try #require(PrintedNumber("< 0.001")).bound == .below)
    #expect(try #require(PrintedNumber("p<0.001")).bound == .below)
    #expect(try #require(PrintedNumber("> .99")).bound == .above)
    for text in ["", "significant", "1.2.3", "-1", "12 %", ".", "<", "p", "٣", "1e3"] {
      #expect(PrintedNumber(text) == nil, "\(text)")
    }
  }

  @Test func `counts must be the same`() {
    #expect(compared("75", .matchedPairs, .count(75)) == "75: agrees")
    #expect(compared("75", .matchedPairs, .count(74)) == "74: differs")
  }

  @Test func `a percentage is rounded from its counts`() {
    #expect(compared("59.1", Self.orr, .share(of: 52, in: 88)) == "59.1: agrees")
    #expect(compared("59.0", Self.orr, .share(of: 52, in: 88)) == "59.1: differs")
    // 12.5 % to a whole number goes away from zero.
    #expect(compared("13", Self.orr, .share(of: 1, in: 8)) == "13: agrees")
  }

  @Test func `a median is in months of 30.4375 days, or in days`() {
    // 30.4375 × 15.15 = 461.128…
    #expect(compared("15.2", Self.median, .days(462)) { $0.unit = .months } == "15.2: agrees")
    #expect(compared("15.1", Self.median, .days(462)) { $0.unit = .months } == "15.2: differs")
    #expect(compared("15.1", Self.median, .days(461)) { $0.unit = .months } == "15.1: agrees")
    #expect(compared("462", Self.median, .days(462)) == "462: agrees")
  }

  @Test func `a hazard ratio must be the same, its limits may be one unit away`() {
    #expect(compared("0.80", Self.ratio, .hazardRatio(0.795)) == "0.80: agrees")
    #expect(compared("0.80", Self.ratio, .hazardRatio(0.7949)) == "0.79: differs")
    for part in [PublishedFigure.Part.lower, .upper] {
      #expect(
        compared("0.60", Self.ratio, .hazardRatio(0.594)) { $0.part = part }
          == "0.59: withinOneUnit")
      #expect(
        compared("0.60", Self.ratio, .hazardRatio(0.584)) { $0.part = part } == "0.58: differs")
    }
  }

  @Test func `limits of a percentage and of a median may be one unit away`() {
    #expect(
      compared("27.3", Self.limit, .limit(0.27049)) { $0.part = .lower } == "27.0: differs")
    #expect(
      compared("27.3", Self.limit, .limit(0.2722)) { $0.part = .lower } == "27.2: withinOneUnit")
    #expect(
      compared("4.6", Self.median, .days(137)) { ($0.part, $0.unit) = (.lower, .months) }
        == "4.5: withinOneUnit")
  }

  @Test func `a p-value may be one unit away, in its own decimals`() {
    func p(_ printed: String, _ value: Double) -> String {
      compared(printed, Self.test, .test(pValue: value, isHigher: false))
    }
    #expect(p("0.14", 0.1387) == "0.14: agrees")
    #expect(p("0.14", 0.1451) == "0.15: withinOneUnit")
    #expect(p("0.14", 0.1551) == "0.16: differs")
    #expect(p("0.0006", 0.00074) == "0.0007: withinOneUnit")
    #expect(p("0.10", 0.094) == "0.09: withinOneUnit")
  }

  @Test func `a bound must hold for the value itself`() {
    func p(_ printed: String, _ value: Double) -> String {
      compared(printed, Self.test, .test(pValue: value, isHigher: false))
    }
    #expect(p("< 0.001", 0.000_999) == "< 0.001: agrees")
    #expect(p("< 0.001", 0.001) == "0.0010: differs")
    #expect(p("> 0.99", 0.995) == "> 0.99: agrees")
    #expect(p("> 0.99", 0.98) == "0.980: differs")
  }

  @Test func `words are compared by their claim`() {
    func claim(_ claim: PublishedFigure.Claim?, _ p: Double, _ isHigher: Bool) -> String {
      compared("improved", Self.test, .test(pValue: p, isHigher: isHigher)) { $0.claim = claim }
    }
    #expect(claim(.significantlyHigher, 0.049, true) == "p = 0.05, hazard higher: agrees")
    #expect(claim(.significantlyHigher, 0.05, true).hasSuffix("differs"))
    #expect(claim(.significantlyHigher, 0.01, false).hasSuffix("differs"))
    #expect(claim(.significantlyLower, 0.0001, false) == "p < 0.001, hazard not higher: agrees")
    #expect(claim(.significantlyLower, 0.0001, true).hasSuffix("differs"))
    #expect(claim(.notSignificant, 0.05, true).hasSuffix(": agrees"))
    #expect(claim(.notSignificant, 0.049, true).hasSuffix("differs"))
    #expect(claim(nil, 0.01, true).hasSuffix("notANumber"))
  }

  @Test func `a rank is good enough up to its place`() {
    let rank = PublishedFigure.Quantity.rank(.relatedEvents(grades: nil, term: "Rash"), within: 3)
    #expect(compared("rash", rank, .rank(3)) == "place 3: agrees")
    #expect(compared("rash", rank, .rank(4)) == "place 4: differs")
  }

  @Test func `nothing printed is nothing to compare`() {
    let text = compared("", Self.orr, .share(of: 28, in: 49)) { $0.unit = .percent }
    #expect(text == "57.1: nothingPrinted")
    #expect(PublishedAgreement.nothingPrinted.isGood)
    #expect(!PublishedAgreement.notComputed.isGood)
  }
}
