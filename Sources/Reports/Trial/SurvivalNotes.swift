import CohortModel
import Statistics

/// The footnote of a survival estimate: everything that its number depends on.
struct SurvivalNotes {
  let summary: SurvivalSummary
  let cohort: Cohort
  /// Whether the report has the log-rank test.
  var hasTest = true

  var lines: [String] {
    let endpoint = summary.endpoint
    let interval = cohort.study.survival.interval
    return [
      "\(endpoint.kind.title): \(endpoint.definition), cut-off \(cohort.cutOff.iso).",
      "Kaplan–Meier estimate with Greenwood's variance, 95 % intervals on the \(interval.title) "
        + "scale (medians by Brookmeyer and Crowley); follow-up by reverse Kaplan–Meier.",
      "Times are days, the origin is day 1; a month is \(Format.daysPerMonth) days; "
        + "\(Format.notReached) is not reached; at risk on a day counts those with an event or "
        + "censored on it.",
    ] + tallies + followUp + arms
  }

  private var tallies: [String] {
    [
      tally(summary.withoutOrigin, "without \(summary.endpoint.origin.title), left out"),
      tally(summary.withoutScan, "without a scan after baseline, censored on day 1"),
      tally(summary.withoutResponse, "without response, left out"),
      tally(summary.pendingConfirmation, "with a response still to be confirmed, left out"),
      tally(summary.deathsApart, "died without progression, censored by the rule set"),
      tally(summary.unallocated, "not allocated to an arm, left out of the groups"),
      summary.endpoint.kind == .overallSurvival
        ? "Last known alive is the latest of the entered date, scans, visits, treatments and starts "
          + "of adverse events." : nil,
      summary.lacksSchedule
        ? "The rule set asks for missed scans, but the study file plans none." : nil,
    ].compactMap { $0 }
  }

  private func tally(_ count: Int, _ what: String) -> String? {
    count > 0 ? "\(Format.plural(count, "subject")) \(what)." : nil
  }

  private var followUp: [String] {
    let contact = summary.recentContact.map { contact in
      "Known alive and seen in the 90 days before the cut-off: \(contact.count) of "
        + "\(contact.total)."
    }
    let completeness = summary.completeness.map { completeness in
      "Completeness of follow-up (Clark): \(Format.percent(completeness)) %"
        + (completeness < 0.9 ? "; below 90 % survival may be biased low." : ".")
    }
    return [contact, completeness].compactMap { $0 }
  }

  private var arms: [String] {
    let sizes = summary.groups.compactMap { group in
      group.label.map { _ in group.estimate.subjects }
    }
    guard !sizes.isEmpty else { return [] }
    return cohort.armNotes(showsArms: true) + SmallGroup.notes(sizes) + comparison
  }

  private var comparison: [String] {
    guard cohort.gate.access == .byArm, summary.groups.count > 1 else { return [] }
    let isRandomised =
      cohort.study.isRandomised && summary.endpoint.kind != .durationOfResponse
      && summary.endpoint.set == .intentToTreat
    return [hasTest ? test : nil, isRandomised ? nil : "Not a randomised comparison."]
      .compactMap { $0 }
  }

  private var test: String {
    summary.logRank == nil
      ? "No log-rank test: too few events to leave anything to chance."
      : "Log-rank p is nominal, not adjusted for repeated looks."
  }
}
