import CohortModel

extension Registry {
  /// What the simulator chose: everything.
  package static let assumptions = [
    "No registry stands behind this one: subjects, centres and numbers are invented.",
    "Consent from 2012-01-02 to 2024-06-28, more from year to year; data cut 2024-12-31.",
    "Who is younger, fitter and has fewer metastases gets radiotherapy more often; the hazard "
      + "ratio of death is 0.75 for radiotherapy, given the covariates.",
    "Survival and time to progression by Weibull; medians about 13 and 7 months.",
    "Scans after 13 weeks and then every 26 weeks; a few are missed.",
    "About ten adverse events a subject; 27 organ classes, 648 invented terms, a few of them in "
      + "most of the reports (Zipf).",
  ]

  static func study(subjects: Int) -> Study {
    var study = Study(id: "SYN-REGISTRY", title: "Synthetic registry, oesophageal cancer")
    study.masking = "open label"
    study.isSynthetic = true
    study.arms = [
      Arm(code: RegistryArm.irradiated.rawValue, name: "Chemotherapy + radiotherapy"),
      Arm(code: RegistryArm.systemic.rawValue, name: "Chemotherapy alone", isReference: true),
    ]
    study.accrual.target = subjects * 95 / 100
    study.accrual.start = firstConsent
    study.accrual.months = 150
    study.schedule.cycleDays = 21
    study.schedule.scans = RegistryScans.periods
    study.schedule.scanWindow = RegistryScans.window
    study.endpoints = [.overallSurvival, .progressionFreeSurvival, .durationOfResponse].map {
      Endpoint(kind: $0, origin: .firstTreatment, set: .full)
    }
    study.eligibility = [
      EligibilityRule(name: "Age 18 years or more", expression: "age >= 18"),
      EligibilityRule(name: "At least one metastasis", expression: "n_mets >= 1"),
    ]
    study.dataCut = cutOff
    study.matching = MatchingPlan(
      treatedArm: RegistryArm.irradiated.rawValue,
      covariates: ["age", "ecog", "n_mets", "liver_metastases", "bone_metastases"])
    study.comparison = comparison
    return study
  }

  private static var comparison: ComparisonPlan {
    var plan = ComparisonPlan()
    plan.endpoints = [.overallSurvival, .progressionFreeSurvival]
    plan.landmarkDays = [91]
    plan.covariates = [
      factor("arm", "Arm", .categorical(field: "arm", reference: nil)),
      factor("age", "Age, per year", .numeric(field: "age")),
      factor("sex", "Sex", .categorical(field: "sex", reference: "female")),
      factor("ecog", "ECOG", .categorical(field: "ecog", reference: "0")),
      factor("n_mets", "Metastases, each", .numeric(field: "n_mets")),
      factor("liver", "Liver metastases", yes("liver_metastases")),
      factor("bone", "Bone metastases", yes("bone_metastases")),
      factor("smoking", "Smoking", .categorical(field: "smoking", reference: "never")),
    ]
    plan.subgroups = [
      ComparisonSubgroup(label: "Age", partition: .expressions(["age<65", "age>=65"])),
      ComparisonSubgroup(label: "Sex", partition: .field("sex")),
      ComparisonSubgroup(label: "ECOG", partition: .field("ecog")),
      ComparisonSubgroup(label: "Liver metastases", partition: .field("liver_metastases")),
    ]
    return plan
  }

  private static func yes(_ field: String) -> ComparisonCovariate.Coding {
    .categorical(field: field, reference: "N")
  }

  private static func factor(
    _ name: String, _ label: String, _ coding: ComparisonCovariate.Coding
  ) -> ComparisonCovariate {
    ComparisonCovariate(name: name, label: label, coding: coding, isMultivariate: true)
  }
}
