import CohortModel

/// What the study file of the liver cohort compares: the multivariate model that the document
/// names four factors of, and subgroups of ours.
enum LiverComparison {
  static var plan: ComparisonPlan {
    var plan = ComparisonPlan()
    plan.endpoints = [.overallSurvival, .progressionFreeSurvival]
    plan.covariates = baseline + received
    plan.subgroups = [
      ComparisonSubgroup(label: "KPS", partition: .expressions(["kps>=70", "kps<70"])),
      ComparisonSubgroup(label: "Sex", partition: .field("sex")),
      ComparisonSubgroup(
        label: "Extrahepatic metastases", partition: .field("extrahepatic_mets")),
    ]
    plan.landmarkDays = [182]
    return plan
  }

  private static var baseline: [ComparisonCovariate] {
    [
      covariate("age", "Age, per year", .numeric(field: "age")),
      covariate("sex", "Sex", .categorical(field: "sex", reference: "female")),
      covariate("kps", "KPS 70 or more", .indicator("kps>=70")),
      covariate("liver_mets", "Liver metastases, each", .numeric(field: "liver_mets")),
      covariate(
        "extrahepatic_mets", "Extrahepatic metastases",
        .categorical(field: "extrahepatic_mets", reference: "N")),
      covariate(
        "prior_surgery", "Earlier surgery", .categorical(field: "prior_surgery", reference: "N")),
      covariate(
        "differentiation", "Differentiation",
        .categorical(field: "differentiation", reference: nil)),
    ]
  }

  private static var received: [ComparisonCovariate] {
    [
      covariate(
        "local_therapy", "Local therapy of liver metastases",
        .exposure(.init(kinds: [.radiotherapy, .surgery, .ablation]))),
      covariate(
        "cmt_cycles", "Cycles of chemotherapy",
        .exposure(
          .init(kinds: [.systemic], agents: LiverRegimen.chemotherapies, countsCycles: true))),
      covariate(
        "ici_cycles", "Cycles of immunotherapy",
        .exposure(
          .init(kinds: [.systemic], agents: LiverRegimen.inhibitorNames, countsCycles: true))),
    ]
  }

  private static func covariate(
    _ name: String, _ label: String, _ coding: ComparisonCovariate.Coding
  ) -> ComparisonCovariate {
    ComparisonCovariate(name: name, label: label, coding: coding, isMultivariate: true)
  }
}
