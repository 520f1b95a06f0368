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
    /// nil where the study has none or access closes it.
    let abscopal: AbscopalResponse?

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
    let hasAbscopal = cohort.hasAbscopalResponse
    members = selection.subjectsWithMatches.map { subject in
      let origin = cohort.scanOrigin(of: subject)
      return Member(
        subject: subject, origin: origin, response: cohort.response(of: subject),
        isDue: cohort.isResponseDue(of: subject, from: origin, by: schedule),
        abscopal: hasAbscopal ? cohort.abscopalResponse(of: subject) : nil)
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
    let best = BestResponseCounts(members.map(\.best))
    let benefits = members.count { $0.response?.hasClinicalBenefit ?? false }
    return ResponseSummary.Rates(
      total: members.count, counts: best.counts,
      objectiveResponse: rate(best.objective, of: members),
      diseaseControl: rate(best.control, of: members),
      clinicalBenefit: rate(benefits, of: members), abscopal: abscopalRates(members))
  }

  /// nil also where nobody was irradiated, such as in an arm without radiotherapy: no lesion is
  /// outside a field that does not exist.
  private func abscopalRates(_ members: [Member]) -> ResponseSummary.AbscopalRates? {
    let responses = members.compactMap(\.abscopal)
    guard responses.contains(where: { $0.gap != .noRadiotherapy }) else { return nil }
    let best = BestResponseCounts(responses.map(\.best))
    let gaps = responses.compactMap(\.gap).map { ($0, 1) }
    return ResponseSummary.AbscopalRates(
      counts: best.counts, response: rate(best.objective, of: members),
      control: rate(best.control, of: members),
      gaps: Dictionary(gaps, uniquingKeysWith: +))
  }

  private func rate(_ count: Int, of members: [Member]) -> Proportion {
    Proportion(of: count, in: members.count, by: interval)
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

/// Subjects by best response, and the two sums that rates are made of.
private struct BestResponseCounts {
  /// In the order of the cases.
  let counts: [Int]
  let objective: Int
  let control: Int

  init(_ responses: [BestOverallResponse]) {
    var tally: [BestOverallResponse: Int] = [:]
    for response in responses { tally[response, default: 0] += 1 }
    counts = BestOverallResponse.allCases.map { tally[$0, default: 0] }
    objective = tally[.complete, default: 0] + tally[.partial, default: 0]
    control =
      objective + tally[.stable, default: 0] + tally[.nonCompleteNonProgressive, default: 0]
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
