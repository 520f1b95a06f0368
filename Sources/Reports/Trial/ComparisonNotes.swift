import CohortModel
import Statistics

/// What a reader must know before quoting a hazard ratio.
struct ComparisonNotes {
  let summary: ComparisonSummary
  let cohort: Cohort

  var lines: [String] {
    [endpoint, model].compactMap { $0 } + tallies + postBaseline + arms + matching + plan
  }

  private var endpoint: String {
    let endpoint = summary.endpoint
    return "\(endpoint.kind.title): \(endpoint.definition), cut-off \(cohort.cutOff.iso); "
      + "\(Format.plural(summary.subjects, "subject")), "
      + "\(Format.plural(summary.events, "event"))."
  }

  private var model: String {
    "Cox models with Efron's ties, 95 % intervals and p by Wald from the model's own variance; p is "
      + "nominal, adjusted neither for looks nor for the number of tests. Proportional hazards: "
      + "score test of Grambsch and Therneau, time by 1 − Kaplan–Meier."
  }

  private var tallies: [String] {
    [
      summary.withoutTime > 0
        ? "\(Format.plural(summary.withoutTime, "subject")) without a time to the endpoint, left out."
        : nil,
      summary.undatedTreatments > 0
        ? "\(Format.plural(summary.undatedTreatments, "treatment")) without a date: in totals alone."
        : nil,
    ].compactMap { $0 }
  }

  private var postBaseline: [String] {
    let rows = summary.tables.first?.rows.filter(\.isPostBaseline) ?? []
    guard !rows.isEmpty else { return [] }
    let names = rows.map(\.title).joined(separator: ", ")
    let landmark = summary.tables.contains { $0.version.landmarkDay != nil }
    return [
      "\(names): \(ComparisonSummary.postBaselineWarning) in the version \"naive\", which takes as "
        + "known from day 1 what came later: who lives longer receives more.",
      "Version \"startStop\" splits each subject's time at every change, and a change counts from the "
        + "day after it.",
      landmark
        ? "Version \"landmark\" is about those still at risk after the day, by what was known then; "
          + "time counts from it." : nil,
    ].compactMap { $0 }
  }

  private var arms: [String] {
    guard !summary.arms.isEmpty else { return [] }
    let sizes = summary.arms.flatMap { $0.survival.groups.map(\.estimate.subjects) }
    return cohort.armNotes(showsArms: true) + SmallGroup.notes(sizes)
      + summary.arms.flatMap(comparison)
      + (summary.subgroups.isEmpty ? [] : [ComparisonSummary.interactionNote])
  }

  private func comparison(_ arms: ArmComparison) -> [String] {
    guard let contrast = arms.contrast else { return [] }
    let others =
      contrast.inOtherArms > 0
      ? ["\(Format.plural(contrast.inOtherArms, "subject")) of further arms, not compared."] : []
    switch arms.adjustment {
    case .randomised: return others
    case .matched:
      return [
        "Matched (\(arms.set.title)): Wald and log-rank ignore that subjects come in pairs; a filter "
          + "may break pairs."
      ]
    case .unadjusted:
      return [
        "Unadjusted (\(arms.set.title)): not a randomised comparison; the arms differ in more than "
          + "treatment."
      ] + others
    }
  }

  private var matching: [String] {
    switch summary.matching {
    case .success(let set):
      return ["Matching: \(set.method)."] + set.tallies.map { "Matching: \($0)." } + [
        "Standardised difference: arm less controls over the standard deviation of the arm before "
          + "matching."
      ]
    case .failure(.notPlanned), .failure(.armsClosed): return []
    case .failure(let refusal): return ["No matched pairs: \(refusal.title)."]
    }
  }

  private var plan: [String] {
    cohort.study.comparison == nil
      ? ["The study file has no [comparison] block: no covariates and no subgroups."] : []
  }
}

extension ComparisonSummary {
  package static let interactionNote =
    "Interaction p: likelihood-ratio test of arm by subgroup; subgroups are not adjusted for their "
    + "number."
}
