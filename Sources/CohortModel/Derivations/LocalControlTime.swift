/// The two meanings of local control (definitions.md, *Local control*).
package enum LocalControlDefinition: String, CaseIterable, Sendable {
  /// The registry's words: neither progression anywhere nor worse symptoms. Deaths are censored,
  /// as in the registry's other endpoint.
  case registry
  /// No treated lesion has grown by 20 % and 5 mm from its smallest; death competes.
  case treatedLesions
}

/// How one subject's time under local control ends.
package struct LocalControlTime: Equatable, Sendable {
  package enum End: Equatable, Sendable { case failure, death, censored }

  package let origin: Day
  package let date: Day
  package let end: End

  package init(origin: Day, date: Day, end: End) {
    self.origin = origin
    self.date = date
    self.end = end
  }

  /// Whole days with the origin as day 1.
  package var days: Int32 { Int32(clamping: max(1, date - origin + 1)) }
}

extension Cohort {
  /// - Returns: nil without the definition's origin, for treated lesions also where access closes
  ///   the marks of treatment.
  package func localControl(
    of subject: Int, by definition: LocalControlDefinition
  ) -> LocalControlTime? {
    switch definition {
    case .registry: registryControl(of: subject)
    case .treatedLesions: hasOpenLesionMarks ? lesionControl(of: subject) : nil
    }
  }

  /// Whether access lets it be seen which lesions were treated.
  package var hasOpenLesionMarks: Bool {
    Lesion.fields.filter { ["isIrradiated", "localTreatmentOn"].contains($0.name) }
      .allSatisfy { gate.permits($0) }
  }

  // MARK: - Registry

  /// From the first treatment to progression on a scan or the first worse symptom, else to the last
  /// evaluable scan.
  private func registryControl(of subject: Int) -> LocalControlTime? {
    guard let origin = firstTreatmentOn[subject] else { return nil }
    let timeline = responses(of: subject, from: origin)
    let failures = [timeline.firstProgression, symptomsWorsenedOn(of: subject, from: origin)]
    if let failure = failures.compactMap({ $0 }).min() {
      return LocalControlTime(origin: origin, date: failure, end: .failure)
    }
    return LocalControlTime(
      origin: origin, date: timeline.lastAdequate(by: cutOff) ?? origin, end: .censored)
  }

  /// The first day on which a score stands above its last one up to the origin: by two points on a
  /// scale named for pain (0 to 10), by one grade on any other, the counterpart of improvement
  /// (definitions.md, *Symptoms*).
  private func symptomsWorsenedOn(of subject: Int, from origin: Day) -> Day? {
    let symptoms = data.symptoms
    var baseline: [Int: Double] = [:]
    for row in symptoms.rows[subject] {
      guard let day = symptoms.date[row], day <= cutOff, let scale = symptoms.scale.code(row),
        let score = symptoms.score[row]
      else { continue }
      if day <= origin {
        baseline[scale] = score
        continue
      }
      let step = symptoms.scale.words[scale].lowercased().contains("pain") ? 2.0 : 1
      if let before = baseline[scale], score >= before + step { return day }
    }
    return nil
  }

  // MARK: - Treated lesions

  private func lesionControl(of subject: Int) -> LocalControlTime? {
    guard let (origin, lesions) = controlledLesions(of: subject) else { return nil }
    var smallest: [Int: Double] = [:]
    var lastMeasured = origin
    for row in data.lesions.rows[subject] {
      guard let day = data.lesions.date[row], day <= cutOff,
        let lesion = data.lesions.lesion.code(row), lesions.contains(lesion),
        let diameter = data.lesions.diameter[row]
      else { continue }
      if day > origin, let least = smallest[lesion], 10 * diameter >= 12 * least,
        diameter >= least + 5
      {
        return LocalControlTime(origin: origin, date: day, end: .failure)
      }
      smallest[lesion] = day <= origin ? diameter : min(smallest[lesion] ?? diameter, diameter)
      lastMeasured = max(lastMeasured, day)
    }
    guard let death = diedOn[subject] else {
      return LocalControlTime(origin: origin, date: lastMeasured, end: .censored)
    }
    return LocalControlTime(origin: origin, date: death, end: .death)
  }

  /// The lesions with a local treatment and its first day. In a randomised trial whoever has none
  /// is followed from randomisation by the lesions of the baseline.
  private func controlledLesions(of subject: Int) -> (origin: Day, lesions: Set<Int>)? {
    let columns = data.lesions
    let rows = columns.rows[subject].filter { row in
      columns.date[row].map { $0 <= cutOff } ?? false
    }
    let treated = rows.filter {
      columns.isIrradiated[$0] == true || byCutOff(columns.localTreatmentOn[$0]) != nil
    }
    if let origin = treated.compactMap({ byCutOff(columns.localTreatmentOn[$0]) }).min() {
      return (origin, Set(treated.compactMap { columns.lesion.code($0) }))
    }
    guard treated.isEmpty, study.isRandomised, let origin = randomisedOn[subject] else {
      return nil
    }
    let baseline = rows.filter { columns.date[$0].map { $0 <= origin } ?? false }
    return baseline.isEmpty ? nil : (origin, Set(baseline.compactMap { columns.lesion.code($0) }))
  }
}
