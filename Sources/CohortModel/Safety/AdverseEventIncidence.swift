package import Statistics

/// The cumulative incidence of a first adverse event, death competing (Aalen–Johansen), from the
/// first treatment as day 1.
///
/// Cause 1 is the first onset, cause 2 death before any. Whoever has neither is censored on the last
/// day known alive or at the end of the study; for treatment-emergent events, which nobody looks for
/// later, when the window after the last treatment closes. The interval is on the study's scale.
package struct AdverseEventIncidence: Sendable {
  package struct Group: Sendable {
    /// nil is everybody.
    package var label: String?
    package var total: Int
    package var events: Int
    /// Before any event.
    package var deaths: Int
    /// nil without subjects.
    package var incidence: CumulativeIncidence?
    package var landmarks: [Landmark]
  }

  package struct Landmark: Equatable, Sendable {
    package var months: Int
    package var days: Double
    package var atRisk: Int
    /// nil where nobody was observed that long.
    package var event: CumulativeIncidence.Estimate?
    package var death: CumulativeIncidence.Estimate?
  }

  package var line: AdverseEventLine
  package var adverseEventClass: AdverseEventClass
  package var set: AnalysisSet
  /// Everybody, then the arms under by-arm access.
  package var groups: [Group]
  /// Of equal incidence in the arms; nominal. nil where arms are not compared, or refused.
  package var grayTest: GrayTest?
  package var unallocated: Int
  package var tally: OnsetTally
}

extension AdverseEventIncidence {
  package static func make(
    _ cohort: Cohort, _ selection: Selection, class adverseEventClass: AdverseEventClass,
    of line: AdverseEventLine = .overall
  ) -> AdverseEventIncidence {
    var following = IncidenceFollowing(cohort, selection) { lines, row in
      lines.isRow(row, of: line) ? [AdverseEventLines.overall] : []
    }
    let tally = onsets(cohort, selection, adverseEventClass)
      .walk { subject, time, onsets in following.add(subject, time, onsets) }
    return following.incidence(
      AdverseEventLines.overall, named: line, cohort, selection, adverseEventClass, tally)
  }

  /// Overall and of each organ class, most frequent first.
  package static func byOrganClass(
    _ cohort: Cohort, _ selection: Selection, class adverseEventClass: AdverseEventClass
  ) -> [AdverseEventIncidence] {
    var following = IncidenceFollowing(cohort, selection) { lines, row in
      [AdverseEventLines.overall, lines.numbers(of: row).organClass]
    }
    let tally = onsets(cohort, selection, adverseEventClass)
      .walk { subject, time, onsets in following.add(subject, time, onsets) }
    return following.lines.ordered { following.onsetCount($0) }.map { number in
      following.incidence(
        number, named: following.lines[number], cohort, selection, adverseEventClass, tally)
    }
  }

  /// Groups count from 0, everybody, as in `groups`.
  package enum Number: Hashable, Sendable {
    case total(group: Int)
    case events(group: Int)
    case deaths(group: Int)
    /// Neither event nor death before so many days after the origin, nor lost.
    case atRisk(group: Int, days: Double)
  }

  package static func subjects(
    behind number: Number, _ cohort: Cohort, _ selection: Selection,
    class adverseEventClass: AdverseEventClass, of line: AdverseEventLine
  ) -> SubjectSet {
    let groups = SafetyGroups(cohort, selection.set)
    var lines = AdverseEventLines(cohort.data.adverseEvents)
    var set = SubjectSet(capacity: cohort.subjectCount)
    _ = onsets(cohort, selection, adverseEventClass).walk { subject, time, onsets in
      let first = onsets.filter { lines.isRow($0.row, of: line) }.map { time.day(of: $0.start) }
        .min()
      let end = IncidenceEnd(time, firstOnset: first)
      if groups.contains(subject, in: number.group), number.admits(end) { set.insert(subject) }
    }
    return set
  }

  private static func onsets(
    _ cohort: Cohort, _ selection: Selection, _ adverseEventClass: AdverseEventClass
  ) -> AdmittedOnsets {
    AdmittedOnsets(cohort, selection, class: adverseEventClass, until: .lastContact)
  }
}

extension AdverseEventIncidence.Number {
  fileprivate var group: Int {
    switch self {
    case .total(let group), .events(let group), .deaths(let group), .atRisk(let group, _): group
    }
  }

  fileprivate func admits(_ end: IncidenceEnd) -> Bool {
    switch self {
    case .total: true
    case .events: end.cause == 1
    case .deaths: end.cause == 2
    case .atRisk(_, let days): Double(end.days) >= days
    }
  }
}

/// How one subject's time to a first event ends.
private struct IncidenceEnd {
  let days: Int
  /// 0 is censored, 1 the event, 2 death.
  let cause: Int

  init(_ time: RiskTime, firstOnset: Int?) {
    days = firstOnset ?? time.days
    cause = firstOnset != nil ? 1 : time.endsInDeath ? 2 : 0
  }
}

/// Times of all subjects without any event, and for some lines who had one and when.
private struct IncidenceFollowing {
  private let groups: SafetyGroups
  private let numbers: (inout AdverseEventLines, Int) -> [Int]
  private(set) var lines: AdverseEventLines
  private var first = FirstOnsets()
  private var ends: [IncidenceEnd] = []
  private var arms: [Int?] = []
  /// By line: position in `ends` and day of the onset.
  private var onsets: [[(subject: Int, day: Int)]] = []

  /// - Parameter numbers: the lines that a row counts for.
  init(
    _ cohort: Cohort, _ selection: Selection,
    numbers: @escaping (inout AdverseEventLines, Int) -> [Int]
  ) {
    self.numbers = numbers
    groups = SafetyGroups(cohort, selection.set)
    lines = AdverseEventLines(cohort.data.adverseEvents)
  }

  mutating func add(_ subject: Int, _ time: RiskTime, _ found: [AdmittedOnsets.Onset]) {
    for onset in found {
      for line in numbers(&lines, onset.row) { first.note(line, time.day(of: onset.start)) }
    }
    while onsets.count < lines.count { onsets.append([]) }
    for line in first.lines { onsets[line].append((ends.count, first.day(of: line))) }
    first.clear()
    ends.append(IncidenceEnd(time, firstOnset: nil))
    arms.append(groups.isComparable ? groups.arm(of: subject) : nil)
  }

  func onsetCount(_ line: Int) -> Int { line < onsets.count ? onsets[line].count : 0 }

  func incidence(
    _ line: Int, named name: AdverseEventLine, _ cohort: Cohort, _ selection: Selection,
    _ adverseEventClass: AdverseEventClass, _ tally: OnsetTally
  ) -> AdverseEventIncidence {
    var times = ends.map { Double($0.days) }
    var causes = ends.map(\.cause)
    for onset in line < onsets.count ? onsets[line] : [] {
      times[onset.subject] = Double(onset.day)
      causes[onset.subject] = 1
    }
    let shown = groups.isComparable && groups.count > 1 ? Array(1..<groups.count) : []
    let members = shown.map { arm in arms.indices.filter { arms[$0] == arm } }
    let all = ends.indices
    return AdverseEventIncidence(
      line: name, adverseEventClass: adverseEventClass, set: selection.set,
      groups: [group(nil, times, causes, cohort.study.survival)]
        + zip(shown, members).map { arm, members in
          group(
            groups.label(arm), members.map { times[$0] }, members.map { causes[$0] },
            cohort.study.survival)
        },
      grayTest: gray(times, causes),
      unallocated: shown.isEmpty ? 0 : all.count { arms[$0] == nil }, tally: tally)
  }

  private func group(
    _ label: String?, _ times: [Double], _ causes: [Int], _ rules: SurvivalRules
  ) -> AdverseEventIncidence.Group {
    let table =
      times.isEmpty ? nil : try? CompetingEventTable(times: times, causes: causes, count: 2)
    let incidence = table.map { CumulativeIncidence($0, interval: rules.interval) }
    return AdverseEventIncidence.Group(
      label: label, total: times.count, events: causes.count { $0 == 1 },
      deaths: causes.count { $0 == 2 }, incidence: incidence,
      landmarks: rules.landmarkMonths.map { months in
        let days = Double(months) * 30.4375
        return AdverseEventIncidence.Landmark(
          months: months, days: days, atRisk: table?.atRisk(at: days) ?? 0,
          event: incidence?.incidence(ofCause: 1, at: days),
          death: incidence?.incidence(ofCause: 2, at: days))
      })
  }

  private func gray(_ times: [Double], _ causes: [Int]) -> GrayTest? {
    guard groups.isComparable, groups.count > 2 else { return nil }
    let members = ends.indices.filter { arms[$0] != nil }
    let test = GrayTest(
      times: members.map { times[$0] }, causes: members.map { causes[$0] },
      groups: members.compactMap { arms[$0].map { $0 - 1 } }, groupCount: groups.count - 1)
    return test.test == nil ? nil : test
  }
}
