import ArgumentParser
import Reports
import Statistics

/// `trialtop proportion X N [X2 N2]`: intervals of a proportion, or two proportions compared.
struct ProportionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proportion",
    abstract:
      "Intervals of X of N, or the difference, ratios and tests of X1 of N1 against X2 of N2.",
    discussion: """
        trialtop proportion 20 49                    every interval of 20 of 49
        trialtop proportion 20 49 --method wilson
        trialtop proportion 56 70 48 80              56 of 70 against 48 of 80

      Methods of one proportion: \(ProportionInterval.Method.words).
      Methods of a difference: \(ProportionDifference.Method.words).
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "X and N, or X1 N1 X2 N2: those with the event, and all.", valueName: "count"))
  var counts: [String] = []

  @Option(help: "One of the methods above alone.")
  var method: String?

  @Option(help: "Confidence level of the two-sided intervals, between 0 and 1.")
  var level = 0.95

  @Option(help: "text or json.")
  var format = Format.text

  func validate() throws {
    guard level > 0, (1 + level) / 2 < 1 else {
      throw ValidationError("--level takes a number between 0 and 1, such as 0.95.")
    }
    let numbers = try counts.map(Self.count)
    guard numbers.count == 2 || numbers.count == 4 else {
      throw ValidationError(
        "proportion takes two counts, X N, or four, X1 N1 X2 N2; there are \(numbers.count).")
    }
    for index in stride(from: 0, to: numbers.count, by: 2) {
      try Self.check(numbers[index], of: numbers[index + 1])
    }
    if numbers.count == 2 {
      _ = try chosen(ProportionInterval.Method.self)
    } else {
      _ = try chosen(ProportionDifference.Method.self)
    }
  }

  func run() throws {
    let numbers = try counts.map(Self.count)
    if numbers.count == 2 {
      let methods = try chosen(ProportionInterval.Method.self)
      let report = SingleProportion(numbers[0], of: numbers[1], methods: methods, level: level)
      print(format == .json ? report.json : report.text, terminator: "")
    } else {
      let methods = try chosen(ProportionDifference.Method.self)
      let groups = TwoProportions(numbers[0], of: numbers[1], against: numbers[2], of: numbers[3])
      let report = ProportionComparison(groups, methods: methods, level: level)
      print(format == .json ? report.json : report.text, terminator: "")
    }
  }

  /// Beyond it an exact test takes longer than anybody waits.
  private static let most = 10_000_000

  private static func count(_ text: String) throws -> Int {
    guard let number = Int(text), number >= 0, number <= most else {
      throw ValidationError("\(text) is not a count: a whole number from 0 to \(most).")
    }
    return number
  }

  private static func check(_ successes: Int, of total: Int) throws {
    guard total > 0 else {
      throw ValidationError("\(successes) of 0: there is no proportion of nobody.")
    }
    guard successes <= total else {
      throw ValidationError("\(successes) of \(total): X cannot be larger than N.")
    }
  }

  private func chosen<Method: CaseIterable & RawRepresentable<String>>(
    _ methods: Method.Type
  ) throws -> [Method] {
    guard let method else { return Array(Method.allCases) }
    guard let found = Method(rawValue: method) else {
      let subject = counts.count == 2 ? "one proportion" : "a difference"
      throw ValidationError("--method \(method): the methods of \(subject) are \(Method.words).")
    }
    return [found]
  }
}

extension CaseIterable where Self: RawRepresentable<String> {
  fileprivate static var words: String {
    allCases.map(\.rawValue).joined(separator: ", ")
  }
}
