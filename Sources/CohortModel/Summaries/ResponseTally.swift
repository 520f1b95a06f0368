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
private struct ResponseTally {
  private struct Member {
    let subject: Int
    let origin: Day?
    let response: DerivedResponse?
    let isDue: Bool

    var best: BestOverallResponse { response?.best ?? .missing }
  }

  private let cohort: Cohort
  private let set: AnalysisSet
  private let interval: ProportionInterval.Method
  private let schedule: ScanSchedule?
  private let members: [Member]

  init(_ cohort: Cohort, _ selection: Selection, _ interval: ProportionInterval.Method) {
    self.cohort = cohort
    self.interval = interval
    set = selection.set
    let schedule = ScanSchedule(cohort.study.schedule)
    self.schedule = schedule
    members = selection.subjectsWithMatches.map { subject in
      let origin = cohort.scanOrigin(of: subject)
      return Member(
        subject: subject, origin: origin, response: cohort.response(of: subject),
        isDue: cohort.isResponseDue(of: subject, from: origin, by: schedule))
    }
  }

  var summary: ResponseSummary {
    let waterfall = waterfall
    return ResponseSummary(
      set: set, isConfirmed: cohort.study.response.needsConfirmation,
      all: rates(members), due: rates(members.filter(\.isDue)),
      isDueBySchedule: schedule != nil,
      pendingConfirmation: members.count { $0.response?.isPending ?? false },
      undatedAssessments: undatedAssessments, arms: groups, waterfall: waterfall,
      withoutMeasurement: members.count - waterfall.count, timeToResponse: timeToResponse)
  }

  private func rates(_ members: [Member]) -> ResponseSummary.Rates {
    var counts: [BestOverallResponse: Int] = [:]
    var benefits = 0
    for member in members {
      counts[member.best, default: 0] += 1
      if member.response?.hasClinicalBenefit ?? false { benefits += 1 }
    }
    let objective = counts[.complete, default: 0] + counts[.partial, default: 0]
    let stable = counts[.stable, default: 0] + counts[.nonCompleteNonProgressive, default: 0]
    let rate = { (count: Int) in
      Proportion(of: count, in: members.count, by: interval)
    }
    return ResponseSummary.Rates(
      total: members.count,
      counts: BestOverallResponse.allCases.map { counts[$0, default: 0] },
      objectiveResponse: rate(objective), diseaseControl: rate(objective + stable),
      clinicalBenefit: rate(benefits))
  }

  private var groups: [ResponseSummary.Group]? {
    cohort.gate.grouping(for: set, of: cohort.data.subjects.ids).map { grouping in
      var byArm = Array(repeating: [Member](), count: grouping.labels.count)
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
      guard let origin = member.origin,
        let change = cohort.bestTargetChange(
          of: member.subject, from: origin, until: member.response?.firstProgression)
      else { return nil }
      return ResponseSummary.Depth(subject: member.subject, change: change, best: member.best)
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

  private var undatedAssessments: Int {
    let assessments = cohort.data.assessments
    return members.reduce(0) { sum, member in
      sum + assessments.rows[member.subject].count { assessments.date[$0] == nil }
    }
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
}
