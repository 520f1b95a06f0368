extension Cohort {
  /// Dates after the study file's data cut, else after the day of the import. The cut-off that a
  /// person has moved plays no part: it hides later dates, it does not make them wrong.
  func datesAfterDataCut() -> [IntegrityRule.Violation] {
    guard let cut = data.study.dataCut ?? data.batch?.day else { return [] }
    return (0..<subjectCount).flatMap { subject in
      datesEntered(of: subject).filter { $0.day > cut }.map { date in
        IntegrityRule.Violation(
          subject: data.subjects.ids[subject],
          message: "\(date.name) on \(date.day.iso), after the data cut \(cut.iso); "
            + "correct the date")
      }
    }
  }

  private typealias NamedDay = (name: String, day: Day)

  private func datesEntered(of subject: Int) -> [NamedDay] {
    named(ownDates(of: subject)) + named(recordDates(of: subject))
      + named(adverseEventDates(of: subject))
  }

  private func named(_ dates: [(String, Day?)]) -> [NamedDay] {
    dates.compactMap { name, day in day.map { (name, $0) } }
  }

  private func ownDates(of subject: Int) -> [(String, Day?)] {
    let columns = data.subjects
    let death = columns.diedOn[subject].map { day in
      PossibleDays(
        start: day, isPartial: columns.isDeathImputed[subject] == true,
        floor: columns.lastKnownAlive[subject])
    }
    return [
      ("consent", columns.consentedOn[subject]),
      ("randomisation", columns.randomisedOn[subject]),
      ("first treatment", columns.firstTreatmentOn[subject]),
      ("last treatment", columns.lastTreatmentOn[subject].map { PossibleDays(end: $0).earliest }),
      ("end of study", columns.endOfStudyOn[subject]),
      ("last known alive", columns.lastKnownAlive[subject]),
      ("death", death?.earliest),
      ("new therapy", columns.newTherapyOn[subject]),
    ]
  }

  private func recordDates(of subject: Int) -> [(String, Day?)] {
    let treatments = data.treatments.rows[subject]
    return data.assessments.rows[subject].map { ("assessment", data.assessments.date[$0]) }
      + data.lesions.rows[subject].map { ("lesion", data.lesions.date[$0]) }
      + treatments.map { ("treatment start", data.treatments.start[$0]) }
      + treatments.map { row in
        ("treatment end", data.treatments.end[row].map { PossibleDays(end: $0).earliest })
      }
      + data.visits.rows[subject].map { ("visit", data.visits.actual[$0]) }
      + data.deviations.rows[subject].map { ("deviation", data.deviations.date[$0]) }
      + data.symptoms.rows[subject].map { ("symptom score", data.symptoms.date[$0]) }
  }

  private func adverseEventDates(of subject: Int) -> [(String, Day?)] {
    let events = data.adverseEvents
    return events.rows[subject].flatMap { row in
      // An end that was resolved to the day of death is as right or wrong as that day.
      let end = events.end[row] == data.subjects.diedOn[subject] ? nil : events.end[row]
      return [
        ("adverse event start", possibleStart(ofAdverseEvent: row)?.earliest),
        ("adverse event end", end.map { PossibleDays(end: $0).earliest }),
        ("adverse event report", events.reportedOn[row]),
      ]
    }
  }
}
