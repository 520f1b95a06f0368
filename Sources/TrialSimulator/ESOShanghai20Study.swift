import CohortModel

extension ESOShanghai20 {
  /// What the simulator chose because the trial's documents do not say.
  package static let assumptions = [
    "Start of accrual 2024-03-01, number of sites, their names and their rates.",
    "Open label; strata: one or two against three or four metastases, prior treatment.",
    "Scans every 42 days to day 168 after randomisation, then every 56 days.",
    "Median progression-free survival about 14 against 9 months, overall survival about 28 "
      + "against 20 months: chosen, not observed, and no claim about the trial's outcome.",
    "Frequencies, grades and times of adverse events, withdrawals and deviations.",
    "The hazard ratio to detect, the number of events and interim analyses are not in the "
      + "documents and stay unset.",
  ]

  static func study(_ design: TrialDesign, cutOff: Day) -> Study {
    var study = Study(id: "NCT06190782", title: "ESO-Shanghai 20")
    study.phase = "III"
    study.masking = "open label"
    study.isRandomised = true
    study.isSynthetic = true
    study.arms = [
      Arm(
        code: TrialArm.combined.rawValue, name: "Local therapy + anti-PD-1 ± chemotherapy",
        ratio: 2, target: design.combinedTarget),
      Arm(
        code: TrialArm.systemic.rawValue, name: "Anti-PD-1 ± chemotherapy", ratio: 1,
        target: design.target - design.combinedTarget, isReference: true),
    ]
    study.accrual.target = design.target
    study.accrual.start = design.start
    study.accrual.months = 36
    study.accrual.followUpMonths = 24
    study.schedule.cycleDays = 21
    study.schedule.scans = ScanPlan.periods
    study.schedule.scanWindow = 7
    study.endpoints = endpoints
    study.eligibility = eligibility
    study.comparison = comparison
    study.revealsArm = ["lung_v20"]
    study.dataCut = cutOff
    return study
  }

  private static let endpoints = [
    Endpoint(kind: .progressionFreeSurvival),
    Endpoint(kind: .overallSurvival),
    Endpoint(
      kind: .timeToProgression, rules: .registry, origin: .firstTreatment, set: .safety),
    Endpoint(kind: .durationOfResponse),
  ]

  private static var comparison: ComparisonPlan {
    var plan = ComparisonPlan()
    plan.endpoints = [.progressionFreeSurvival, .overallSurvival]
    plan.covariates = [
      factor("age", "Age, per year", .numeric(field: "age")),
      factor("sex", "Sex", .categorical(field: "sex", reference: "female")),
      factor("ecog", "ECOG 1", .indicator("ecog=1")),
      factor("n_mets", "Metastases, each", .numeric(field: "n_mets")),
      factor("pd_l1_cps", "PD-L1 CPS 10 or more", .indicator("pd_l1_cps>=10")),
    ]
    plan.subgroups = [
      ComparisonSubgroup(label: "Age", partition: .expressions(["age<65", "age>=65"])),
      ComparisonSubgroup(label: "ECOG", partition: .field("ecog")),
      ComparisonSubgroup(
        label: "Metastases", partition: .expressions(["n_mets<=2", "n_mets>=3"])),
    ]
    return plan
  }

  private static func factor(
    _ name: String, _ label: String, _ coding: ComparisonCovariate.Coding
  ) -> ComparisonCovariate {
    ComparisonCovariate(name: name, label: label, coding: coding, isMultivariate: true)
  }

  private static let eligibility = [
    EligibilityRule(name: "Age 18 years or more", expression: "age >= 18"),
    EligibilityRule(name: "ECOG 0 or 1", expression: "ecog <= 1"),
    EligibilityRule(
      name: "Oesophageal squamous cell carcinoma", expression: "histology = \"ESCC\""),
    EligibilityRule(
      name: "One to four distant metastases", expression: "n_mets >= 1 & n_mets <= 4"),
    EligibilityRule(
      name: "At most three metastases in one organ", expression: "max_mets_per_organ <= 3"),
    EligibilityRule(name: "Each metastasis at most 5 cm", expression: "max_diam_mm <= 50"),
    EligibilityRule(
      name: "A metastasis proven by pathology", expression: "met_biopsy = Y"),
  ]
}
