package import CohortModel

/// Reads study.toml.
///
/// Blocks and keys are those of `TrialTemplate`. A missing key has the default of `Study`; a wrong
/// type, an unknown word or a broken file throws; an unknown key is a warning. `[stopping]` is
/// accepted unread.
package enum StudyFile {
  private static let file = TOMLFile(name: TrialFolder.studyFile)

  /// The study and warnings about keys that were not understood.
  package static func read(_ text: String) throws -> (study: Study, issues: [ImportIssue]) {
    let root = try file.root(text)
    let study = try study(from: root)
    return (study, file.unknownKeys(root))
  }

  /// The text of the file's bytes; throws where they are not UTF-8.
  package static func decoded(_ bytes: [UInt8]) throws -> String {
    try file.decoded(bytes)
  }
}

extension StudyFile {
  private static let days = 1...36_525
  private static let counts = 0...1_000_000_000

  private static func study(from root: StudySection) throws -> Study {
    let block = try root.section("study")
    var study = Study(id: try block.text("id"), title: try block.text("title"))
    study.phase = try block.string("phase")
    study.masking = try block.string("masking")
    study.isSynthetic = try block.flag("synthetic") ?? study.isSynthetic
    study.dataCut = try block.day("data_cut")
    study.arms = try arms(root)
    study.isRandomised = try isRandomised(block, arms: study.arms.count)
    study.accrual = try accrual(root.section("accrual"))
    study.schedule = try schedule(root.section("schedule"))
    study.response = try response(root.section("response"))
    study.safety = try safety(root.section("safety"), of: study)
    study.survival = try survival(root.section("survival"))
    study.endpoints = try root.list("endpoints").map { try endpoint($0, of: study) }
    study.eligibility = try root.list("eligibility").map { rule in
      EligibilityRule(name: try rule.text("name"), expression: try rule.text("rule"))
    }
    study.revealsArm = try (root.strings("reveals_arm") ?? []).map(FieldNames.field)
    study.matching = try root.optionalSection("matching").map {
      try ComparisonBlocks.matching($0, arms: study.arms)
    }
    study.comparison = try root.optionalSection("comparison").map(ComparisonBlocks.comparison)
    study.regimen = try SafetyBlocks.regimen(root.list("regimen"))
    let rules = try root.list("toxicity").map(SafetyBlocks.toxicity)
    study.toxicity = rules.isEmpty ? nil : rules
    root.ignore("stopping")
    return study
  }

  /// With arms to tell apart the key has no default: it decides who sees them.
  private static func isRandomised(_ block: StudySection, arms: Int) throws -> Bool {
    if let isRandomised = try block.flag("randomised") { return isRandomised }
    guard arms < 2 else {
      throw block.failure(
        "randomised", "is missing, and with \(arms) arms it decides who sees them",
        "write randomised = true under [study] to keep the arms closed until they are asked for, "
          + "or randomised = false to show them to whoever opens the trial")
    }
    return false
  }

  private static func arms(_ root: StudySection) throws -> [Arm] {
    var arms: [Arm] = []
    for block in try root.list("arms") {
      let code = try block.text("code")
      let arm = Arm(
        code: code, name: try block.string("name") ?? code,
        ratio: try block.integer("ratio", in: 1...1000),
        target: try block.integer("target", in: counts),
        isReference: try block.flag("reference") ?? false)
      if arms.contains(where: { $0.code.lowercased() == code.lowercased() }) {
        throw block.failure("code", "is the code of an earlier arm", "give every arm its own code")
      }
      if arm.isReference, arms.contains(where: \.isReference) {
        throw block.failure("reference", "is true for two arms", "name one reference arm")
      }
      arms.append(arm)
    }
    return arms
  }

  private static func accrual(_ block: StudySection) throws -> AccrualPlan {
    var plan = AccrualPlan()
    plan.target = try block.integer("target", in: counts)
    plan.start = try block.day("start")
    plan.months = try block.integer("months", in: 1...1200)
    plan.followUpMonths = try block.integer("follow_up_months", in: 0...1200)
    return plan
  }

  private static func schedule(_ block: StudySection) throws -> Schedule {
    var schedule = Schedule()
    schedule.cycleDays = try block.integer("cycle_days", in: days)
    schedule.scanWindow = try block.integer("scan_window", in: 0...3653) ?? schedule.scanWindow
    schedule.scans = try block.list("scans").map { period in
      guard let every = try period.integer("days", in: days) else {
        throw period.failure("days", "is missing", "write the days between two scans")
      }
      return Schedule.ScanPeriod(days: every, untilDay: try period.integer("until_day", in: days))
    }
    return schedule
  }

  private static func response(_ block: StudySection) throws -> ResponseRules {
    var rules = ResponseRules()
    rules.needsConfirmation = try block.flag("confirmation") ?? rules.needsConfirmation
    rules.confirmationDays =
      try block.integer("confirmation_days", in: days) ?? rules.confirmationDays
    rules.minimumStableDays =
      try block.integer("minimum_stable_days", in: 0...3653) ?? rules.minimumStableDays
    rules.clinicalBenefitDays =
      try block.integer("clinical_benefit_days", in: 0...3653) ?? rules.clinicalBenefitDays
    rules.interval = try block.choice("interval", .hyphenated) ?? rules.interval
    rules.reportsAbscopal = try block.flag("abscopal")
    rules.evaluator = try block.string("evaluator")
    return rules
  }

  private static func safety(_ block: StudySection, of study: Study) throws -> SafetyRules {
    var rules = SafetyRules()
    rules.emergentDays = try block.integer("emergent_days", in: 0...3653) ?? rules.emergentDays
    rules.acuteDays = try block.integer("acute_days", in: 0...3653) ?? rules.acuteDays
    rules.specialInterest = try block.string("special_interest")
    if let rule = rules.specialInterest { try checkSpecialInterest(rule, block, study) }
    return rules
  }

  private static func checkSpecialInterest(
    _ rule: String, _ block: StudySection, _ study: Study
  ) throws {
    do throws(FilterError) {
      try SpecialInterest.check(rule, in: study)
    } catch {
      throw block.failure(
        "special_interest",
        "is no filter on adverse events (character \(error.position + 1): \(error.message))",
        "write one such as special_interest = 'pt ~ fistula | pt = \"Pneumonitis\"'")
    }
  }

  private static func survival(_ block: StudySection) throws -> SurvivalRules {
    var rules = SurvivalRules()
    rules.interval = try block.choice("interval", .hyphenated) ?? rules.interval
    rules.landmarkMonths =
      try block.integers("landmark_months", in: 1...1200) ?? rules.landmarkMonths
    return rules
  }

  /// What an endpoint leaves out follows from whether the trial is randomised.
  private static func endpoint(_ block: StudySection, of study: Study) throws -> Endpoint {
    guard let kind = try block.choice("kind", .endpoints) else {
      let words = StudyWords<Endpoint.Kind>.endpoints.listed
      throw block.failure("kind", "is missing", "write one of \(words)")
    }
    let origin: Endpoint.Origin = study.isRandomised ? .randomisation : .firstTreatment
    return Endpoint(
      kind: kind, rules: try block.choice("rules", .rules) ?? .treatmentPolicy,
      origin: try block.choice("origin", .origins) ?? origin,
      set: try block.choice("set", .sets) ?? study.defaultSet)
  }
}
