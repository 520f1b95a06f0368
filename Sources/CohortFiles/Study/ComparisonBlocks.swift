import CohortModel

/// Reads `[matching]` and `[comparison]`.
///
/// Fields and expressions are read as texts: whether a trial's data have them is known only with
/// the data, and the page says what it could not use.
enum ComparisonBlocks {
  static func matching(_ block: StudySection, arms: [Arm]) throws -> MatchingPlan {
    let treated = try block.text("treated")
    guard arms.contains(where: { $0.code == treated }) else {
      throw block.failure("treated", "is the code of no arm", "write the code of one of [[arms]]")
    }
    guard let covariates = try block.strings("covariates"), !covariates.isEmpty else {
      throw block.failure("covariates", "is missing", "list the fields to match on")
    }
    let categorical = try block.strings("categorical") ?? []
    guard categorical.allSatisfy(covariates.contains) else {
      throw block.failure(
        "categorical", "names a field that is not matched on", "choose from covariates")
    }
    var plan = MatchingPlan(
      treatedArm: treated, covariates: covariates, categorical: categorical)
    plan.caliper = try block.positiveNumber("caliper") ?? plan.caliper
    return plan
  }

  static func comparison(_ block: StudySection) throws -> ComparisonPlan {
    var plan = ComparisonPlan()
    plan.endpoints = try block.choices("endpoints", .endpoints) ?? []
    plan.landmarkDays = try block.integers("landmark_days", in: 1...36_525) ?? []
    plan.covariates = try block.list("covariates").map(covariate)
    plan.subgroups = try block.list("subgroups").map(subgroup)
    return plan
  }

  private static func covariate(_ block: StudySection) throws -> ComparisonCovariate {
    let name = try block.text("name")
    return ComparisonCovariate(
      name: name, label: try block.string("label"), coding: try coding(block, of: name),
      isMultivariate: try block.flag("multivariate") ?? false,
      isPostBaseline: try block.flag("post_baseline") ?? false)
  }

  private static func coding(
    _ block: StudySection, of name: String
  ) throws -> ComparisonCovariate.Coding {
    let (field, type) = (try block.string("field"), try block.choice("type", .covariateTypes))
    let (when, exposure) = (try block.string("when"), try exposure(block))
    let reference = try block.string("reference")
    let ways = [field != nil || type != nil || reference != nil, when != nil, exposure != nil]
    guard ways.count(where: { $0 }) < 2 else {
      throw block.failure(
        "name", "is coded in several ways", "write one of field, when and received")
    }
    if let when { return .indicator(when) }
    if let exposure { return .exposure(exposure) }
    let isCategorical = type == .categorical || (type == nil && reference != nil)
    return isCategorical
      ? .categorical(field: field ?? name, reference: reference) : .numeric(field: field ?? name)
  }

  private static func exposure(
    _ block: StudySection
  ) throws -> ComparisonCovariate.Exposure? {
    let kinds = try block.choices("received", .treatments)
    let agents = try block.strings("agents") ?? []
    let countsCycles = try block.flag("cycles") ?? false
    guard let kinds else {
      guard agents.isEmpty, !countsCycles else {
        throw block.failure(
          "received", "is missing", "name the kinds of treatment, as [\"systemic\"]")
      }
      return nil
    }
    return .init(kinds: kinds, agents: agents, countsCycles: countsCycles)
  }

  private static func subgroup(_ block: StudySection) throws -> ComparisonSubgroup {
    let label = try block.text("label")
    let (field, parts) = (try block.string("by"), try block.strings("parts"))
    switch (field, parts) {
    case (let field?, nil): return ComparisonSubgroup(label: label, partition: .field(field))
    case (nil, let parts?) where !parts.isEmpty:
      return ComparisonSubgroup(label: label, partition: .expressions(parts))
    default: throw block.failure("label", "has no partition", "write by or parts")
    }
  }
}

/// The words for how a field of a covariate is taken.
enum CovariateType: String, CaseIterable, Sendable {
  case numeric, categorical
}

extension StudyWords<CovariateType> {
  static let covariateTypes = StudyWords.hyphenated
}

extension StudyText {
  static func matching(_ plan: MatchingPlan) -> Block {
    Block("[matching]").string("treated", plan.treatedArm)
      .list("covariates", plan.covariates.map(quoted)).words("categorical", plan.categorical)
      .number("caliper", plan.caliper)
  }

  static func comparison(_ plan: ComparisonPlan) -> [Block] {
    let head = Block("[comparison]")
      .words("endpoints", plan.endpoints.map(StudyWords.endpoints.word))
      .list("landmark_days", plan.landmarkDays.map { String($0) })
    return [head] + plan.covariates.map(covariate) + plan.subgroups.map(subgroup)
  }

  private static func covariate(_ covariate: ComparisonCovariate) -> Block {
    let block = Block("[[comparison.covariates]]").string("name", covariate.name)
      .string("label", covariate.label)
    return coded(block, covariate).flag("multivariate", covariate.isMultivariate)
      .flag("post_baseline", covariate.isPostBaseline)
  }

  private static func coded(_ block: Block, _ covariate: ComparisonCovariate) -> Block {
    switch covariate.coding {
    case .numeric(let field):
      block.string("field", field).string("type", StudyWords.covariateTypes.word(.numeric))
    case .categorical(let field, let reference):
      block.string("field", field).string("type", StudyWords.covariateTypes.word(.categorical))
        .string("reference", reference)
    case .indicator(let expression): block.string("when", expression)
    case .exposure(let exposure):
      block.list("received", exposure.kinds.map { quoted(StudyWords.treatments.word($0)) })
        .words("agents", exposure.agents).flag("cycles", exposure.countsCycles)
    }
  }

  private static func subgroup(_ subgroup: ComparisonSubgroup) -> Block {
    let block = Block("[[comparison.subgroups]]").string("label", subgroup.label)
    switch subgroup.partition {
    case .field(let field): return block.string("by", field)
    case .expressions(let parts): return block.list("parts", parts.map(quoted))
    }
  }
}

extension Block {
  /// A list of texts; left out where it is empty.
  fileprivate func words(_ key: String, _ values: [String]) -> Block {
    values.isEmpty ? self : list(key, values.map(StudyText.quoted))
  }
}
