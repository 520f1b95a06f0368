package import Statistics

/// Two proportions with their difference, ratios and tests, for a person or a program.
package struct ProportionComparison {
  private let groups: TwoProportions
  private let level: Double
  private let differences: [MethodEstimate]
  private let riskRatios: [MethodEstimate]
  private let oddsRatios: [MethodEstimate]
  private let tests: [MethodTest]

  /// - Precondition: neither group is empty; 0 < `level` < 1.
  package init(
    _ groups: TwoProportions, methods: [ProportionDifference.Method], level: Double
  ) {
    let fisher = FisherExactTest(groups, level: level)
    self.groups = groups
    self.level = level
    differences = methods.map { method in
      MethodEstimate(
        method: method.rawValue, name: method.title, estimate: groups.difference,
        interval: ProportionDifference.interval(groups, method: method, level: level))
    }
    riskRatios = [
      MethodEstimate("katz", "Katz log", RiskRatio.katz(groups, level: level)),
      MethodEstimate("koopman", "Koopman score", RiskRatio.koopman(groups, level: level)),
    ]
    oddsRatios = [
      MethodEstimate("woolf", "Woolf log", OddsRatio.woolf(groups, level: level)),
      MethodEstimate(
        method: "conditional-exact", name: "Conditional likelihood, exact limits",
        estimate: fisher.oddsRatio, interval: fisher.interval),
    ]
    tests = Self.tests(groups, fisher)
  }

  private static func tests(
    _ groups: TwoProportions, _ fisher: FisherExactTest
  ) -> [MethodTest] {
    let plain = try? PearsonTest.test(groups).get()
    let yates = try? PearsonTest.test(groups, isCorrected: true).get()
    let score = MiettinenNurminen(groups)?.test()
    return [
      MethodTest(method: "fisher", name: "Fisher exact, two-sided", pValue: fisher.pValue),
      MethodTest(
        method: "fisher-less", name: "Fisher exact, odds ratio below 1",
        pValue: fisher.lowerPValue),
      MethodTest(
        method: "fisher-greater", name: "Fisher exact, odds ratio above 1",
        pValue: fisher.upperPValue),
      MethodTest("chi-square", "Chi-square without continuity correction", plain),
      MethodTest("chi-square-yates", "Chi-square with Yates' continuity correction", yates),
      MethodTest(
        method: "miettinen-nurminen", name: "Miettinen–Nurminen score z, two-sided",
        statistic: score?.z, pValue: score?.pValue),
    ]
  }

  package var text: String {
    let limits = "limits at \(Format.level(level))"
    return "\(Self.share(groups.first)) against \(Self.share(groups.second))\n\n"
      + AlignedText.table(
        ["Difference, percentage points", "estimate", limits],
        differences.map { $0.cells(scale: 100, digits: 2) }) + "\n"
      + AlignedText.table(
        ["Risk ratio", "estimate", limits], riskRatios.map { $0.cells(scale: 1, digits: 3) })
      + "\n"
      + AlignedText.table(
        ["Odds ratio", "estimate", limits], oddsRatios.map { $0.cells(scale: 1, digits: 3) })
      + "\n"
      + AlignedText.table(["Test of no difference", "statistic", "df", "p"], tests.map(\.cells))
  }

  private static func share(_ group: TwoProportions.Group) -> String {
    let percent = Format.share(group.successes, of: group.total)
    return "\(group.successes) of \(group.total) (\(percent) %)"
  }

  package var json: String {
    JSONValue.document([
      ("groups", .array([groups.first, groups.second].map(Self.json))), ("level", .number(level)),
      ("difference", .array(differences.map(\.json))),
      ("riskRatio", .array(riskRatios.map(\.json))),
      ("oddsRatio", .array(oddsRatios.map(\.json))), ("tests", .array(tests.map(\.json))),
    ])
  }

  private static func json(_ group: TwoProportions.Group) -> JSONValue {
    .object([
      ("successes", .integer(group.successes)), ("n", .integer(group.total)),
      ("proportion", .number(group.proportion ?? .nan)),
    ])
  }
}

extension MethodEstimate {
  fileprivate init(_ method: String, _ name: String, _ ratio: RatioEstimate?) {
    self.init(method: method, name: name, estimate: ratio?.estimate, interval: ratio?.interval)
  }
}

extension MethodTest {
  fileprivate init(_ method: String, _ name: String, _ test: ChiSquareTest?) {
    self.init(
      method: method, name: name, statistic: test?.statistic,
      degreesOfFreedom: test?.degreesOfFreedom, pValue: test?.pValue)
  }
}
