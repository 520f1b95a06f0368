/// Which adverse events are treatment-emergent and treatment-related at the cut-off.
///
/// Treatment-emergent by PHUSE WP-087: not before the first treatment, not over before it, not
/// later than the window after the last one; without a start it counts. Treatment-related: related
/// to treatment and begun on or after the first treatment of any modality, without an upper
/// window, so that late radiation toxicity is kept. A row stands for one grade of one episode, so
/// an event that worsens under treatment has a row that begins then.
package struct AdverseEventClassifier: Sendable {
  private let events: AdverseEventColumns
  private let firstTreatmentOn: DayColumn
  /// The last day on which an event is treatment-emergent; nil while treatment goes on.
  private var emergentUntil: DayColumn
  private let acuteDays: Int

  package init(_ cohort: Cohort) {
    events = cohort.data.adverseEvents
    firstTreatmentOn = cohort.firstTreatmentOn
    acuteDays = cohort.study.safety.acuteDays
    emergentUntil = DayColumn(repeating: nil, count: cohort.subjectCount)
    for subject in 0..<cohort.subjectCount {
      emergentUntil[subject] = cohort.treatmentEnd(of: subject)
        .map { $0 + cohort.study.safety.emergentDays }
    }
  }

  package func isTreatmentEmergent(_ row: Int) -> Bool {
    isSinceTreatment(row) && !beganAfterWindow(row)
  }

  package func isTreatmentRelated(_ row: Int) -> Bool {
    events.isRelated(row) && isSinceTreatment(row)
  }

  package func beganAfterWindow(_ row: Int) -> Bool {
    guard let until = emergentUntil[Int(events.subject[row])], let start = events.start[row] else {
      return false
    }
    return start > until
  }

  /// Begun on or after the first treatment; without a start, not over before it. False for the
  /// untreated. An end before its own start is an error of the data and takes no event away.
  package func isSinceTreatment(_ row: Int) -> Bool {
    guard let origin = firstTreatmentOn[Int(events.subject[row])] else { return false }
    if let start = events.start[row] { return start >= origin }
    return events.end[row].map { $0 >= origin } ?? true
  }

  /// Where a related row falls by its onset from the first treatment; nil without a start, and for
  /// rows that are not related or began before it.
  func onset(ofRelated row: Int) -> AcuteLateSummary.Period? {
    guard let start = events.start[row], isTreatmentRelated(row),
      let origin = firstTreatmentOn[Int(events.subject[row])]
    else { return nil }
    return AcuteLateSummary.Period(start, from: origin, acuteDays: acuteDays)
  }
}

extension AdverseEventColumns {
  /// Related to treatment as such or to any modality; not stated at all counts as related.
  package func isRelated(_ row: Int) -> Bool {
    relatedToTreatment[row]?.isRelated == true || relatedToImmunotherapy[row]?.isRelated == true
      || relatedToChemotherapy[row]?.isRelated == true
      || relatedToLocalTreatment[row]?.isRelated == true || isRelatednessMissing(row)
  }

  /// Stated neither for treatment as such nor for any modality.
  package func isRelatednessMissing(_ row: Int) -> Bool {
    relatedToTreatment[row] == nil && relatedToImmunotherapy[row] == nil
      && relatedToChemotherapy[row] == nil && relatedToLocalTreatment[row] == nil
  }
}

extension Cohort {
  /// The last day of treatment, where treatment is over by the cut-off and that day is known.
  ///
  /// Without a date of the last treatment it is over once a reason, another therapy, the end of
  /// the study or death says so; then the latest treatment on record is the last.
  package func treatmentEnd(of subject: Int) -> Day? {
    let entered = data.subjects.lastTreatmentOn[subject]
    if let entered, entered > cutOff { return nil }
    let isOver =
      entered != nil || data.subjects.endOfTreatmentReason[subject] != nil
      || newTherapyOn[subject] != nil || endOfStudyOn[subject] != nil || diedOn[subject] != nil
    guard isOver else { return nil }
    let given = treatmentRows(of: subject).compactMap { row in
      byCutOff(data.treatments.end[row]) ?? data.treatments.start[row]
    }
    return ([entered].compactMap { $0 } + given).max()
  }

  /// The study day on which an adverse event began; day 1 is the first treatment and there is no
  /// day 0.
  package func onsetDay(ofAdverseEvent row: Int) -> Int? {
    let subject = Int(data.adverseEvents.subject[row])
    guard let start = data.adverseEvents.start[row], let origin = firstTreatmentOn[subject] else {
      return nil
    }
    return start >= origin ? start - origin + 1 : start - origin
  }

  /// Not over at the cut-off: without an end by then, and without an outcome that tells one.
  package func isOngoing(adverseEvent row: Int) -> Bool {
    if let end = data.adverseEvents.end[row] { return end > cutOff }
    if data.adverseEvents.isFatal(row) { return false }
    switch data.adverseEvents.outcome[row] {
    case .recovered, .recoveredWithSequelae, .fatal: return false
    case .recovering, .notRecovered, .unknown, nil: return true
    }
  }
}
