import CohortModel

/// What the safety report tells beside the worst grades: time, deaths, doses and boundaries.
struct SafetyTimeReport {
  /// nil where the class of adverse events is refused.
  private let exposure: ExposureReport?
  private let incidence: IncidenceReport?
  private let deaths: DeathReport
  private let dose: DoseReport
  private let toxicity: ToxicityReport
  private let refusal: String?

  init(_ cohort: Cohort, _ selection: Selection, class adverseEventClass: AdverseEventClass) {
    refusal = adverseEventClass.refusal(in: cohort).map {
      "Rates, onset, cycles and incidence of \(adverseEventClass.phrase): "
        + "\($0.title(cohort.gate.access))."
    }
    let isOpen = refusal == nil
    exposure = isOpen ? ExposureReport(cohort, selection, class: adverseEventClass) : nil
    incidence = isOpen ? IncidenceReport(cohort, selection, class: adverseEventClass) : nil
    deaths = DeathReport(summary: DeathSummary.make(cohort, selection), cohort: cohort)
    dose = DoseReport(summary: DoseIntensity.make(cohort, selection), cohort: cohort)
    toxicity = ToxicityReport(answers: ToxicityAnswer.all(cohort), cohort: cohort)
  }

  var tables: [ReportTable] {
    (exposure?.tables ?? []) + [incidence?.table].compactMap { $0 } + deaths.tables + [dose.table]
      + toxicity.tables
  }

  var notes: [String] {
    [refusal].compactMap { $0 } + (exposure?.notes ?? []) + (incidence?.notes ?? [])
      + deaths.notes + dose.notes + toxicity.notes
  }
}
