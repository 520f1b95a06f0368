import CohortModel

/// What the safety report tells beside the worst grades: time, deaths, doses and boundaries.
struct SafetyTimeReport {
  private let exposure: ExposureReport
  private let incidence: IncidenceReport
  private let deaths: DeathReport
  private let dose: DoseReport
  private let toxicity: ToxicityReport

  init(_ cohort: Cohort, _ selection: Selection, class adverseEventClass: AdverseEventClass) {
    exposure = ExposureReport(
      rates: ExposureRates.make(cohort, selection, class: adverseEventClass),
      onset: OnsetSummary.make(cohort, selection, class: adverseEventClass),
      cycles: CycleIncidence.make(cohort, selection, class: adverseEventClass), cohort: cohort)
    incidence = IncidenceReport(
      incidences: AdverseEventIncidence.byOrganClass(cohort, selection, class: adverseEventClass),
      cohort: cohort)
    deaths = DeathReport(summary: DeathSummary.make(cohort, selection), cohort: cohort)
    dose = DoseReport(summary: DoseIntensity.make(cohort, selection), cohort: cohort)
    toxicity = ToxicityReport(answers: ToxicityAnswer.all(cohort), cohort: cohort)
  }

  var tables: [ReportTable] {
    exposure.tables + [incidence.table] + deaths.tables + [dose.table] + toxicity.tables
  }

  var notes: [String] {
    exposure.notes + incidence.notes + deaths.notes + dose.notes + toxicity.notes
  }
}
