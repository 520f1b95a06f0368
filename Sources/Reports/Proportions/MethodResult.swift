import Statistics

/// An estimate with its interval by one method.
struct MethodEstimate {
  /// A stable word for programs.
  let method: String
  let name: String
  let estimate: Double?
  let interval: ConfidenceInterval?

  var json: JSONValue {
    .object([
      ("method", .string(method)), ("name", .string(name)),
      // What is not a finite number is null.
      ("estimate", .number(estimate ?? .nan)), ("lower", .number(interval?.lower ?? .nan)),
      ("upper", .number(interval?.upper ?? .nan)),
    ])
  }

  /// - Parameter scale: 100 where a share is written as a percentage.
  func cells(scale: Double, digits: Int) -> [String] {
    let number = { (value: Double) in
      value.isInfinite ? "∞" : Format.decimal(value * scale, digits: digits)
    }
    let limits = interval.map { "\(number($0.lower)) to \(number($0.upper))" }
    return [name, estimate.map(number) ?? Format.missing, limits ?? Format.missing]
  }
}

/// A test by one method.
struct MethodTest {
  let method: String
  let name: String
  /// Chi-square or z.
  var statistic: Double?
  var degreesOfFreedom: Int?
  let pValue: Double?

  var json: JSONValue {
    .object([
      ("method", .string(method)), ("name", .string(name)),
      ("statistic", .number(statistic ?? .nan)),
      ("degreesOfFreedom", degreesOfFreedom.map(JSONValue.integer) ?? .null),
      ("pValue", .number(pValue ?? .nan)),
    ])
  }

  var cells: [String] {
    let statistic = statistic.map { Format.decimal($0, digits: 3) } ?? Format.missing
    let freedom = degreesOfFreedom.map(String.init) ?? Format.missing
    return [name, statistic, freedom, Format.pValue(pValue)]
  }
}
