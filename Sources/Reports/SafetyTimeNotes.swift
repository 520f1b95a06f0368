package import CohortModel

// What a reader must know of the numbers about adverse events in time. Pages and reports say the
// same.

extension OnsetTally {
  /// - Parameter afterRisk: what the rows came after.
  func notes(afterRisk: String) -> [String] {
    [
      (undated, "row without a start", "rows without a start"),
      (
        beforeTreatment, "row from before the first treatment",
        "rows from before the first treatment"
      ),
      (self.afterRisk, "row \(afterRisk)", "rows \(afterRisk)"),
      (withoutTreatment, "subject without a treatment", "subjects without a treatment"),
    ].filter { $0.0 > 0 }.map { Format.plural($0.0, $0.1, $0.2) + " left out" }
  }
}

extension AdverseEventClass {
  /// When time at risk ends, as part of a sentence.
  func endOfRisk(_ last: String, _ study: Study) -> String {
    let window =
      self == .treatmentEmergent
      ? " and \(study.safety.emergentDays) days after the end of treatment" : ""
    return "the earliest of \(last), death, end of study\(window)"
  }
}

extension ExposureRates {
  package func notes(_ study: Study) -> [String] {
    [
      "Rates: subjects with a first onset per 100 subject-years of 365.25 days at risk; N = "
        + "\(totals[SafetyGroups.everybody]), \(set.title) with a treatment. At risk from the first "
        + "treatment, day 1, to the first onset or "
        + "\(adverseEventClass.endOfRisk("cut-off", study)). 95 % interval exact Poisson."
    ] + tally.notes(afterRisk: "after the time at risk") + arms
  }

  private var arms: [String] {
    guard !groups.labels.isEmpty else { return [] }
    let left =
      unallocated > 0 ? [Format.plural(unallocated, "subject") + " in no arm, among all alone"] : []
    guard groups.isComparable else { return left + ["By masked arm counts alone, no rates."] }
    guard let reference = groups.reference else { return left }
    return left + [
      "Differences (Wald) and ratios (exact) of rates against \(groups.labels[reference - 1]): "
        + "nominal, not adjusted."
    ]
  }
}

extension OnsetSummary {
  package func notes(_ study: Study) -> [String] {
    [
      "Onset: study day of each subject's first onset, the first treatment is day 1; until "
        + "\(adverseEventClass.endOfRisk("cut-off", study)).",
      "Events: rows of one term without a gap between them are one event. Resolved: recovered, with "
        + "or without sequelae, of the events with a stated outcome.",
      "Duration: Kaplan–Meier from the onset, day 1, to the end, 95 % interval "
        + "\(study.survival.interval.title); ongoing events are censored when last known alive, "
        + "fatal ones at death. NR is not reached. Time to resolution: of resolved events with a "
        + "dated end.",
    ] + withoutEnd + tally.notes(afterRisk: "after the time at risk")
  }

  private var withoutEnd: [String] {
    let count = rows.first?.withoutEnd ?? 0
    return count > 0
      ? [Format.plural(count, "event") + " over since an unknown day, without a duration"] : []
  }
}

extension CycleIncidence {
  package func notes(_ study: Study) -> [String] {
    let length = study.schedule.cycleDays ?? study.safety.emergentDays
    let columns =
      switch basis {
      case .cycles:
        "Cycles as recorded: from the first systemic treatment of a cycle to the day before the next; "
          + "the last one for \(length) days."
      case .periodsAsCyclesAreClosed(let days):
        "Periods of \(days) days from the first treatment, because cycles are closed: they would "
          + "tell the arm."
      case .periodsAsCyclesAreMissing(let days):
        "Periods of \(days) days from the first treatment, because no cycles are recorded."
      }
    return [
      columns,
      "Subjects with an onset in it over subjects who began it (while at risk).",
      before > 0 ? Format.plural(before, "onset") + " before the first" : nil,
      after > 0 ? Format.plural(after, "onset") + " after the last" : nil,
    ].compactMap { $0 } + tally.notes(afterRisk: "after the time at risk")
  }

  package static let refusal =
    "No numbers by cycle: cycles are closed or not recorded, and the study file has no cycle_days."

  /// What a column is called.
  package var columnTitle: String { basis == .cycles ? "cycle" : "period" }
}

extension AdverseEventIncidence {
  package func notes(_ study: Study) -> [String] {
    [
      "Cumulative incidence: first onset by Aalen–Johansen, death competing, from the first "
        + "treatment, day 1; others are censored at "
        + "\(adverseEventClass.endOfRisk("the last day known alive", study)). 95 % interval "
        + "\(study.survival.interval.title). A month is 30.4375 days; no estimate after the last "
        + "observed time."
    ] + tally.notes(afterRisk: "after the last contact")
      + (groups.count > 1 ? ["Gray's test between arms: nominal, not adjusted."] : [])
      + (unallocated > 0
        ? [Format.plural(unallocated, "subject") + " in no arm, among all alone"] : [])
  }
}

extension DeathSummary {
  package func notes(_ study: Study, _ access: Access) -> [String] {
    [
      "Deaths by the cut-off of N = \(totals[SafetyGroups.everybody]), \(set.title); terms on adverse "
        + "events choose the fatal events, not the deaths. Last treatment: of any modality. Under "
        + "treatment: no end of treatment on record, or death as its reason. Fatal: grade 5 or a "
        + "fatal outcome.",
      beforeTreatment.count > 0
        ? Format.plural(beforeTreatment.count, "subject") + " died without any treatment, not in N"
        : nil,
      fatalWithoutDeath.count > 0
        ? Format.plural(fatalWithoutDeath.count, "subject")
          + " with a fatal event and no date of death" : nil,
      closesRadiotherapy
        ? "Deaths within \(DeathSummary.radiotherapyDays) days of radiotherapy: "
          + SafetyClosure.title(access) + "." : nil,
    ].compactMap { $0 }
  }
}

extension DoseIntensity {
  package func notes(_ study: Study) -> [String] {
    let usesFirstDose = agents.contains { $0.plan == .firstDose }
    let windows = Set(agents.map(\.windowDays)).sorted().map(String.init).joined(separator: " or ")
    return [
      "Relative dose intensity: (delivered dose / elapsed days) / (planned dose / days of a cycle); "
        + "elapsed from the first cycle to the last and one cycle more. Share of at least "
        + "\(Format.percent(DoseIntensity.share, digits: 0)) %: interval "
        + "\(study.response.interval.title).",
      usesFirstDose
        ? "Without a [[regimen]] in the study file the planned dose is that of the subject's own "
          + "first cycle, every cycle_days of the schedule." : nil,
      "Delay: more than a cycle and \(windows.isEmpty ? "–" : windows) days between two cycles. "
        + "Modified: as marked in the treatments.",
    ].compactMap { $0 } + gaps
  }

  private var gaps: [String] {
    Gap.allCases.compactMap { gap in
      let count = agents.reduce(0) { $0 + ($1.groups[0].gaps[gap] ?? 0) }
      return count > 0
        ? Format.plural(count, "course") + " of an agent \(gap.title), not computed" : nil
    }
  }
}

extension ToxicityMonitoring {
  package func notes() -> [String] {
    [
      "Toxicity: \(rule.event) from the first treatment to \(rule.windowDays) days after it. Counted "
        + "are subjects with the event, or followed through the window; the others stand apart. "
        + "Safety set, whatever the filter; in the order in which outcomes became known.",
      "\(rule.methodTitle); looks: \(rule.looksTitle). Probability of crossing: "
        + "\(Format.percent(crossingAtAcceptable)) % at p0 = \(Format.number(rule.acceptable)), "
        + "\(Format.percent(crossingAtUnacceptable)) % at p1 = \(Format.number(rule.unacceptable)).",
      undated > 0
        ? Format.plural(undated, "subject") + " counted by an event without a start" : nil,
      unallocated > 0 ? Format.plural(unallocated, "subject") + " in no arm left out" : nil,
    ].compactMap { $0 }
  }

  private var undated: Int { groups.reduce(0) { $0 + $1.undated } }

  package static let none = "The study file has no [[toxicity]] block."
}
