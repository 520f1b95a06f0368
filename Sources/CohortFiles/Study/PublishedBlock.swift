import CohortModel

/// One `[[figure]]` of published.toml.
struct PublishedBlock {
  private enum Computed: String, CaseIterable {
    case count, percent, proportionInterval, median, followUp, hazardRatio, pValue, coxPValue
    case matchedPairs, rank
  }

  private enum Test: String, CaseIterable {
    case coxWald, logRank, logisticWald, fisher
  }

  private let block: StudySection

  init(_ block: StudySection) {
    self.block = block
  }

  func figure(_ id: String) throws -> PublishedFigure {
    var figure = PublishedFigure(
      id: id, label: try block.text("label"),
      printed: try required("printed", try block.string("printed")), quantity: try quantity(),
      population: try required("set", try block.choice("set", .populations)))
    figure.unit = try block.choice("unit", .units) ?? .none
    figure.arm = try block.string("arm")
    figure.reference = try block.string("reference")
    figure.part = try block.choice("part", .hyphenated) ?? .estimate
    figure.claim = try block.choice("claim", .hyphenated)
    figure.denominator = try block.text("denominator")
    figure.method = try block.string("method") ?? ""
    figure.assumption = try block.string("assumption")
    try check(figure)
    return figure
  }

  private func required<Value>(_ key: String, _ value: Value?) throws -> Value {
    guard let value else { throw block.failure(key, "is missing", "add it") }
    return value
  }

  private func check(_ figure: PublishedFigure) throws {
    if case .proportionInterval = figure.quantity, figure.part == .estimate {
      throw block.failure("part", "is missing", "write \"lower\" or \"upper\"")
    }
    guard (figure.arm == nil) == (figure.reference == nil) || !figure.quantity.isOfTwoArms else {
      throw block.failure("reference", "is missing", "name arm and reference")
    }
    guard !figure.quantity.isOfTwoArms || figure.arm != nil else {
      throw block.failure("arm", "is missing", "name arm and reference")
    }
  }

  /// Every key is asked for, so that none is called unknown because this figure needs it not.
  private func quantity() throws -> PublishedFigure.Quantity {
    let endpoint = try block.choice("endpoint", .endpoints)
    let term = try block.string("term")
    let measure = try measure(term: term)
    let test = try block.choice("test", StudyWords<Test>.hyphenated)
    let covariate = try block.string("covariate")
    let within = try block.integer("within", in: 1...1000)
    func ofMeasure() throws -> PublishedFigure.Measure { try required("measure", measure) }
    func ofEndpoint() throws -> Endpoint.Kind { try required("endpoint", endpoint) }
    switch try required("computed", try block.choice("computed", StudyWords<Computed>.hyphenated)) {
    case .count: return .count(try ofMeasure())
    case .percent: return .percent(try ofMeasure())
    case .proportionInterval: return .proportionInterval(try ofMeasure())
    case .median: return .median(try ofEndpoint())
    case .followUp: return .followUp(try ofEndpoint())
    case .hazardRatio: return .hazardRatio(try ofEndpoint())
    case .coxPValue:
      return .covariateTest(try ofEndpoint(), covariate: try required("covariate", covariate))
    case .matchedPairs: return .matchedPairs
    case .rank:
      _ = try required("term", term)
      return .rank(try ofMeasure(), within: try required("within", within))
    case .pValue:
      return try self.test(try required("test", test), endpoint: endpoint, measure: measure)
    }
  }

  private func test(
    _ test: Test, endpoint: Endpoint.Kind?, measure: PublishedFigure.Measure?
  ) throws -> PublishedFigure.Quantity {
    switch test {
    case .coxWald: .survivalTest(try required("endpoint", endpoint), .coxWald)
    case .logRank: .survivalTest(try required("endpoint", endpoint), .logRank)
    case .logisticWald: .rateTest(try required("measure", measure), .logisticWald)
    case .fisher: .rateTest(try required("measure", measure), .fisher)
    }
  }
}

// MARK: - Words

extension PublishedBlock {
  private func measure(term: String?) throws -> PublishedFigure.Measure? {
    guard let word = try block.string("measure") else { return nil }
    if let response = PublishedFigure.Response(rawValue: word) { return .response(response) }
    switch word {
    case "enrolled": return .enrolled
    case "sites": return .sites
    case "trae": return .relatedEvents(grades: nil, term: term)
    case "dysphagia-improved": return .improved(.dysphagia)
    case "pain-improved": return .improved(.pain)
    default: return .relatedEvents(grades: try grades(word), term: term)
    }
  }

  /// Of `trae-grade-5` or `trae-grade-3-4`.
  private func grades(_ word: String) throws -> ClosedRange<Int> {
    let prefix = "trae-grade-"
    let parts = word.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
    let grades = parts.compactMap { Int($0) }.filter((1...5).contains)
    guard word.hasPrefix(prefix), (1...2).contains(parts.count), grades.count == parts.count,
      let first = grades.first, let last = grades.last, first <= last
    else {
      throw block.failure(
        "measure", "is not a known word",
        "write one of \"enrolled\", \"sites\", \"orr\", \"dcr\", \"cbr\", \"arr\", \"acr\", \"trae\", "
          + "\"trae-grade-3-5\", \"dysphagia-improved\", \"pain-improved\"")
    }
    return first...last
  }
}

extension PublishedFigure.Quantity {
  fileprivate var isOfTwoArms: Bool {
    switch self {
    case .hazardRatio, .survivalTest, .rateTest: true
    case .count, .percent, .proportionInterval, .median, .followUp, .covariateTest, .matchedPairs,
      .rank:
      false
    }
  }
}

extension StudyWords<PublishedFigure.Population> {
  fileprivate static let populations = StudyWords(pairs: [
    ("itt", .intentToTreat), ("full", .full), ("safety", .safety), ("matched", .matched),
  ])
}

extension StudyWords<PublishedFigure.Unit> {
  fileprivate static let units = StudyWords(pairs: [
    ("", .none), ("months", .months), ("%", .percent),
  ])
}
