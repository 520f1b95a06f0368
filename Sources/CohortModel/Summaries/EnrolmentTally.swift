extension EnrolmentSummary {
  /// Enrolment of the whole trial, or of some of its subjects.
  ///
  /// - Parameter admitted: subjects that a filter admits, screening failures among them; nil is
  ///   everybody. A part of the trial has no plan: targets, plan and projection are then nil.
  package static func make(_ cohort: Cohort, among admitted: SubjectSet? = nil) -> EnrolmentSummary
  {
    var tally = EnrolmentTally(cohort, admitted)
    for subject in tally.subjects { tally.add(subject) }
    return tally.summary
  }

  /// Enrolment of a selection; without a filter, or without a selection, of the whole trial.
  ///
  /// Screening failures are in no set, so a filtered selection has none.
  package static func make(_ cohort: Cohort, _ selection: Selection?) -> EnrolmentSummary {
    make(cohort, among: selection.flatMap { $0.filter == nil ? nil : $0.subjectsWithMatches })
  }
}

/// One pass over the subjects: every number of the summary grows by adding whom it counts.
struct EnrolmentTally {
  let cohort: Cohort
  let subjects: SubjectSet
  private let isWhole: Bool
  private let target: Int?
  private let line: AccrualLine?
  private(set) var months: MonthCounts
  private(set) var sites: SiteTally
  private(set) var flow: FlowTally
  private(set) var recent = 0
  private let recentDays: Int
  let grouping: ArmGrouping?
  /// Enrolled by arm, without an arm last; empty where arms are pooled.
  private(set) var byArm: [Int]

  init(_ cohort: Cohort, _ admitted: SubjectSet?) {
    self.cohort = cohort
    isWhole = admitted == nil
    target = isWhole ? cohort.study.target : nil
    line = isWhole ? AccrualLine(cohort.study) : nil
    subjects = admitted ?? SubjectSet(capacity: cohort.subjectCount, all: true)
    let firstScreened = subjects.lazy.compactMap { cohort.screenedOn($0) }.min()
    months = MonthCounts(
      from: [firstScreened, line?.start].compactMap { $0 }.min(), to: cohort.cutOff)
    recentDays = min(182, firstScreened.map { cohort.cutOff - $0 + 1 } ?? 0)
    sites = SiteTally(cohort)
    flow = FlowTally(cohort)
    grouping = cohort.gate.grouping(
      for: cohort.study.defaultSet, of: cohort.data.subjects.ids)
    byArm = grouping.map { Array(repeating: 0, count: $0.labels.count + 1) } ?? []
  }

  mutating func add(_ subject: Int) {
    let state = cohort.screeningState(of: subject)
    guard state != .notYet else { return }
    let enrolledOn = cohort.enrolledOn(subject)
    months.add(screened: cohort.screenedOn(subject), enrolled: enrolledOn)
    sites.add(subject, state)
    flow.add(subject, state)
    guard let enrolledOn else { return }
    if let grouping { byArm[grouping.arms[subject] ?? byArm.count - 1] += 1 }
    if cohort.cutOff - enrolledOn < recentDays { recent += 1 }
  }

  var summary: EnrolmentSummary {
    EnrolmentSummary(
      cutOff: cohort.cutOff, enrolled: flow.enrolled, target: target,
      plannedByCutOff: line?.planned(by: cohort.cutOff),
      lastTwelveMonths: months.lastTwelve, recentPerMonth: recentPerMonth,
      months: months.rows(line), sites: sites.rows(all: isWhole), arms: arms,
      projection: target.flatMap { sites.projection(remaining: $0 - flow.enrolled) },
      flow: flow.flow)
  }

  private var recentPerMonth: Double? {
    recentDays >= 30 ? Double(recent) / Double(recentDays) * 30.4375 : nil
  }

  /// Targets by arm only where arms have their names: 236 of 354 would name arm A.
  private var arms: [EnrolmentSummary.ArmRow]? {
    let isNamed = isWhole && cohort.gate.access == .byArm
    return grouping.map { grouping in
      grouping.labels.indices.map { arm in
        EnrolmentSummary.ArmRow(
          label: grouping.labels[arm], enrolled: byArm[arm],
          target: isNamed ? cohort.study.arms[arm].target : nil)
      }
    }
  }
}
