import Statistics

extension SurvivalSummary {
  /// Kaplan–Meier by group over a selection of the endpoint's own set.
  ///
  /// The caller selects `endpoint.set`: every N and tally is about the selection's members, and arms
  /// are planned or actual by the endpoint's set. Terms on adverse events choose the subjects with a
  /// match. The log-rank test exists under by-arm access alone, not for masked arms (definitions.md,
  /// *Who sees what*).
  package static func make(
    _ cohort: Cohort, _ endpoint: Endpoint, _ selection: Selection
  ) -> SurvivalSummary {
    SurvivalGroups(cohort, endpoint, selection).summary
  }
}

/// One pass over the members of a selection.
private struct SurvivalGroups {
  private let cohort: Cohort
  private let endpoint: Endpoint
  private let grouping: ArmGrouping?
  private let rules: EndpointTime
  private let members: SubjectSet
  private var times: [[EventTime]]
  private var withoutOrigin = 0
  private var withoutScan = 0
  private var withoutResponse = 0
  private var pendingConfirmation = 0
  private var deathsApart = 0
  private var unallocated = 0
  private var contact = FollowUp()

  init(_ cohort: Cohort, _ endpoint: Endpoint, _ selection: Selection) {
    self.cohort = cohort
    self.endpoint = endpoint
    grouping = cohort.gate.grouping(for: endpoint.set, of: cohort.data.subjects.ids)
    rules = EndpointTime(cohort, endpoint)
    members = selection.subjectsWithMatches
    times = Array(repeating: [], count: grouping?.labels.count ?? 1)
    for subject in members { add(subject) }
  }

  private mutating func add(_ subject: Int) {
    guard let origin = cohort.day(of: endpoint.origin, for: subject) else {
      withoutOrigin += 1
      return
    }
    contact.add(subject, of: cohort, from: origin)
    guard let derived = rules.time(of: subject) else {
      withoutResponse += 1
      if cohort.response(of: subject, from: endpoint.origin)?.isPending ?? false {
        pendingConfirmation += 1
      }
      return
    }
    tally(derived)
    guard let grouping else { return times[0].append(derived.time) }
    guard let arm = grouping.arms[subject] else {
      unallocated += 1
      return
    }
    times[arm].append(derived.time)
  }

  private mutating func tally(_ derived: DerivedTime) {
    if derived.reason == .deathApart { deathsApart += 1 }
    let isScanned = endpoint.kind == .progressionFreeSurvival || endpoint.kind == .timeToProgression
    // A censoring by scans falls on the origin only where there is no evaluable scan.
    if isScanned, !derived.isEvent, derived.date == derived.origin { withoutScan += 1 }
  }

  var summary: SurvivalSummary {
    let groups = groups
    return SurvivalSummary(
      endpoint: endpoint, groups: groups, logRank: logRank(groups), landmarks: landmarks,
      withoutOrigin: withoutOrigin, withoutScan: withoutScan, deathsApart: deathsApart,
      unallocated: unallocated, recentContact: recentContact, completeness: contact.completeness,
      withoutResponse: withoutResponse, pendingConfirmation: pendingConfirmation,
      lacksSchedule: rules.lacksSchedule)
  }

  private var groups: [SurvivalSummary.Group] {
    guard let grouping else { return [group(nil, times[0])] }
    return zip(grouping.labels, times).compactMap { label, times in
      times.isEmpty ? nil : group(label, times)
    }
  }

  private func group(_ label: String?, _ times: [EventTime]) -> SurvivalSummary.Group {
    let table = EventTable(times)
    let followUp = KaplanMeier(table.reversed).median.estimate
    return SurvivalSummary.Group(
      label: label, estimate: KaplanMeier(table, interval: cohort.study.survival.interval),
      medianFollowUp: followUp)
  }

  private func logRank(_ groups: [SurvivalSummary.Group]) -> LogRankTest? {
    guard cohort.gate.access == .byArm, groups.count > 1 else { return nil }
    let test = LogRankTest(groups: groups.map(\.estimate.table))
    return test.test == nil ? nil : test
  }

  /// A month is 30.4375 days.
  private var landmarks: [SurvivalSummary.Landmark] {
    cohort.study.survival.landmarkMonths.map {
      SurvivalSummary.Landmark(months: $0, days: Double($0) * 30.4375)
    }
  }

  private var recentContact: Proportion? {
    guard contact.alive > 0 else { return nil }
    return Proportion(
      of: contact.recentlySeen, in: contact.alive, by: cohort.study.response.interval)
  }
}

/// How well the members with an origin were followed for survival.
private struct FollowUp {
  private(set) var alive = 0
  private(set) var recentlySeen = 0
  private var seenDays = 0
  private var possibleDays = 0

  mutating func add(_ subject: Int, of cohort: Cohort, from origin: Day) {
    if let death = cohort.diedOn[subject] {
      let days = max(0, death - origin)
      seenDays += days
      possibleDays += days
      return
    }
    let last = max(cohort.lastKnownAlive[subject] ?? origin, origin)
    alive += 1
    if cohort.cutOff - last <= 90 { recentlySeen += 1 }
    seenDays += last - origin
    possibleDays += cohort.cutOff - origin
  }

  var completeness: Double? {
    possibleDays > 0 ? Double(seenDays) / Double(possibleDays) : nil
  }
}
