extension FilterField {
  /// Fields of subjects, in the order of help.
  static let subjectFields: [FilterField] = [
    FilterField("subject", .subject, .text, "subject id") { cohort, _ in
      let ids = cohort.data.subjects.ids
      return .words { admits in { admits(ids[$0]) } }
    },
    .text("site", .subject, "site id", as: "site", \.data.subjects.site),
    FilterField("country", .subject, .text, "country of the site") { cohort, _ in
      .siteWords(cohort) { $0.country }
    },
    .number("age", .subject, "age in years", as: "age", \.data.subjects.age),
    .code("sex", .subject, "male or female", \.data.subjects.sex),
    .number("ecog", .subject, "ECOG performance status", as: "ecog", \.data.subjects.ecog),
    .text(
      "histology", .subject, "histology as entered", as: "histology", \.data.subjects.histology),
    .text(
      "stratum", .subject, "stratum of the randomisation", as: "stratum", \.data.subjects.stratum),
    .number(
      "n_mets", .subject, "number of metastases", as: "metastases", \.data.subjects.metastases),
    .number(
      "max_mets_per_organ", .subject, "most metastases in one organ",
      as: "maximumMetastasesPerOrgan", \.data.subjects.maximumMetastasesPerOrgan),
    .number(
      "max_diam_mm", .subject, "largest metastasis in mm", as: "maximumDiameter",
      \.data.subjects.maximumDiameter),
    .flag(
      "met_biopsy", .subject, "a metastasis was proven by biopsy", as: "metastasisBiopsied",
      { cohort in { cohort.data.subjects.metastasisBiopsied[$0] } }),
    .flag(
      "prior_pd1_progression", .subject, "progressed on a PD-1 inhibitor before",
      as: "priorProgressionOnPD1", { cohort in { cohort.data.subjects.priorProgressionOnPD1[$0] } }
    ),
    .number(
      "lung_v20", .subject, "lung volume that receives 20 Gy, in percent", revealsArm: true,
      as: "lungV20", \.data.subjects.lungV20),
    .code(
      "screen_status", .subject, "screening, enrolled or failed", as: "screenStatus",
      \.data.subjects.screenStatus),
    .date(
      "consented", .subject, "consented by the cut-off, or the date", as: "consentedOn",
      \.consentedOn),
    .date(
      "randomised", .subject, "randomised by the cut-off, or the date", aliases: ["randomized"],
      as: "randomisedOn", \.randomisedOn),
    .date(
      "treated", .subject, "treated by the cut-off, or the date of first treatment",
      as: "firstTreatmentOn", \.firstTreatmentOn),
    .date(
      "dead", .subject, "died by the cut-off, or the date of death", aliases: ["died"],
      as: "diedOn", \.diedOn),
    .date(
      "off_study", .subject, "left the study by the cut-off, or the date", as: "endOfStudyOn",
      \.endOfStudyOn),
    .date(
      "new_therapy", .subject, "had another anticancer therapy by the cut-off, or its date",
      as: "newTherapyOn", \.newTherapyOn),
  ]

  /// A column of the subjects file that the model does not know.
  static func covariate(_ name: String) -> FilterField {
    FilterField(name, .subject, .verbatim, "covariate \(name)") { cohort, _ in
      guard let column = cohort.data.subjects.covariates[name] else {
        return .words { _ in { _ in false } }
      }
      return .coded(column)
    }
  }

  /// The arm as the gate shows it; nil where it shows none.
  static func arm(of cohort: Cohort) -> FilterField? {
    guard let labels = cohort.gate.grouping(for: .intentToTreat, of: [])?.labels else {
      return nil
    }
    return FilterField(
      "arm", .subject, .code(labels), "arm of the analysis set", revealsArm: true
    ) { cohort, set in
      let grouping = cohort.gate.grouping(for: set, of: cohort.data.subjects.ids)
      return .words { admits in
        let admitted = grouping?.labels.map(admits) ?? []
        return { subject in (grouping?.arms[subject]).flatMap { $0 }.map { admitted[$0] } ?? false }
      }
    }
  }
}

extension FilterColumn {
  /// A word about the site of each subject.
  static func siteWords(
    _ cohort: Cohort, _ word: (Site) -> String?
  ) -> FilterColumn {
    let column = cohort.data.subjects.site
    let known = Dictionary(cohort.data.sites.map { ($0.site, word($0)) }) { first, _ in first }
    return .words { admits in
      let admitted = column.words.map { site in (known[site] ?? nil).map(admits) ?? false }
      return { subject in column.code(subject).map { admitted[$0] } ?? false }
    }
  }
}
