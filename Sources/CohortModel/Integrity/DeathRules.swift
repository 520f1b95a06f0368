extension Cohort {
  /// One finding per subject: the latest contact that comes after the death.
  func contactsAfterDeath() -> [IntegrityRule.Violation] {
    afterDeath { subject, death in
      let later = namedContacts(of: subject).filter { $0.day > death && $0.day <= cutOff }
      guard let latest = later.max(by: { $0.day < $1.day }) else { return [] }
      return [
        "\(latest.name) on \(latest.day.iso), after death on \(death.iso); correct one of the two"
      ]
    }
  }

  func responsesAfterDeath() -> [IntegrityRule.Violation] {
    afterDeath { subject, death in
      assessmentRows(of: subject)
        .filter { data.assessments.overall[$0] != nil }
        .compactMap { data.assessments.date[$0] }
        .filter { $0 > death }
        .map { "response on \($0.iso), after death on \(death.iso); correct one of the two" }
    }
  }

  func adverseEventsAfterDeath() -> [IntegrityRule.Violation] {
    afterDeath { subject, death in
      adverseEventRows(of: subject)
        .compactMap { possibleStart(ofAdverseEvent: $0)?.earliest }
        .filter { $0 > death }
        .map { "adverse event from \($0.iso), after death on \(death.iso); correct one of the two" }
    }
  }

  func gradeFiveWithoutDeath() -> [IntegrityRule.Violation] {
    (0..<subjectCount).filter { data.subjects.diedOn[$0] == nil }.flatMap { subject in
      adverseEventRows(of: subject).filter { data.adverseEvents.grade[$0] == .fatal }.map { row in
        violation(
          subject,
          "grade 5\(began(row)) without a date of death; enter the death or correct the grade")
      }
    }
  }

  /// Messages for each subject who had died by the cut-off, given the latest day of death.
  private func afterDeath(
    _ messages: (_ subject: Int, _ death: Day) -> [String]
  ) -> [IntegrityRule.Violation] {
    (0..<subjectCount).flatMap { subject in
      guard let death = possibleDeath(of: subject)?.latest else {
        return [IntegrityRule.Violation]()
      }
      return messages(subject, death).map { violation(subject, $0) }
    }
  }

  private func namedContacts(of subject: Int) -> [(name: String, day: Day)] {
    let columns = data.subjects
    let last = columns.lastTreatmentOn[subject].map { PossibleDays(end: $0).earliest }
    var contacts: [(String, Day?)] = [
      ("known alive", columns.lastKnownAlive[subject]), ("last treatment", last),
    ]
    contacts += data.visits.rows[subject].map { ("visit", data.visits.actual[$0]) }
    contacts += data.assessments.rows[subject].map { ("scan", data.assessments.date[$0]) }
    contacts += data.lesions.rows[subject].map { ("scan", data.lesions.date[$0]) }
    contacts += data.treatments.rows[subject].map { ("treatment", data.treatments.start[$0]) }
    return contacts.compactMap { name, day in day.map { (name: name, day: $0) } }
  }

  func violation(_ subject: Int, _ message: String) -> IntegrityRule.Violation {
    IntegrityRule.Violation(subject: data.subjects.ids[subject], message: message)
  }

  /// " from 2025-03-01", or nothing where the start is unknown.
  func began(_ row: Int) -> String {
    data.adverseEvents.start[row].map { " from \($0.iso)" } ?? ""
  }
}
