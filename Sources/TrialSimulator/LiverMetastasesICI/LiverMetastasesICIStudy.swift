import CohortModel

extension LiverMetastasesICI {
  /// What the simulator chose because the document does not say.
  package static let assumptions = [
    "60 subjects with chemotherapy alone and 66 with the combination; the document gives 126.",
    "First treatments from February 2014 to May 2024, the combination from November 2018 on; "
      + "follow-up to 2024-12-31.",
    "Objective response 22/60 against 40/66, disease control 43/60 against 59/66, tested by "
      + "Fisher's exact test; the document says \"significantly\" and gives no number.",
    "The p-values of overall and of progression-free survival are read as two-sided log-rank tests.",
    "Median progression-free survival with chemotherapy alone: about six months, as it falls.",
    "Times run from the first dose; the document does not say from where.",
    "The multivariate model: age, sex, Karnofsky status of 70 or more, number of liver "
      + "metastases, extrahepatic metastases, earlier surgery, differentiation, local therapy of "
      + "liver metastases, cycles of chemotherapy and of the inhibitor; the arm is not in it. "
      + "The document names the four that are significant and no hazard ratio.",
    "Local therapy is ablation, radiotherapy or resection of liver metastases before progression; "
      + "no other local treatment is entered.",
    "Scans about every 6 weeks, later every 8 to 12; no planned schedule, so that none is missed.",
    "Related adverse events of any grade and of grade 3 or more do not differ (Fisher's exact "
      + "test); terms, grades and dates. Retrospective charts tell few mild events.",
    "Consent is not entered: it was waived.",
  ]

  static var site: Site {
    var site = Site()
    site.site = "ZJ01"
    site.name = "Zhejiang Cancer Hospital"
    site.country = "CN"
    return site
  }

  static var study: Study {
    var study = Study(
      id: "wjgo-113440", title: "Chemotherapy ± ICI, oesophageal cancer with liver metastases")
    study.masking = "retrospective"
    study.isSynthetic = true
    study.arms = [
      Arm(code: LiverArm.chemotherapy.rawValue, name: "Chemotherapy", isReference: true),
      Arm(
        code: LiverArm.combined.rawValue, name: "Chemotherapy + immune checkpoint inhibitor"),
    ]
    study.schedule.cycleDays = LiverRegimen.cycleDays
    study.endpoints = [
      Endpoint(kind: .progressionFreeSurvival, origin: .firstTreatment, set: .full),
      Endpoint(kind: .overallSurvival, origin: .firstTreatment, set: .full),
      Endpoint(kind: .durationOfResponse, origin: .firstTreatment, set: .full),
    ]
    study.dataCut = cutOff
    study.comparison = LiverComparison.plan
    return study
  }
}
