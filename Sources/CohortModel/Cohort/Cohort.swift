/// One trial at one data cut-off, behind one access gate: what every number is computed from.
///
/// A record counts if its own date is on or before the cut-off; undated records always count. The
/// columns here are per subject and already cut; tables of `data` are not, so go through the
/// `…Rows(of:)` functions.
package struct Cohort: Sendable {
  package let data: TrialData
  package let gate: AccessGate
  package let cutOff: Day

  package private(set) var consentedOn: DayColumn
  package private(set) var randomisedOn: DayColumn
  /// First drug or first local treatment, whichever came first.
  package private(set) var firstTreatmentOn: DayColumn
  package private(set) var diedOn: DayColumn
  package private(set) var newTherapyOn: DayColumn
  package private(set) var endOfStudyOn: DayColumn
  /// The latest day by the cut-off on which the subject is known to have lived: the entered value
  /// or a later scan, visit, treatment or adverse event; the cut-off itself where a death or a
  /// contact after it proves that.
  package private(set) var lastKnownAlive: DayColumn
  /// What the reader has reviewed; nil is nothing.
  package private(set) var reviews: ReviewedRows?

  /// - Parameter reviews: left out where they are about rows of other data.
  package init(_ data: TrialData, gate: AccessGate, cutOff: Day, reviews: ReviewedRows? = nil) {
    self.data = data
    self.gate = gate
    self.cutOff = cutOff
    self.reviews = reviews.flatMap { $0.fits(data) ? $0 : nil }
    let missing = DayColumn(repeating: nil, count: data.subjects.count)
    consentedOn = missing
    randomisedOn = missing
    firstTreatmentOn = missing
    diedOn = missing
    newTherapyOn = missing
    endOfStudyOn = missing
    lastKnownAlive = missing
    for subject in 0..<data.subjects.count { cut(subject) }
  }

  /// The same cohort after another mark.
  package func reviewed(_ reviews: ReviewedRows?) -> Cohort {
    var cohort = self
    cohort.reviews = reviews.flatMap { $0.fits(data) ? $0 : nil }
    return cohort
  }

  package var study: Study { data.study }
  package var subjectCount: Int { data.subjects.count }

  private mutating func cut(_ subject: Int) {
    let columns = data.subjects
    consentedOn[subject] = byCutOff(columns.consentedOn[subject])
    randomisedOn[subject] = byCutOff(columns.randomisedOn[subject])
    diedOn[subject] = byCutOff(columns.diedOn[subject])
    newTherapyOn[subject] = byCutOff(columns.newTherapyOn[subject])
    endOfStudyOn[subject] = byCutOff(columns.endOfStudyOn[subject])
    firstTreatmentOn[subject] = byCutOff(firstTreatment(subject))
    lastKnownAlive[subject] = lastAlive(subject)
  }

  package func byCutOff(_ day: Day?) -> Day? {
    day.flatMap { $0 <= cutOff ? $0 : nil }
  }

  private func firstTreatment(_ subject: Int) -> Day? {
    let starts = data.treatments.rows[subject].compactMap { data.treatments.start[$0] }
    return ([data.subjects.firstTreatmentOn[subject]].compactMap { $0 } + starts).min()
  }

  private func lastAlive(_ subject: Int) -> Day? {
    let contacts = contacts(subject)
    if let death = data.subjects.diedOn[subject], death > cutOff { return cutOff }
    if contacts.contains(where: { $0 > cutOff }) { return cutOff }
    return contacts.max()
  }

  /// Days on which the subject was seen alive. A contact after the day of death, or later than the
  /// data could know of, is an error of the data and proves nothing.
  private func contacts(_ subject: Int) -> [Day] {
    let columns = data.subjects
    var days = [
      columns.consentedOn[subject], columns.randomisedOn[subject],
      columns.firstTreatmentOn[subject], columns.lastKnownAlive[subject],
    ]
    days += data.assessments.rows[subject].map { data.assessments.date[$0] }
    days += data.treatments.rows[subject].map { data.treatments.start[$0] }
    days += data.visits.rows[subject].map { data.visits.actual[$0] }
    days += data.adverseEvents.rows[subject].map { data.adverseEvents.start[$0] }
    let death = columns.diedOn[subject]
    let limit = [death, data.lastKnowableDay].compactMap { $0 }.min()
    return days.compactMap { $0 }.filter { day in limit.map { day <= $0 } ?? true }
  }
}

extension Cohort {
  /// Rows of a subject's adverse events that had begun by the cut-off, or have no date.
  package func adverseEventRows(of subject: Int) -> [Int] {
    data.adverseEvents.rows[subject].filter { counts(data.adverseEvents.start[$0]) }
  }

  package func assessmentRows(of subject: Int) -> [Int] {
    data.assessments.rows[subject].filter { counts(data.assessments.date[$0]) }
  }

  package func treatmentRows(of subject: Int) -> [Int] {
    data.treatments.rows[subject].filter { counts(data.treatments.start[$0]) }
  }

  package func counts(_ day: Day?) -> Bool {
    day.map { $0 <= cutOff } ?? true
  }

  /// An adverse event's end as seen at the cut-off: nil while it goes on.
  package func adverseEventEnd(_ row: Int) -> Day? {
    byCutOff(data.adverseEvents.end[row])
  }

  /// The members of an analysis set at the cut-off; screening failures are in none.
  package func subjects(in set: AnalysisSet) -> SubjectSet {
    switch set {
    case .intentToTreat: return members { randomisedOn[$0] != nil }
    case .full: return members { firstTreatmentOn[$0] != nil }
    case .safety:
      return members {
        firstTreatmentOn[$0] != nil && (!study.isRandomised || randomisedOn[$0] != nil)
      }
    case .matched(let matched): return subjects(in: matched.base).intersection(matched.members)
    }
  }

  private func members(where isMember: (Int) -> Bool) -> SubjectSet {
    SubjectSet(capacity: subjectCount, where: isMember)
  }

  /// The default cut-off: the study file's, else the greatest date that is not after the batch.
  package static func defaultCutOff(of data: TrialData) -> Day {
    if let cut = data.study.dataCut { return cut }
    let ceiling = data.batch?.day
    let days = data.datedDays.filter { day in ceiling.map { day <= $0 } ?? true }
    return days.max() ?? ceiling ?? Day(0)
  }
}

extension TrialData {
  /// The day of the import or the study file's data cut, whichever is later: true contacts between
  /// the two are in the data, and none after both. nil where neither is known.
  fileprivate var lastKnowableDay: Day? {
    [study.dataCut, batch?.day].compactMap { $0 }.max()
  }

  /// Every date on which something happened to a subject.
  fileprivate var datedDays: [Day] {
    var days: [Day?] = []
    for subject in 0..<subjects.count {
      days += [
        subjects.consentedOn[subject], subjects.randomisedOn[subject],
        subjects.firstTreatmentOn[subject], subjects.lastKnownAlive[subject],
        subjects.diedOn[subject],
      ]
    }
    days += assessments.subject.indices.map { assessments.date[$0] }
    days += treatments.subject.indices.map { treatments.start[$0] }
    days += adverseEvents.subject.indices.map { adverseEvents.start[$0] }
    days += visits.subject.indices.map { visits.actual[$0] }
    return days.compactMap { $0 }
  }
}
