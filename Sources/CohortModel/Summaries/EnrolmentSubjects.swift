extension EnrolmentSummary {
  /// A number of the summary that counts subjects.
  package enum Number: Hashable, Sendable {
    case screened, inScreening, failed, enrolled, treated, notTreated, onTreatment, offTreatment
    case offStudy, died
    /// Enrolled in the days that the recent rate is about.
    case recent
    case failureReason(String)
    case offTreatmentReason(String)
    case offStudyReason(String)
    /// Enrolled in the month of a day.
    case month(Day)
    case lastTwelveMonths
    case screenedAt(site: String)
    case failedAt(site: String)
    case enrolledAt(site: String)
    /// Enrolled into the arm with a label.
    case arm(String)
    case unallocated
  }

  /// The subjects behind a number that `make` gives for the same arguments: those whom adding to
  /// the tally changes it. Nobody by arm where arms are pooled.
  package static func subjects(
    behind number: Number, in cohort: Cohort, among admitted: SubjectSet? = nil
  ) -> SubjectSet {
    var tally = EnrolmentTally(cohort, admitted)
    var found = SubjectSet(capacity: cohort.subjectCount)
    guard let counter = tally.counter(of: number) else { return found }
    for subject in tally.subjects {
      let before = counter(tally)
      tally.add(subject)
      if counter(tally) != before { found.insert(subject) }
    }
    return found
  }
}

extension EnrolmentTally {
  fileprivate typealias Counter = (EnrolmentTally) -> Int

  /// How a number is read from the tally; nil where it does not have it.
  fileprivate func counter(of number: EnrolmentSummary.Number) -> Counter? {
    switch number {
    case .screened: { $0.flow.screened }
    case .inScreening: { $0.flow.inScreening }
    case .failed: { $0.flow.failures.total }
    case .enrolled: { $0.flow.enrolled }
    case .treated: { $0.flow.treated }
    case .notTreated: { $0.flow.notTreated }
    case .onTreatment: { $0.flow.onTreatment }
    case .offTreatment: { $0.flow.offTreatment.total }
    case .offStudy: { $0.flow.offStudy.total }
    case .died: { $0.flow.died }
    case .recent: { $0.recent }
    case .failureReason(let reason): counter(of: reason, \.failures)
    case .offTreatmentReason(let reason): counter(of: reason, \.offTreatment)
    case .offStudyReason(let reason): counter(of: reason, \.offStudy)
    case .month(let day): months.place(of: day).map { place in { $0.months.enrolled(at: place) } }
    case .lastTwelveMonths: { $0.months.lastTwelve.reduce(0, +) }
    case .screenedAt(let site): counter(at: site) { $0.screened(at: $1) }
    case .failedAt(let site): counter(at: site) { $0.failed(at: $1) }
    case .enrolledAt(let site): counter(at: site) { $0.enrolled(at: $1) }
    case .arm(let label): grouping?.labels.firstIndex(of: label).map { arm in { $0.byArm[arm] } }
    case .unallocated: grouping.map { _ in { $0.byArm.last ?? 0 } }
    }
  }

  private func counter(of reason: String, _ reasons: KeyPath<FlowTally, ReasonCounts>) -> Counter? {
    flow[keyPath: reasons].place(of: reason).map { place in
      { $0.flow[keyPath: reasons].count(at: place) }
    }
  }

  private func counter(
    at site: String, _ count: @escaping (SiteTally, Int) -> Int
  ) -> Counter? {
    sites.place(of: site).map { place in { count($0.sites, place) } }
  }
}

extension EnrolmentSummary {
  /// A number as the summary has it; nil where it has none such.
  package func count(_ number: Number) -> Int? {
    switch number {
    case .screened: flow.screened
    case .inScreening: flow.inScreening
    case .failed: flow.failed
    case .enrolled: enrolled
    case .treated: flow.treated
    case .notTreated: flow.notTreated
    case .onTreatment: flow.onTreatment
    case .offTreatment: flow.offTreatment
    case .offStudy: flow.offStudy
    case .died: flow.died
    case .recent: nil
    case .failureReason(let reason): flow.failureReasons.first { $0.reason == reason }?.count
    case .offTreatmentReason(let reason):
      flow.offTreatmentReasons.first { $0.reason == reason }?.count
    case .offStudyReason(let reason): flow.offStudyReasons.first { $0.reason == reason }?.count
    case .month(let day): months.first { $0.start == day }?.enrolled
    case .lastTwelveMonths: lastTwelveMonths.reduce(0, +)
    case .screenedAt(let site): sites.first { $0.site == site }?.screened
    case .failedAt(let site): sites.first { $0.site == site }?.failed
    case .enrolledAt(let site): sites.first { $0.site == site }?.enrolled
    case .arm(let label): arms?.first { $0.label == label }?.enrolled
    case .unallocated: arms.map { arms in enrolled - arms.reduce(0) { $0 + $1.enrolled } }
    }
  }
}
