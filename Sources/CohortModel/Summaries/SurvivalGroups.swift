import Statistics

extension SurvivalSummary {
  /// Kaplan–Meier by group over a selection of the endpoint's own set.
  ///
  /// The caller selects `endpoint.set`: every N and tally is about the selection's members, and
  /// arms are planned or actual by the endpoint's set. Terms on adverse events choose the subjects
  /// with a match. The log-rank test exists under by-arm access alone, not for masked arms
  /// (definitions.md, *Who sees what*).
  package static func make(
    _ cohort: Cohort, _ endpoint: Endpoint, _ selection: Selection
  ) -> SurvivalSummary {
    let frame = SurvivalFrame(cohort, endpoint)
    var tally = SurvivalTally(groups: frame.grouping?.labels.count ?? 1)
    for subject in selection.subjectsWithMatches { tally.add(subject, in: frame) }
    var summary = frame.summary(of: tally)
    summary.withoutOrigin += frame.untreated(selection).count
    return summary
  }
}

/// What stays the same for every subject. It stands apart from what is counted, so that no count
/// copies the cohort.
struct SurvivalFrame {
  let cohort: Cohort
  let endpoint: Endpoint
  let grouping: ArmGrouping?
  let rules: EndpointTime

  init(_ cohort: Cohort, _ endpoint: Endpoint) {
    self.cohort = cohort
    self.endpoint = endpoint
    grouping = cohort.gate.grouping(for: endpoint.set, of: cohort.data.subjects.ids)
    rules = EndpointTime(cohort, endpoint)
  }

  /// Randomised subjects whom a set of the treated leaves out before they could be counted.
  func untreated(_ selection: Selection) -> SubjectSet {
    let isOfTreated = endpoint.set == .safety && endpoint.origin == .firstTreatment
    guard cohort.study.isRandomised, isOfTreated else {
      return SubjectSet(capacity: cohort.subjectCount)
    }
    let randomised = cohort.select(.intentToTreat, filter: selection.filter).subjectsWithMatches
    return SubjectSet(capacity: cohort.subjectCount) {
      randomised.contains($0) && cohort.firstTreatmentOn[$0] == nil
    }
  }
}

struct SurvivalTally {
  private(set) var times: [[EventTime]]
  private(set) var withoutOrigin = 0
  private(set) var withoutScan = 0
  private(set) var withoutResponse = 0
  private(set) var pendingConfirmation = 0
  private(set) var deathsApart = 0
  private(set) var unallocated = 0
  private(set) var contact = FollowUp()

  init(groups: Int) {
    times = Array(repeating: [], count: groups)
  }

  /// - Returns: where the subject's time went; nil where it has none, or no group.
  @discardableResult
  mutating func add(_ subject: Int, in frame: SurvivalFrame) -> (group: Int, time: EventTime)? {
    guard let origin = frame.cohort.day(of: frame.endpoint.origin, for: subject) else {
      withoutOrigin += 1
      return nil
    }
    contact.add(subject, of: frame.cohort, from: origin)
    guard let derived = frame.rules.time(of: subject) else {
      addNonResponder(subject, in: frame)
      return nil
    }
    count(derived, of: frame.endpoint.kind)
    guard let group = frame.grouping.map({ $0.arms[subject] }) ?? 0 else {
      unallocated += 1
      return nil
    }
    times[group].append(derived.time)
    return (group, derived.time)
  }

  private mutating func addNonResponder(_ subject: Int, in frame: SurvivalFrame) {
    withoutResponse += 1
    let response = frame.cohort.response(of: subject, from: frame.endpoint.origin)
    if response?.isPending ?? false { pendingConfirmation += 1 }
  }

  private mutating func count(_ derived: DerivedTime, of kind: Endpoint.Kind) {
    if derived.reason == .deathApart { deathsApart += 1 }
    let isScanned = kind == .progressionFreeSurvival || kind == .timeToProgression
    // A censoring by scans falls on the origin only where there is no evaluable scan.
    if isScanned, !derived.isEvent, derived.date == derived.origin { withoutScan += 1 }
  }
}

extension SurvivalFrame {
  func summary(of tally: SurvivalTally) -> SurvivalSummary {
    let groups = groups(tally.times)
    return SurvivalSummary(
      endpoint: endpoint, groups: groups, logRank: logRank(groups), landmarks: landmarks,
      withoutOrigin: tally.withoutOrigin, withoutScan: tally.withoutScan,
      deathsApart: tally.deathsApart, unallocated: tally.unallocated,
      recentContact: recentContact(tally.contact), completeness: tally.contact.completeness,
      withoutResponse: tally.withoutResponse, pendingConfirmation: tally.pendingConfirmation,
      lacksSchedule: rules.lacksSchedule)
  }

  private func groups(_ times: [[EventTime]]) -> [SurvivalSummary.Group] {
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

  private func recentContact(_ contact: FollowUp) -> Proportion? {
    guard contact.alive > 0 else { return nil }
    return Proportion(
      of: contact.recentlySeen, in: contact.alive, by: cohort.study.response.interval)
  }
}

/// How well the members with an origin were followed for survival.
struct FollowUp {
  private(set) var alive = 0
  private(set) var recentlySeen = 0
  private(set) var followed = 0
  private var seenDays = 0
  private var possibleDays = 0

  mutating func add(_ subject: Int, of cohort: Cohort, from origin: Day) {
    followed += 1
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
