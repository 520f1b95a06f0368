import CohortModel

/// Whether a computed number is the printed one.
package enum PublishedAgreement: String, CaseIterable, Sendable {
  case agrees
  /// An interval's end or a p-value, one unit of the last printed digit away.
  case withinOneUnit
  case differs
  case notComputed
  /// The source names the endpoint and prints no figure.
  case nothingPrinted
  /// Words that the file gives no claim for.
  case notANumber

  package var isGood: Bool {
    switch self {
    case .agrees, .withinOneUnit, .nothingPrinted: true
    case .differs, .notComputed, .notANumber: false
    }
  }
}

extension PublishedFigure {
  /// What words claim at all: p < 0.05.
  static let significant = 0.05

  /// The computed value as the source would have printed it, and whether it did.
  ///
  /// The value is rounded to the printed decimals, half away from zero, and must then be the
  /// printed one; an interval's end or a p-value may be one unit of the last digit away. A bound
  /// (`< 0.001`) must hold for the value itself. Words are compared by their claim.
  func compared(
    _ value: PublishedValue
  ) -> (text: String, agreement: PublishedAgreement) {
    if case .rank(let place) = value, case .rank(_, let within) = quantity {
      return ("place \(place)", place <= within ? .agrees : .differs)
    }
    if let claim, case .test(let pValue, let isHigher) = value {
      return (
        "p \(Format.relation(pValue)), \(direction(isHigher))",
        claim.holds(pValue, isHigher: isHigher) ? .agrees : .differs
      )
    }
    guard let wanted = PrintedNumber(printed) else {
      return (text(value, digits: defaultDigits), printed.isEmpty ? .nothingPrinted : .notANumber)
    }
    return wanted.bound == .equal ? equal(value, wanted) : bounded(value, wanted)
  }

  private func equal(
    _ value: PublishedValue, _ wanted: PrintedNumber
  ) -> (text: String, agreement: PublishedAgreement) {
    let text = text(value, digits: wanted.digits)
    guard let units = wanted.units(of: text) else { return (text, .differs) }
    let distance = abs(units - wanted.units)
    if distance == 0 { return (text, .agrees) }
    return (text, distance == 1 && mayBeOneUnitAway ? .withinOneUnit : .differs)
  }

  private func bounded(
    _ value: PublishedValue, _ wanted: PrintedNumber
  ) -> (text: String, agreement: PublishedAgreement) {
    let (exact, bound) = (number(value), wanted.value)
    let holds = wanted.bound == .below ? exact < bound : exact > bound
    guard holds else { return (text(value, digits: wanted.digits + 1), .differs) }
    let sign = wanted.bound == .below ? "<" : ">"
    return ("\(sign) \(Format.decimal(bound, digits: wanted.digits))", .agrees)
  }

  private func direction(_ isHigher: Bool) -> String {
    let word = isHigher ? "higher" : "not higher"
    if case .rateTest = quantity { return word }
    return "hazard \(word)"
  }

  private var mayBeOneUnitAway: Bool {
    switch quantity {
    case .survivalTest, .rateTest, .covariateTest: true
    default: part != .estimate
    }
  }

  private var defaultDigits: Int {
    switch quantity {
    case .survivalTest, .rateTest, .covariateTest: 3
    case .hazardRatio: 2
    case .count, .percent, .proportionInterval, .median, .followUp, .matchedPairs, .rank: 1
    }
  }

  private func text(_ value: PublishedValue, digits: Int) -> String {
    switch value {
    case .count(let count), .rank(let count): String(count)
    case .share(let count, let total): Format.share(count, of: total, digits: digits)
    case .limit, .days, .hazardRatio, .test: Format.decimal(number(value), digits: digits)
    }
  }

  /// In the unit of the source: percent, months, or as it is.
  func number(_ value: PublishedValue) -> Double {
    switch value {
    case .count(let count), .rank(let count): Double(count)
    case .share(let count, let total): 100 * Double(count) / Double(total)
    case .limit(let limit): 100 * limit
    case .days(let days): unit == .months ? days / Format.daysPerMonth : days
    case .hazardRatio(let ratio): ratio
    case .test(let pValue, _): pValue
    }
  }
}

extension PublishedFigure.Claim {
  fileprivate func holds(_ pValue: Double, isHigher: Bool) -> Bool {
    let isSignificant = pValue < PublishedFigure.significant
    return switch self {
    case .significantlyHigher: isSignificant && isHigher
    case .significantlyLower: isSignificant && !isHigher
    case .notSignificant: !isSignificant
    }
  }
}

extension Format {
  /// `= 0.14` or `< 0.001`.
  fileprivate static func relation(_ pValue: Double) -> String {
    let text = Format.pValue(pValue)
    return text.first == "<" || text.first == ">" ? text : "= \(text)"
  }
}
