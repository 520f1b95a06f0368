import CohortFiles
import CohortModel
import Testing

@Suite struct PublishedFileTests {
  /// A figure with one of its keys written otherwise, or left out.
  private static func file(_ changes: [String: String?] = [:]) -> String {
    var keys = [
      ("id", "\"os-hr\""), ("label", "\"HR\""), ("printed", "\"0.80\""), ("unit", "\"\""),
      ("computed", "\"hazard-ratio\""), ("endpoint", "\"os\""), ("set", "\"matched\""),
      ("arm", "\"RT\""), ("reference", "\"ICT\""), ("part", "\"lower\""),
      ("denominator", "\"150 subjects\""), ("method", "\"Cox\""), ("assumption", "\"ours\""),
    ]
    for (key, value) in changes.sorted(by: { $0.key < $1.key }) {
      keys.removeAll { $0.0 == key }
      if let value { keys.append((key, value)) }
    }
    let lines = keys.map { "\($0.0) = \($0.1)" }.joined(separator: "\n")
    return "document = \"Liu et al.\"\n\n[[figure]]\n\(lines)\n"
  }

  private func figure(_ changes: [String: String?] = [:]) throws -> PublishedFigure {
    try #require(try PublishedFile.read(Self.file(changes)).published.figures.first)
  }

  private func refusal(_ text: String) -> TrialFolderError? {
    do {
      _ = try PublishedFile.read(text)
      return nil
    } catch {
      return error as? TrialFolderError
    }
  }

  @Test func `every key is read`() throws {
    let (published, issues) = try PublishedFile.read(Self.file())
    #expect(issues.isEmpty)
    #expect(published.document == "Liu et al.")
    let figure = try #require(published.figures.first)
    #expect(published.figures.count == 1)
    #expect(figure.id == "os-hr")
    #expect(figure.label == "HR")
    #expect(figure.printed == "0.80")
    #expect(figure.quantity == .hazardRatio(.overallSurvival))
    #expect(figure.population == .matched)
    #expect(figure.arm == "RT")
    #expect(figure.reference == "ICT")
    #expect(figure.part == .lower)
    #expect(figure.denominator == "150 subjects")
    #expect(figure.method == "Cox")
    #expect(figure.assumption == "ours")
    #expect(figure.claim == nil)
  }

  private typealias Case = (changes: [String: String], quantity: PublishedFigure.Quantity)

  private static let quantities: [Case] = [
    (["computed": "count", "measure": "enrolled"], .count(.enrolled)),
    (["computed": "count", "measure": "sites"], .count(.sites)),
    (["computed": "percent", "measure": "acr"], .percent(.response(.acr))),
    (["computed": "percent", "measure": "pain-improved"], .percent(.improved(.pain))),
    (
      ["computed": "percent", "measure": "dysphagia-improved"], .percent(.improved(.dysphagia))
    ),
    (
      ["computed": "proportion-interval", "measure": "orr"], .proportionInterval(.response(.orr))
    ),
    (["computed": "median", "endpoint": "pfs"], .median(.progressionFreeSurvival)),
    (["computed": "follow-up"], .followUp(.overallSurvival)),
    (["computed": "matched-pairs"], .matchedPairs),
    (["computed": "p-value", "test": "log-rank"], .survivalTest(.overallSurvival, .logRank)),
    (["computed": "p-value", "test": "cox-wald"], .survivalTest(.overallSurvival, .coxWald)),
    (
      ["computed": "p-value", "test": "fisher", "measure": "dcr"],
      .rateTest(.response(.dcr), .fisher)
    ),
    (
      ["computed": "p-value", "test": "logistic-wald", "measure": "trae"],
      .rateTest(.relatedEvents(grades: nil, term: nil), .logisticWald)
    ),
    (
      ["computed": "cox-p-value", "covariate": "kps"],
      .covariateTest(.overallSurvival, covariate: "kps")
    ),
    (
      ["computed": "count", "measure": "trae-grade-3-5"],
      .count(.relatedEvents(grades: 3...5, term: nil))
    ),
    (
      ["computed": "count", "measure": "trae-grade-5", "term": "Rash"],
      .count(.relatedEvents(grades: 5...5, term: "Rash"))
    ),
  ]

  @Test func `every word of computed, measure and test is known`() throws {
    for (changes, quantity) in Self.quantities {
      #expect(try figure(changes.mapValues { "\"\($0)\"" }).quantity == quantity, "\(changes)")
    }
    let rank = try figure([
      "computed": "\"rank\"", "measure": "\"trae\"", "term": "\"Rash\"", "within": "3",
    ])
    #expect(rank.quantity == .rank(.relatedEvents(grades: nil, term: "Rash"), within: 3))
  }

  @Test func `units, claims and sets have their words`() throws {
    #expect(try figure(["unit": "\"months\""]).unit == .months)
    #expect(try figure(["unit": "\"%\""]).unit == .percent)
    #expect(try figure(["unit": nil]).unit == .none)
    #expect(try figure(["claim": "\"significantly-higher\""]).claim == .significantlyHigher)
    #expect(try figure(["claim": "\"not-significant\""]).claim == .notSignificant)
    #expect(try figure(["set": "\"itt\""]).population == .intentToTreat)
    #expect(try figure(["printed": "\"\""]).printed == "")
  }

  @Test(arguments: [
    ("set", nil, "set"), ("set", "\"everybody\"", "set"), ("printed", nil, "printed"),
    ("printed", "0.8", "printed"), ("computed", nil, "computed"),
    ("computed", "\"mean\"", "computed"),
    ("endpoint", nil, "endpoint"), ("endpoint", "\"efs\"", "endpoint"),
    ("reference", nil, "reference"),
    ("arm", nil, "reference"), ("part", "\"middle\"", "part"), ("denominator", nil, "denominator"),
    ("label", nil, "label"), ("unit", "\"days\"", "unit"), ("claim", "\"good\"", "claim"),
    ("measure", "\"mean\"", "measure"), ("measure", "\"trae-grade-6\"", "measure"),
    ("measure", "\"trae-grade-4-3\"", "measure"), ("measure", "\"trae-grade-\"", "measure"),
  ])
  func `an error names the key, its line and the figure`(
    _ key: String, _ value: String?, _ named: String
  ) throws {
    let error = try #require(refusal(Self.file([key: value])))
    #expect(error.file == "published.toml")
    #expect(error.column == "figure[1].\(named)")
    #expect(error.line != nil)
    #expect(error.description.contains("figure os-hr"))
  }

  @Test func `what a computation needs is asked for`() {
    for computed in ["count", "percent", "proportion-interval", "rank"] {
      #expect(refusal(Self.file(["computed": "\"\(computed)\""])) != nil, "\(computed)")
    }
    #expect(refusal(Self.file(["computed": "\"p-value\""]))?.column == "figure[1].test")
    #expect(refusal(Self.file(["computed": "\"cox-p-value\""]))?.column == "figure[1].covariate")
    let estimate = Self.file([
      "computed": "\"proportion-interval\"", "measure": "\"orr\"", "part": nil,
    ])
    #expect(refusal(estimate)?.column == "figure[1].part")
    let alone = Self.file(["arm": nil, "reference": nil])
    #expect(refusal(alone)?.column == "figure[1].arm")
  }

  @Test func `an id stands once, and a figure without one tells its line`() {
    let twice = Self.file() + Self.file().split(separator: "\n").dropFirst().joined(separator: "\n")
    #expect(refusal(twice)?.column == "figure[2].id")
    let nameless = refusal(Self.file(["id": nil]))
    #expect(nameless?.column == "figure[1].id")
    #expect(nameless?.line == 3)
    #expect(refusal("[[figure]]\n")?.column == "document")
    #expect(refusal("document = \n")?.line == 1)
  }

  @Test func `an unknown key is a warning`() throws {
    let issues = try PublishedFile.read(Self.file(["metod": "\"Cox\""])).issues
    #expect(issues.map(\.column) == ["figure[1].metod"])
    #expect(issues.map(\.severity) == [.warning])
    #expect(issues.map(\.file) == ["published.toml"])
  }

  @Test func `a trial's folder may hold the file, and an import says nothing of it`() throws {
    let trial = try SmallTrial(["published.toml": Self.file()])
    #expect(try trial.read().log.issues.isEmpty)
    let without = try SmallTrial()
    #expect(
      try TrialFolder(trial.folder.path).checksums() == TrialFolder(without.folder.path).checksums()
    )
    #expect(try TrialFolder(trial.folder.path).published().published.figures.count == 1)
    let error = #expect(throws: TrialFolderError.self) {
      try TrialFolder(without.folder.path).published()
    }
    #expect(error?.file == "published.toml")
  }
}
