import Statistics

extension SurvivalSummary {
  /// A number of the summary that counts subjects; times are days, as the summary's own.
  package enum Number: Hashable, Sendable {
    case total, events, censored
    case atRisk(Double)
    case eventsBefore(Double)
    case censoredBefore(Double)
    case withoutOrigin, withoutScan, deathsApart, unallocated
    case withoutResponse, pendingConfirmation
    /// Known alive, and of them those with a contact in the 90 days before the cut-off.
    case alive, recentContact
    /// With the origin, of whom the completeness of follow-up is.
    case followed
  }

  /// The subjects behind a number that `make` gives for the same arguments: those whom adding to
  /// the tally changes it, or whose time it admits.
  ///
  /// - Parameter group: the label of a group; nil is all of them.
  package static func subjects(
    behind number: Number, group: String? = nil, in cohort: Cohort, _ endpoint: Endpoint,
    _ selection: Selection
  ) -> SubjectSet {
    let frame = SurvivalFrame(cohort, endpoint)
    let arm = group.map { label in frame.grouping?.labels.firstIndex(of: label) ?? -1 }
    var tally = SurvivalTally(groups: frame.grouping?.labels.count ?? 1)
    var found =
      number == .withoutOrigin
      ? frame.untreated(selection) : SubjectSet(capacity: cohort.subjectCount)
    for subject in selection.subjectsWithMatches {
      let before = tally.count(number)
      let placed = tally.add(subject, in: frame)
      let isCounted = placed.map { ($0.group == arm ?? $0.group) && number.admits($0.time) }
      if isCounted ?? false || tally.count(number) != before { found.insert(subject) }
    }
    return found
  }
}

extension SurvivalTally {
  /// A number that is tallied; 0 for those over times.
  fileprivate func count(_ number: SurvivalSummary.Number) -> Int {
    switch number {
    case .withoutOrigin: withoutOrigin
    case .withoutScan: withoutScan
    case .deathsApart: deathsApart
    case .unallocated: unallocated
    case .withoutResponse: withoutResponse
    case .pendingConfirmation: pendingConfirmation
    case .alive: contact.alive
    case .recentContact: contact.recentlySeen
    case .followed: contact.followed
    case .total, .events, .censored, .atRisk, .eventsBefore, .censoredBefore: 0
    }
  }
}

extension SurvivalSummary.Number {
  /// Whether a number over times counts one of them; at a time itself a subject is still at risk.
  fileprivate func admits(_ time: EventTime) -> Bool {
    let (day, isEvent) = (Double(time.time), time.kind == .event)
    switch self {
    case .total: return true
    case .events: return isEvent
    case .censored: return !isEvent
    case .atRisk(let moment): return day >= moment
    case .eventsBefore(let moment): return isEvent && day < moment
    case .censoredBefore(let moment): return !isEvent && day < moment
    case .withoutOrigin, .withoutScan, .deathsApart, .unallocated, .withoutResponse,
      .pendingConfirmation, .alive, .recentContact, .followed:
      return false
    }
  }
}

extension SurvivalSummary {
  /// A number as the summary has it; nil where it has none such.
  ///
  /// - Parameter group: the label of a group; nil is all of them.
  package func count(_ number: Number, group label: String? = nil) -> Int? {
    let chosen = groups.filter { label == nil || $0.label == label }
    let sum: ((KaplanMeier) -> Int) -> Int = { count in
      chosen.reduce(0) { $0 + count($1.estimate) }
    }
    switch number {
    case .total: return sum(\.subjects)
    case .events: return sum(\.events)
    case .censored: return sum { $0.subjects - $0.events }
    case .atRisk(let moment): return sum { $0.atRisk(at: moment) }
    case .eventsBefore(let moment): return sum { $0.eventsBefore(moment) }
    case .censoredBefore(let moment): return sum { $0.censoredBefore(moment) }
    case .withoutOrigin: return withoutOrigin
    case .withoutScan: return withoutScan
    case .deathsApart: return deathsApart
    case .unallocated: return unallocated
    case .withoutResponse: return withoutResponse
    case .pendingConfirmation: return pendingConfirmation
    case .alive: return recentContact?.total
    case .recentContact: return recentContact?.count
    case .followed: return nil
    }
  }
}
