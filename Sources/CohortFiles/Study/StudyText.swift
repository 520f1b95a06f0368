package import CohortModel

/// Writes study.toml from a study; `StudyFile` reads back the same study.
package enum StudyText {
  /// - Parameter comment: lines for the head of the file.
  package static func text(of study: Study, comment: String = "") -> String {
    var blocks = [head(study), studyBlock(study)]
    blocks += study.arms.map(arm)
    blocks += [accrual(study.accrual), schedule(study.schedule)]
    blocks += study.schedule.scans.map(scans)
    blocks += [response(study.response), safety(study.safety), survival(study.survival)]
    blocks += study.endpoints.map(endpoint)
    blocks += study.eligibility.map { rule in
      Block("[[eligibility]]").string("name", rule.name).string("rule", rule.expression)
    }
    blocks += study.matching.map { [matching($0)] } ?? []
    blocks += study.comparison.map(comparison) ?? []
    blocks += (study.regimen ?? []).map(dose) + (study.toxicity ?? []).map(toxicity)
    let comments = comment.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "#" : "# \($0)" }.joined(separator: "\n")
    let body = blocks.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n")
    return (comment.isEmpty ? "" : comments + "\n\n") + body + "\n"
  }

  private static func head(_ study: Study) -> Block {
    let columns = study.revealsArm.map(FieldNames.column)
    return columns.isEmpty ? Block() : Block().list("reveals_arm", columns.map(quoted))
  }

  private static func studyBlock(_ study: Study) -> Block {
    Block("[study]").string("id", study.id).string("title", study.title)
      .string("phase", study.phase).string("masking", study.masking)
      .flag("randomised", study.isRandomised).flag("synthetic", study.isSynthetic)
      .day("data_cut", study.dataCut)
  }

  private static func arm(_ arm: Arm) -> Block {
    Block("[[arms]]").string("code", arm.code).string("name", arm.name)
      .integer("ratio", arm.ratio).integer("target", arm.target)
      .flag("reference", arm.isReference)
  }

  private static func accrual(_ plan: AccrualPlan) -> Block {
    Block("[accrual]").integer("target", plan.target).day("start", plan.start)
      .integer("months", plan.months).integer("follow_up_months", plan.followUpMonths)
  }

  private static func schedule(_ schedule: Schedule) -> Block {
    Block("[schedule]").integer("cycle_days", schedule.cycleDays)
      .integer("scan_window", schedule.scanWindow)
  }

  private static func scans(_ period: Schedule.ScanPeriod) -> Block {
    Block("[[schedule.scans]]").integer("days", period.days).integer("until_day", period.untilDay)
  }

  private static func response(_ rules: ResponseRules) -> Block {
    Block("[response]").flag("confirmation", rules.needsConfirmation)
      .integer("confirmation_days", rules.confirmationDays)
      .integer("minimum_stable_days", rules.minimumStableDays)
      .integer("clinical_benefit_days", rules.clinicalBenefitDays)
      .string("interval", StudyWords.hyphenated.word(rules.interval))
      .flag("abscopal", rules.reportsAbscopal)
      .string("evaluator", rules.evaluator)
  }

  private static func safety(_ rules: SafetyRules) -> Block {
    Block("[safety]").integer("emergent_days", rules.emergentDays)
      .integer("acute_days", rules.acuteDays).string("special_interest", rules.specialInterest)
  }

  private static func survival(_ rules: SurvivalRules) -> Block {
    Block("[survival]")
      .string("interval", StudyWords.hyphenated.word(rules.interval))
      .list("landmark_months", rules.landmarkMonths.map { String($0) })
  }

  private static func endpoint(_ endpoint: Endpoint) -> Block {
    Block("[[endpoints]]").string("kind", StudyWords.endpoints.word(endpoint.kind))
      .string("rules", StudyWords.rules.word(endpoint.rules))
      .string("origin", StudyWords.origins.word(endpoint.origin))
      .string("set", StudyWords.sets.word(endpoint.set))
  }

  /// A TOML basic string.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// A header and its keys; a key without a value is left out.
struct Block {
  private var lines: [String]

  init(_ header: String? = nil) {
    lines = header.map { [$0] } ?? []
  }

  var text: String { lines.joined(separator: "\n") }

  func string(_ key: String, _ value: String?) -> Block {
    adding(key, value.map(StudyText.quoted))
  }

  func integer(_ key: String, _ value: Int?) -> Block { adding(key, value.map { String($0) }) }
  func number(_ key: String, _ value: Double) -> Block { adding(key, String(value)) }
  func flag(_ key: String, _ value: Bool?) -> Block {
    adding(key, value.map { $0 ? "true" : "false" })
  }
  func day(_ key: String, _ value: Day?) -> Block { adding(key, value?.iso) }

  func list(_ key: String, _ values: [String]) -> Block {
    adding(key, "[" + values.joined(separator: ", ") + "]")
  }

  private func adding(_ key: String, _ value: String?) -> Block {
    guard let value else { return self }
    var block = self
    block.lines.append("\(key) = \(value)")
    return block
  }
}
