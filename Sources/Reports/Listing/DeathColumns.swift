import CohortModel

/// Columns of deaths: one row a subject.
extension ListingColumn {
  static let deathColumns: [ListingColumn] = [
    site, subject, age, sex, arm, diedOn, cause, dayOnStudy, sinceTreatment, fatalEvent,
  ]

  private static let diedOn = ListingColumn(
    "diedOn", "Date of death", heading: "Died", .fixed(11), of: [.subject("diedOn")]
  ) { rows in
    let days = rows.cohort.diedOn
    let isImputed = rows.cohort.data.subjects.isDeathImputed
    return Reading(
      cell: { ListingCell(Format.date(days[$0]) + (isImputed[$0] == true ? "*" : "")) },
      fields: [
        .date("diedOn", "Date of death") { days[$0] },
        .flag("deathImputed", "Death from a partial date") { isImputed[$0] },
      ],
      order: { .days(days) })
  }

  private static let cause = words(
    "cause", "Cause of death", heading: "Cause", .growing(20), of: [.subject("causeOfDeath")],
    column: \.data.subjects.causeOfDeath)

  /// Day 1 is the day of enrolment, as for endpoints.
  private static let dayOnStudy = integer(
    "dayOnStudy", "Day on study", heading: "Day", width: 5,
    of: [.subject("diedOn"), .subject("randomisedOn"), .subject("firstTreatmentOn")]
  ) { rows in
    { [cohort = rows.cohort] subject in
      guard let death = cohort.diedOn[subject], let start = cohort.enrolledOn(subject) else {
        return nil
      }
      return death >= start ? death - start + 1 : death - start
    }
  }

  private static let sinceTreatment = integer(
    "daysSinceTreatment", "Days since last treatment", heading: "Since tx", width: 8, unit: "days",
    of: [
      .subject("diedOn"), .subject("lastTreatmentOn"), .treatment("start"), .treatment("end"),
    ]
  ) { rows in
    { [cohort = rows.cohort] subject in
      guard let death = cohort.diedOn[subject], let last = cohort.treatmentEnd(of: subject) else {
        return nil
      }
      return death - last
    }
  }

  private static let fatalEvent = ListingColumn(
    "fatalEvent", "Last adverse event of grade 5", heading: "Grade 5", .growing(20),
    of: [.event("grade"), .event("preferredTerm"), .event("term")]
  ) { rows in
    let cohort = rows.cohort
    let term: @Sendable (Int) -> String? = { cohort.lastFatalTerm(of: $0) }
    return Reading(
      cell: { ListingCell(term($0)) },
      fields: [.text("fatalEvent", "Last adverse event of grade 5", term)],
      order: { .words(count: cohort.subjectCount, term) })
  }
}

extension Cohort {
  fileprivate func lastFatalTerm(of subject: Int) -> String? {
    let events = data.adverseEvents
    let row = adverseEventRows(of: subject).last { events.grade[$0] == .fatal }
    return row.map { events.preferredTerm[$0] ?? events.term[$0] ?? "Uncoded term" }
  }
}
