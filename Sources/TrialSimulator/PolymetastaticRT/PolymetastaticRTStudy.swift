import CohortModel

extension PolymetastaticRT {
  /// What the simulator chose because the abstract does not say.
  package static let assumptions = [
    "Arms by treatment received; radiotherapy starts from three weeks after immunochemotherapy on, "
      + "so the time before it is immortal time, which no published figure corrects.",
    "Overall survival from the first treatment, in months of 30.4375 days; data cut 2023-04-30.",
    "Deaths: 235 of 331 before and 113 of 150 after matching, as the widths of the intervals imply.",
    "Hazard ratios, intervals and p-values of survival are Cox (Efron) with Wald's, unclustered: "
      + "the pairs are taken for independent subjects.",
    "Covariates of the matching: age, ECOG, number of metastases, liver and bone metastases, "
      + "dysphagia at baseline; nearest neighbour on the logit, from the largest down, without "
      + "replacement, caliper 0.2 standard deviations of the logits of all subjects.",
    "Symptoms before matching, among those with the symptom at baseline: dysphagia 38 of 60 and 48 "
      + "of 132, pain 41 of 69 and 64 of 160, the denominators that fit percentages and p-values.",
    "Dysphagia by Mellow and Pinkas, improved by a grade or more; pain from 0 to 10, improved by 2 "
      + "points or 30 %.",
    "Grade 5 after matching, one in each arm of 75; none outside the matched subjects.",
    "Progression-free survival has no published number: scans every 9 weeks in the first year and "
      + "every 12 after it, progression and death count.",
    "Hospitals, drugs, doses, fractions, lesions, the terms, grades and times of adverse events.",
  ]

  static var study: Study {
    var study = Study(
      id: "NCT05142709", title: "Immunochemotherapy ± radiotherapy in polymetastatic ESCC")
    study.masking = "open label"
    study.isSynthetic = true
    study.arms = [
      Arm(code: ArmCode.irradiated.rawValue, name: "Immunochemotherapy + radiotherapy"),
      Arm(
        code: ArmCode.systemic.rawValue, name: "Immunochemotherapy alone", isReference: true),
    ]
    study.schedule.cycleDays = 21
    study.schedule.scans = Scans.periods
    study.schedule.scanWindow = Scans.window
    study.endpoints = [
      Endpoint(kind: .overallSurvival, origin: .firstTreatment, set: .full),
      Endpoint(kind: .progressionFreeSurvival, origin: .firstTreatment, set: .full),
      Endpoint(kind: .durationOfResponse, origin: .firstTreatment, set: .full),
    ]
    study.eligibility = [
      EligibilityRule(name: "Age 18 years or more", expression: "age >= 18"),
      EligibilityRule(
        name: "Oesophageal squamous cell carcinoma", expression: "histology = \"ESCC\""),
      EligibilityRule(name: "More than five metastatic lesions", expression: "n_mets > 5"),
    ]
    study.dataCut = FollowUp.cutOff
    study.matching = MatchingPlan(
      treatedArm: ArmCode.irradiated.rawValue,
      covariates: [
        "age", "ecog", "n_mets", "liver_metastases", "bone_metastases", "dysphagia_at_baseline",
      ])
    study.comparison = comparison
    return study
  }

  private static var comparison: ComparisonPlan {
    var plan = ComparisonPlan()
    plan.endpoints = [.overallSurvival, .progressionFreeSurvival]
    plan.landmarkDays = [91]
    plan.covariates = [
      ComparisonCovariate(
        name: "rt", label: "Radiotherapy", coding: .exposure(.init(kinds: [.radiotherapy])),
        isMultivariate: true),
      ComparisonCovariate(
        name: "age", label: "Age, per year", coding: .numeric(field: "age"), isMultivariate: true),
      ComparisonCovariate(
        name: "ecog", label: "ECOG", coding: .categorical(field: "ecog", reference: "0"),
        isMultivariate: true),
      ComparisonCovariate(
        name: "n_mets", label: "Metastases, each", coding: .numeric(field: "n_mets"),
        isMultivariate: true),
      yes("liver_metastases", "Liver metastases"), yes("bone_metastases", "Bone metastases"),
      yes("dysphagia_at_baseline", "Dysphagia at baseline"),
    ]
    plan.subgroups = [
      ComparisonSubgroup(label: "Age", partition: .expressions(["age<65", "age>=65"])),
      ComparisonSubgroup(label: "ECOG", partition: .field("ecog")),
      ComparisonSubgroup(label: "Liver metastases", partition: .field("liver_metastases")),
      ComparisonSubgroup(label: "Bone metastases", partition: .field("bone_metastases")),
    ]
    return plan
  }

  private static func yes(_ field: String, _ label: String) -> ComparisonCovariate {
    ComparisonCovariate(
      name: field, label: label, coding: .categorical(field: field, reference: "N"),
      isMultivariate: true)
  }
}
