extension Cohort {
  func profilePerson(_ subject: Int, _ closed: ClosedFields) -> SubjectProfile.Person {
    let columns = data.subjects
    func open<Value>(_ field: String, _ value: Value?) -> Value? {
      closed.open(.subjects, field, value)
    }
    func arm(_ set: AnalysisSet) -> String? {
      guard closed.showsArm else { return nil }
      return gate.arm(of: columns.ids[subject], among: columns.ids, for: set)
    }
    return SubjectProfile.Person(
      reference: .init(.subjects, columns.rowIDs[subject]), id: columns.ids[subject],
      site: open("site", columns.site[subject]), plannedArm: arm(.intentToTreat),
      actualArm: arm(.safety), age: open("age", columns.age[subject].map { Int($0) }),
      sex: open("sex", columns.sex[subject]),
      ecog: open("ecog", columns.ecog[subject].map { Int($0) }),
      histology: open("histology", columns.histology[subject]),
      stratum: open("stratum", columns.stratum[subject]),
      metastases: open("metastases", columns.metastases[subject].map { Int($0) }),
      maximumDiameter: open("maximumDiameter", columns.maximumDiameter[subject]),
      screenStatus: open("screenStatus", columns.screenStatus[subject]),
      screenFailureReason: open("screenFailureReason", columns.screenFailureReason[subject]),
      consentedOn: open("consentedOn", consentedOn[subject]),
      randomisedOn: open("randomisedOn", randomisedOn[subject]),
      firstTreatmentOn: open("firstTreatmentOn", firstTreatmentOn[subject]),
      covariates: profileCovariates(subject, closed))
  }

  private func profileCovariates(
    _ subject: Int, _ closed: ClosedFields
  ) -> [SubjectProfile.Covariate] {
    data.subjects.covariates.keys.sorted().compactMap { name in
      guard !closed.contains(covariate: name) else { return nil }
      return data.subjects.covariates[name]?[subject].map { .init(name: name, value: $0) }
    }
  }

  /// A reason counts from its own date; one whose date is after the cut-off is not known yet.
  func profileFate(of subject: Int, _ closed: ClosedFields) -> SubjectProfile.Fate {
    let columns = data.subjects
    func open<Value>(_ field: String, _ value: Value?) -> Value? {
      closed.open(.subjects, field, value)
    }
    func known(_ day: Day?, _ word: String?) -> String? { counts(day) ? word : nil }
    return SubjectProfile.Fate(
      lastTreatmentOn: open("lastTreatmentOn", lastTreatment(of: subject, closed)),
      endOfTreatmentReason: open(
        "endOfTreatmentReason",
        known(columns.lastTreatmentOn[subject], columns.endOfTreatmentReason[subject])),
      newTherapyOn: open("newTherapyOn", newTherapyOn[subject]),
      endOfStudyOn: open("endOfStudyOn", endOfStudyOn[subject]),
      endOfStudyReason: open(
        "endOfStudyReason",
        known(columns.endOfStudyOn[subject], columns.endOfStudyReason[subject])),
      diedOn: open("diedOn", diedOn[subject]),
      isDeathImputed: diedOn[subject] != nil && columns.isDeathImputed[subject] == true,
      causeOfDeath: open(
        "causeOfDeath", known(columns.diedOn[subject], columns.causeOfDeath[subject])),
      lastKnownAlive: open("lastKnownAlive", lastKnownAlive[subject]))
  }

  /// The entered day, or a later administration on record by the cut-off where those are open.
  private func lastTreatment(of subject: Int, _ closed: ClosedFields) -> Day? {
    let entered = byCutOff(data.subjects.lastTreatmentOn[subject])
    guard !closed.hidesTreatment else { return entered }
    let given = treatmentRows(of: subject).compactMap { row in
      byCutOff(data.treatments.end[row]) ?? data.treatments.start[row]
    }
    return ([entered].compactMap { $0 } + given).max()
  }

  /// Courses by scale whatever its case, in order of first appearance.
  func profileSymptoms(
    of subject: Int, _ closed: ClosedFields
  ) -> [SubjectProfile.SymptomCourse] {
    let columns = data.symptoms
    let rows = columns.rows[subject].filter { counts(columns.date[$0]) }
    var scales: [String] = []
    for row in rows {
      let scale = columns.scale[row] ?? ""
      if !scales.contains(where: { $0.lowercased() == scale.lowercased() }) { scales.append(scale) }
    }
    return scales.map { scale in
      let own = rows.filter { (columns.scale[$0] ?? "").lowercased() == scale.lowercased() }
      let origin = scanOrigin(of: subject)
      let baseline = own.last { row in
        guard let origin, let day = columns.date[row] else { return false }
        return day <= origin && columns.score[row] != nil
      }
      return SubjectProfile.SymptomCourse(
        scale: scale,
        baseline: closed.open(.symptoms, "score", baseline.flatMap { columns.score[$0] }),
        scores: own.map { row in
          .init(
            reference: .init(.symptoms, columns.rowIDs[row]), date: columns.date[row],
            score: closed.open(.symptoms, "score", columns.score[row]))
        })
    }
  }
}
