package import Statistics

extension ResponseSummary {
  /// Response over a selection, which narrows every denominator by its filter; terms on adverse
  /// events choose the subjects with a match. The intervals are by the study's method unless
  /// another is named.
  package static func make(
    _ cohort: Cohort, _ selection: Selection, interval: ProportionInterval.Method? = nil
  ) -> ResponseSummary {
    ResponseTally(cohort, selection, interval ?? cohort.study.response.interval).summary
  }
}

/// One pass over the members of a selection.
struct ResponseTally {
  private let cohort: Cohort
  private let set: AnalysisSet
  private let interval: ProportionInterval.Method
  private let schedule: ScanSchedule?
  private let grouping: ArmGrouping?
  private let members: [ResponseMember]

  init(_ cohort: Cohort, _ selection: Selection, _ interval: ProportionInterval.Method) {
    self.cohort = cohort
    self.interval = interval
    set = selection.set
    let schedule = ScanSchedule(cohort.study.schedule)
    self.schedule = schedule
    let grouping = cohort.gate.grouping(for: set, of: cohort.data.subjects.ids)
    self.grouping = grouping
    let hasAbscopal = cohort.hasAbscopalResponse
    members = selection.subjectsWithMatches.map { subject in
      let origin = cohort.scanOrigin(of: subject)
      let response = cohort.response(of: subject)
      return ResponseMember(
        subject: subject, origin: origin, response: response,
        isDue: cohort.isResponseDue(of: subject, from: origin, by: schedule),
        abscopal: hasAbscopal ? cohort.abscopalResponse(of: subject) : nil,
        change: origin.flatMap {
          cohort.bestTargetChange(of: subject, from: $0, until: response?.firstProgression)
        }, hasUndatedAssessment: cohort.undatedAssessments(of: subject) > 0,
        isAllocated: grouping.map { $0.arms[subject] != nil } ?? true)
    }
  }

  func subjects(
    behind number: ResponseSummary.Number, isDue: Bool, arm: String?
  ) -> SubjectSet {
    var found = SubjectSet(capacity: cohort.subjectCount)
    let wanted = arm.map { label in grouping?.labels.firstIndex(of: label) ?? -1 }
    for member in members where member.counts(in: number) && (!isDue || member.isDue) {
      let isMeant = wanted.map { grouping?.arms[member.subject] == $0 } ?? true
      if isMeant { found.insert(member.subject) }
    }
    return found
  }

  var summary: ResponseSummary {
    let waterfall = waterfall
    return ResponseSummary(
      set: set, isConfirmed: cohort.study.response.needsConfirmation,
      all: rates(members), due: rates(members.filter(\.isDue)),
      isDueBySchedule: schedule != nil,
      pendingConfirmation: count(.pendingConfirmation, of: members),
      undatedAssessments: members.reduce(0) { $0 + cohort.undatedAssessments(of: $1.subject) },
      arms: groups, waterfall: waterfall,
      withoutMeasurement: count(.notMeasured, of: members), timeToResponse: timeToResponse)
  }

  private func rates(_ members: [ResponseMember]) -> ResponseSummary.Rates {
    ResponseSummary.Rates(
      total: count(.total, of: members),
      counts: BestOverallResponse.allCases.map { count(.best($0), of: members) },
      objectiveResponse: rate(.objectiveResponse, of: members),
      diseaseControl: rate(.diseaseControl, of: members),
      clinicalBenefit: rate(.clinicalBenefit, of: members), abscopal: abscopalRates(members))
  }

  /// nil also where nobody was irradiated, such as in an arm without radiotherapy: no lesion is
  /// outside a field that does not exist.
  private func abscopalRates(_ members: [ResponseMember]) -> ResponseSummary.AbscopalRates? {
    let responses = members.compactMap(\.abscopal)
    guard responses.contains(where: { $0.gap != .noRadiotherapy }) else { return nil }
    let gaps = responses.compactMap(\.gap).map { ($0, 1) }
    return ResponseSummary.AbscopalRates(
      counts: BestOverallResponse.allCases.map { best in responses.count { $0.best == best } },
      response: rate(.abscopalResponse, of: members),
      control: rate(.abscopalControl, of: members),
      gaps: Dictionary(gaps, uniquingKeysWith: +))
  }

  private func count(_ number: ResponseSummary.Number, of members: [ResponseMember]) -> Int {
    members.count { $0.counts(in: number) }
  }

  private func rate(_ number: ResponseSummary.Number, of members: [ResponseMember]) -> Proportion {
    Proportion(of: count(number, of: members), in: members.count, by: interval)
  }

  private var groups: [ResponseSummary.Group]? {
    grouping.map { grouping in
      var byArm = Array(repeating: [ResponseMember](), count: grouping.labels.count)
      for member in members {
        if let arm = grouping.arms[member.subject] { byArm[arm].append(member) }
      }
      return zip(grouping.labels, byArm).map { label, members in
        ResponseSummary.Group(
          label: label, all: rates(members), due: rates(members.filter(\.isDue)))
      }
    }
  }

  private var waterfall: [ResponseSummary.Depth] {
    members.compactMap { member in
      member.change.map {
        ResponseSummary.Depth(subject: member.subject, change: $0, best: member.best)
      }
    }
    .sorted { ($1.change, $0.subject) < ($0.change, $1.subject) }
  }

  /// Days as everywhere with the origin as day 1.
  private var timeToResponse: (median: Double, shortest: Int, longest: Int)? {
    let days = members.compactMap { member -> Int? in
      guard let origin = member.origin, let first = member.response?.firstResponse else {
        return nil
      }
      return first - origin + 1
    }
    let sample = SampleSummary(days.map(Double.init))
    guard let median = sample.median, let shortest = days.min(), let longest = days.max() else {
      return nil
    }
    return (median, shortest, longest)
  }
}

extension Cohort {
  /// Whether a response can be asked for: the first planned scan and its window have passed, or the
  /// subject is off study or dead. Never decided by having a scan (data.md, *Sets and
  /// denominators*).
  fileprivate func isResponseDue(
    of subject: Int, from origin: Day?, by schedule: ScanSchedule?
  ) -> Bool {
    guard let schedule, diedOn[subject] == nil, endOfStudyOn[subject] == nil else { return true }
    return origin.map { $0 + schedule.firstDueDay <= cutOff } ?? false
  }

  fileprivate func undatedAssessments(of subject: Int) -> Int {
    data.assessments.rows[subject].count { data.assessments.date[$0] == nil }
  }
}
