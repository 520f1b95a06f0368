/// The CONSORT flow: screened, failed, enrolled, treated, off treatment, off study.
struct FlowTally {
  private let cohort: Cohort
  private(set) var inScreening = 0
  private(set) var enrolled = 0
  private(set) var treated = 0
  private(set) var died = 0
  private(set) var failures: ReasonCounts
  private(set) var offTreatment: ReasonCounts
  private(set) var offStudy: ReasonCounts

  var screened: Int { inScreening + failures.total + enrolled }
  var notTreated: Int { enrolled - treated }
  var onTreatment: Int { treated - offTreatment.total }

  init(_ cohort: Cohort) {
    self.cohort = cohort
    let columns = cohort.data.subjects
    failures = ReasonCounts(columns.screenFailureReason)
    offTreatment = ReasonCounts(columns.endOfTreatmentReason)
    offStudy = ReasonCounts(columns.endOfStudyReason)
  }

  mutating func add(_ subject: Int, _ state: ScreeningState) {
    switch state {
    case .notYet: break
    case .screening: inScreening += 1
    case .failed: failures.add(subject)
    case .enrolled: addEnrolled(subject)
    }
  }

  private mutating func addEnrolled(_ subject: Int) {
    enrolled += 1
    if cohort.diedOn[subject] != nil { died += 1 }
    if cohort.isOffStudy(subject) { offStudy.add(subject) }
    guard cohort.firstTreatmentOn[subject] != nil else { return }
    treated += 1
    if cohort.isOffTreatment(subject) { offTreatment.add(subject) }
  }

  var flow: EnrolmentSummary.Flow {
    EnrolmentSummary.Flow(
      screened: screened, inScreening: inScreening,
      failed: failures.total, failureReasons: failures.reasons, enrolled: enrolled,
      treated: treated, notTreated: notTreated,
      onTreatment: onTreatment, offTreatment: offTreatment.total,
      offTreatmentReasons: offTreatment.reasons, offStudy: offStudy.total,
      offStudyReasons: offStudy.reasons, died: died)
  }
}

/// Subjects by the word of one column.
struct ReasonCounts {
  private let column: CodedColumn
  /// By code; the last is for no reason given.
  private var counts: [Int]
  private(set) var total = 0

  fileprivate init(_ column: CodedColumn) {
    self.column = column
    counts = Array(repeating: 0, count: column.words.count + 1)
  }

  /// The place of a reason; the empty one is not given.
  func place(of reason: String) -> Int? {
    reason.isEmpty ? column.words.count : column.words.firstIndex(of: reason)
  }

  func count(at place: Int) -> Int { counts[place] }

  fileprivate mutating func add(_ subject: Int) {
    counts[column.code(subject) ?? column.words.count] += 1
    total += 1
  }

  /// Most frequent first, then by name; the empty reason, not given, last.
  var reasons: [EnrolmentSummary.Reason] {
    let given = column.words.indices
      .map { EnrolmentSummary.Reason(reason: column.words[$0], count: counts[$0]) }
      .filter { $0.count > 0 }
      .sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
    let missing = counts[column.words.count]
    return missing > 0 ? given + [EnrolmentSummary.Reason(reason: "", count: missing)] : given
  }
}
