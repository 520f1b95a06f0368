import CohortModel

extension LowDoseRT {
  /// What the simulator chose because the published abstract does not say.
  package static let assumptions = [
    "Three sites with invented names; nobody failed screening.",
    "Consent and first treatment both lie in the published period of enrolment; data cut "
      + "2022-09-30, so that everybody is followed beyond the upper limit of the median of survival.",
    "\"Median follow-up 12.8 months\" is the median observed time over all 49; the reverse "
      + "Kaplan–Meier median, which is far longer, is printed beside it and not compared.",
    "Intervals of the medians by the log-log transformation; the cohort is tied so that the plain "
      + "one gives the same limits.",
    "Radiotherapy of 10 Gy in 5 fractions from the first day of treatment to one or two "
      + "metastases and the primary where it is still there; camrelizumab 200 mg and irinotecan "
      + "150 mg/m2 every 14 days.",
    "Scans every 42 days to day 336 and every 84 days after.",
    "Abscopal response by RECIST 1.1 over the lesions outside the field; two subjects without "
      + "such a lesion and two without any scan count as not evaluable, which the published "
      + "denominator of 49 asks for.",
    "Responses need no confirmation; CBR is a named endpoint without a published figure.",
    "Myelosuppression is read as the class of blood disorders (leukopenia, neutropenia, anaemia, "
      + "thrombocytopenia).",
    "Frequencies other than the published ones, grades and times of adverse events.",
  ]

  static var study: Study {
    var study = Study(
      id: "ChiCTR2000040533", title: "Low-dose RT + camrelizumab + irinotecan")
    study.phase = "II"
    study.masking = "open label"
    study.isRandomised = false
    study.isSynthetic = true
    study.arms = [
      Arm(
        code: "RT-CI", name: "Low-dose radiotherapy + camrelizumab + irinotecan",
        target: LowDoseTargets.subjects)
    ]
    study.accrual.target = LowDoseTargets.subjects
    study.accrual.start = LowDoseTargets.firstDay
    study.schedule.cycleDays = LowDoseCycles.days
    study.schedule.scans = LowDoseScans.periods
    study.schedule.scanWindow = 7
    study.response.reportsAbscopal = true
    study.endpoints = [
      endpoint(.progressionFreeSurvival), endpoint(.overallSurvival),
      endpoint(.durationOfResponse),
    ]
    study.eligibility = [
      EligibilityRule(name: "Age 18 years or more", expression: "age >= 18"),
      EligibilityRule(name: "ECOG 0 to 2", expression: "ecog <= 2"),
      EligibilityRule(
        name: "Oesophageal squamous cell carcinoma", expression: "histology = \"ESCC\""),
      EligibilityRule(
        name: "One to five metastases", expression: "n_mets >= 1 & n_mets <= 5"),
      EligibilityRule(
        name: "Progression after first-line immunotherapy and chemotherapy",
        expression: "prior_pd1_progression = Y"),
    ]
    study.dataCut = LowDoseTargets.dataCut
    study.toxicity = [illustration]
    return study
  }

  /// The published report names no boundary: this one shows what a boundary looks like.
  private static var illustration: ToxicityRule {
    ToxicityRule(
      name: "Illustration, not of the protocol: related, grade 4 or worse",
      event: "related & grade>=4", windowDays: 84, acceptable: 0.1, unacceptable: 0.25,
      method: .pocock(alpha: 0.05), looks: .everySubject(from: 6, through: LowDoseTargets.subjects))
  }

  private static func endpoint(_ kind: Endpoint.Kind) -> Endpoint {
    Endpoint(kind: kind, origin: .firstTreatment, set: .full)
  }
}
