import CohortModel

/// Reads `[[regimen]]` and `[[toxicity]]`.
enum SafetyBlocks {
  private static let days = 1...3653
  private static let counts = 1...1000

  static func dose(_ block: StudySection) throws -> PlannedDose {
    let agent = try block.text("agent")
    guard let dose = try block.positiveNumber("dose") else {
      throw block.failure("dose", "is missing", "write the dose of one cycle as a number")
    }
    return PlannedDose(
      agent: agent, dose: dose, unit: try block.string("unit"),
      cycleDays: try block.integer("cycle_days", in: days),
      windowDays: try block.integer("window_days", in: 0...365) ?? PlannedDose.defaultWindowDays)
  }

  /// No agent twice: which of two doses is planned could not be told.
  static func regimen(_ blocks: [StudySection]) throws -> [PlannedDose]? {
    var doses: [PlannedDose] = []
    for block in blocks {
      let next = try dose(block)
      guard !doses.contains(where: { $0.agent.lowercased() == next.agent.lowercased() }) else {
        throw block.failure("agent", "has an earlier dose", "give every agent one [[regimen]]")
      }
      doses.append(next)
    }
    return doses.isEmpty ? nil : doses
  }

  static func toxicity(_ block: StudySection) throws -> ToxicityRule {
    let name = try block.text("name")
    let event = try block.text("event")
    guard let windowDays = try block.integer("window_days", in: days) else {
      throw block.failure(
        "window_days", "is missing", "write the days after the first treatment that count")
    }
    let acceptable = try frequency(block, "p0")
    let unacceptable = try frequency(block, "p1")
    guard acceptable < unacceptable else {
      throw block.failure("p1", "is not above p0", "write a frequency above p0")
    }
    return ToxicityRule(
      name: name, event: event, windowDays: windowDays, acceptable: acceptable,
      unacceptable: unacceptable, method: try method(block), looks: try looks(block))
  }

  private static func frequency(_ block: StudySection, _ key: String) throws -> Double {
    guard let frequency = try block.share(key) else {
      throw block.failure(key, "is missing", "write a frequency between 0 and 1")
    }
    return frequency
  }

  private static func method(_ block: StudySection) throws -> ToxicityRule.Method {
    let (alpha, threshold) = (try block.share("alpha"), try block.share("threshold"))
    let prior = try block.positiveNumbers("prior")
    switch try block.choice("method", .toxicityMethods) {
    case .pocock:
      guard threshold == nil, prior == nil else {
        throw block.failure("method", "has no prior", "remove prior and threshold")
      }
      return .pocock(alpha: alpha ?? ToxicityMethod.alpha)
    case .bayesian:
      guard let prior, prior.count == 2, alpha == nil else {
        throw block.failure(
          "prior", "is not the two numbers of a Beta prior",
          "write prior = [a, b], and no alpha")
      }
      return .bayesian(
        a: prior[0], b: prior[1], threshold: threshold ?? ToxicityMethod.threshold)
    case nil:
      let words = StudyWords<ToxicityMethod>.toxicityMethods.listed
      throw block.failure("method", "is missing", "write one of \(words)")
    }
  }

  /// A list of numbers of subjects, or the words for every one from `start` to `maximum`.
  private static func looks(_ block: StudySection) throws -> ToxicityRule.Looks {
    if block.isText("looks") {
      _ = try block.choice("looks", .looks)
      guard let start = try block.integer("start", in: counts),
        let maximum = try block.integer("maximum", in: counts), start <= maximum
      else {
        throw block.failure(
          "looks", "has no range", "write start and maximum, as start = 6 and maximum = 30")
      }
      return .everySubject(from: start, through: maximum)
    }
    guard let sizes = try block.integers("looks", in: counts), !sizes.isEmpty,
      zip(sizes, sizes.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw block.failure(
        "looks", "is not a list of rising numbers of subjects",
        "write looks = [10, 20, 30], or looks = \"every subject\" with start and maximum")
    }
    return .sizes(sizes)
  }
}

/// The words for how a boundary is drawn, and what it is drawn with unless told otherwise.
enum ToxicityMethod: String, CaseIterable, Sendable {
  case pocock, bayesian

  static let alpha = 0.05
  static let threshold = 0.95
}

/// The word for a look after every subject.
enum ToxicityLooks: Sendable { case everySubject }

extension StudyWords<ToxicityMethod> {
  static let toxicityMethods = StudyWords.hyphenated
}

extension StudyWords<ToxicityLooks> {
  static let looks = StudyWords(pairs: [("every subject", .everySubject)])
}

extension StudyText {
  static func dose(_ dose: PlannedDose) -> Block {
    Block("[[regimen]]").string("agent", dose.agent).number("dose", dose.dose)
      .string("unit", dose.unit).integer("cycle_days", dose.cycleDays)
      .integer("window_days", dose.windowDays)
  }

  static func toxicity(_ rule: ToxicityRule) -> Block {
    let block = Block("[[toxicity]]").string("name", rule.name).string("event", rule.event)
      .integer("window_days", rule.windowDays).number("p0", rule.acceptable)
      .number("p1", rule.unacceptable)
    return looks(method(block, rule.method), rule.looks)
  }

  private static func method(_ block: Block, _ method: ToxicityRule.Method) -> Block {
    let words = StudyWords<ToxicityMethod>.toxicityMethods
    switch method {
    case .pocock(let alpha):
      return block.string("method", words.word(.pocock)).number("alpha", alpha)
    case .bayesian(let a, let b, let threshold):
      return block.string("method", words.word(.bayesian))
        .list("prior", [String(a), String(b)]).number("threshold", threshold)
    }
  }

  private static func looks(_ block: Block, _ looks: ToxicityRule.Looks) -> Block {
    switch looks {
    case .sizes(let sizes): block.list("looks", sizes.map { String($0) })
    case .everySubject(let start, let maximum):
      block.string("looks", StudyWords<ToxicityLooks>.looks.word(.everySubject))
        .integer("start", start).integer("maximum", maximum)
    }
  }
}
