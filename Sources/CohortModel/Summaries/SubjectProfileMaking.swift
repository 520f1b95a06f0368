extension SubjectProfile {
  /// The profile of one subject, by its position among the trial's subjects.
  package static func make(_ cohort: Cohort, subject: Int) -> SubjectProfile {
    precondition((0..<cohort.subjectCount).contains(subject), "no such subject")
    let closed = ClosedFields(cohort)
    let treatments = cohort.profileTreatments(of: subject, closed)
    let scans = cohort.profileScans(of: subject, closed)
    let events = cohort.adverseEventRows(of: subject).map { cohort.profileEvent($0, closed) }
    return SubjectProfile(
      position: subject, person: cohort.profilePerson(subject, closed), cutOff: cohort.cutOff,
      origin: cohort.profileOrigin(
        of: subject,
        records: treatments.map(\.start) + scans.map(\.day) + events.map(\.start)),
      closed: closed, treatments: treatments, scans: scans,
      response: cohort.response(of: subject),
      adverseEvents: events.sorted { Day.isEarlier($0.start, $1.start) },
      symptoms: cohort.profileSymptoms(of: subject, closed),
      deviations: cohort.profileDeviations(of: subject, closed),
      missedVisits: cohort.profileMissedVisits(of: subject, closed),
      fate: cohort.profileFate(of: subject, closed))
  }
}

extension Cohort {
  fileprivate func profileOrigin(of subject: Int, records: [Day?]) -> SubjectProfile.Origin? {
    let candidates: [(SubjectProfile.Origin.Kind, Day?)] = [
      (.firstTreatment, firstTreatmentOn[subject]), (.randomisation, randomisedOn[subject]),
      (.consent, consentedOn[subject]),
      (.firstRecord, (records + [lastKnownAlive[subject]]).compactMap { $0 }.min()),
    ]
    return candidates.lazy.compactMap { kind, day in
      day.map { SubjectProfile.Origin(kind: kind, day: $0) }
    }.first
  }

  fileprivate func profileTreatments(
    of subject: Int, _ closed: ClosedFields
  ) -> [SubjectProfile.Administration] {
    guard !closed.hidesTreatment else { return [] }
    let columns = data.treatments
    let given = treatmentRows(of: subject).map { row in
      SubjectProfile.Administration(
        reference: .init(.treatments, columns.rowIDs[row]), start: columns.start[row],
        end: byCutOff(columns.end[row]), kind: columns.kind[row], agent: columns.agent[row],
        cycle: columns.cycle[row].map { Int($0) }, dose: columns.dose[row],
        unit: columns.unit[row], lesion: columns.lesion[row], isModified: columns.isModified[row])
    }
    return (given + lesionTreatments(of: subject, given))
      .sorted { Day.isEarlier($0.start, $1.start) }
  }

  /// Local treatments that only the table of lesions tells of: the first row of each lesion and
  /// day without a local treatment of that lesion or that day on record.
  private func lesionTreatments(
    of subject: Int, _ given: [SubjectProfile.Administration]
  ) -> [SubjectProfile.Administration] {
    let columns = data.lesions
    let local = given.filter(\.isLocal)
    var seen: [(lesion: String?, day: Day)] = local.compactMap { item in
      item.start.map { (item.lesion, $0) }
    }
    let known = Set(local.compactMap(\.lesion))
    return columns.rows[subject].compactMap { row in
      let lesion = columns.lesion[row]
      guard counts(columns.date[row]), let day = byCutOff(columns.localTreatmentOn[row]),
        !(lesion.map(known.contains) ?? false),
        !seen.contains(where: { $0.day == day && ($0.lesion == nil || $0.lesion == lesion) })
      else { return nil }
      seen.append((lesion, day))
      return SubjectProfile.Administration(
        reference: .init(.lesions, columns.rowIDs[row]), start: day, end: nil, kind: nil,
        agent: nil, cycle: nil, dose: nil, unit: nil, lesion: lesion, isModified: nil)
    }
  }

  fileprivate func profileDeviations(
    of subject: Int, _ closed: ClosedFields
  ) -> [SubjectProfile.Deviation] {
    let columns = data.deviations
    return columns.rows[subject].filter { counts(columns.date[$0]) }.map { row in
      SubjectProfile.Deviation(
        reference: .init(.deviations, columns.rowIDs[row]), date: columns.date[row],
        category: closed.open(.deviations, "category", columns.category[row]),
        isImportant: closed.open(.deviations, "isImportant", columns.isImportant[row]),
        description: closed.open(.deviations, "description", columns.description[row]))
    }
  }

  /// Visits are expected until death or the end of the study.
  fileprivate func profileMissedVisits(
    of subject: Int, _ closed: ClosedFields
  ) -> [SubjectProfile.MissedVisit] {
    let columns = data.visits
    let end = [diedOn[subject], endOfStudyOn[subject]].compactMap { $0 }.min() ?? cutOff
    return columns.rows[subject].filter { row in
      byCutOff(columns.actual[row]) == nil && columns.planned[row].map { $0 < end } ?? true
        && !(columns.planned[row] == nil && columns.actual[row] != nil)
    }.map { row in
      SubjectProfile.MissedVisit(
        reference: .init(.visits, columns.rowIDs[row]),
        visit: closed.open(.visits, "visit", columns.visit[row]), planned: columns.planned[row])
    }
  }
}
