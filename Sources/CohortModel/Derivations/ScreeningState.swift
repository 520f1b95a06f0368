/// Where a subject stands between consent and enrolment at the cut-off.
package enum ScreeningState: Sendable {
  /// Consented after the cut-off.
  case notYet
  case screening
  case failed
  case enrolled
}

extension Cohort {
  /// Randomisation, or first treatment where the trial is not randomised; by the cut-off.
  package func enrolledOn(_ subject: Int) -> Day? {
    study.isRandomised ? randomisedOn[subject] : firstTreatmentOn[subject]
  }

  /// Consent, or enrolment where no consent is dated; by the cut-off.
  package func screenedOn(_ subject: Int) -> Day? {
    consentedOn[subject] ?? enrolledOn(subject)
  }

  /// Failures carry no date of their own: they count from consent on. A subject without any date
  /// counts at every cut-off.
  package func screeningState(of subject: Int) -> ScreeningState {
    if enrolledOn(subject) != nil { return .enrolled }
    let columns = data.subjects
    let firstDated =
      columns.consentedOn[subject] ?? columns.randomisedOn[subject]
      ?? columns.firstTreatmentOn[subject]
    guard counts(firstDated) else { return .notYet }
    let hasFailed =
      columns.screenStatus[subject] == .failed || columns.screenFailureReason[subject] != nil
    return hasFailed ? .failed : .screening
  }

  package func isOffStudy(_ subject: Int) -> Bool {
    let columns = data.subjects
    guard let day = columns.endOfStudyOn[subject] else {
      return columns.endOfStudyReason.code(subject) != nil
    }
    return day <= cutOff
  }

  /// Treatment has ended by the cut-off: a reason is given and the last treatment is not after it,
  /// or the subject is dead or off study.
  package func isOffTreatment(_ subject: Int) -> Bool {
    if diedOn[subject] != nil || isOffStudy(subject) { return true }
    let columns = data.subjects
    return columns.endOfTreatmentReason.code(subject) != nil
      && counts(columns.lastTreatmentOn[subject])
  }
}
