package import Statistics

/// A toxicity boundary of the study file at the cut-off (definitions.md, *Toxicity*).
///
/// Members of the safety set, whatever the filter of the page. Counted are subjects with the event in
/// the window after the first treatment, and subjects followed through the whole window without it;
/// all others stand apart, never as non-events. They are taken in the order in which their outcome
/// became known, events first on one day, so that a look that was once made stays as it was. A look
/// at n subjects crosses where `ToxicityBoundary` says so.
package struct ToxicityMonitoring: Sendable {
  /// Where one subject stands.
  package enum Standing: String, CaseIterable, Sendable {
    case toxicity
    /// Followed through the window without the event.
    case free
    /// The window is open at the cut-off.
    case inside
    /// Died in the window without the event.
    case died
    /// Off study in the window, or not seen to its end.
    case unseen

    package var isCounted: Bool { self == .toxicity || self == .free }
  }

  package struct Look: Equatable, Sendable {
    package var subjects: Int
    /// The fewest toxicities that cross; nil where not even all subjects would.
    package var bound: Int?
    /// Among the first `subjects` counted; nil while there are fewer.
    package var toxicities: Int?

    package var isCrossed: Bool {
      toxicities.flatMap { observed in bound.map { observed >= $0 } } ?? false
    }
  }

  package enum Status: Equatable, Sendable {
    /// At the first look that did.
    case crossed(Look)
    case notCrossed(fewestFurther: ToxicityBoundary.NextCrossing)
    /// No look can cross any more.
    case cannotCross
  }

  package struct Group: Sendable {
    /// nil is everybody.
    package var label: String?
    package var standings: [Standing: Int]
    /// With an event that counts although its start is unknown, and none with a start.
    package var undated: Int
    package var looks: [Look]
    package var status: Status

    package var toxicities: Int { standings[.toxicity] ?? 0 }
    package var counted: Int { toxicities + (standings[.free] ?? 0) }
    package var total: Int { standings.values.reduce(0, +) }
  }

  package var rule: ToxicityRule
  /// By arm under by-arm access, else everybody.
  package var groups: [Group]
  /// Of crossing at any look, where each subject has the toxicity with p0, and with p1.
  package var crossingAtAcceptable: Double
  package var crossingAtUnacceptable: Double
  package var unallocated: Int
}

/// What can be told about one toxicity rule.
package enum ToxicityAnswer: Sendable {
  case monitored(ToxicityMonitoring)
  /// A randomised trial's boundaries are by arm, and arms are not open.
  case closed(ToxicityRule)
  /// The event of the rule cannot be read.
  case refused(ToxicityRule, FilterError)

  package var rule: ToxicityRule {
    switch self {
    case .monitored(let monitoring): monitoring.rule
    case .closed(let rule), .refused(let rule, _): rule
    }
  }

  package var monitoring: ToxicityMonitoring? {
    if case .monitored(let monitoring) = self { monitoring } else { nil }
  }

  /// One for each rule of the study file.
  package static func all(_ cohort: Cohort) -> [ToxicityAnswer] {
    (cohort.study.toxicity ?? []).map { rule in
      guard !cohort.gate.isBlinding else { return .closed(rule) }
      do throws(FilterError) {
        let reading = try ToxicityReading(cohort, rule)
        return .monitored(reading.monitoring)
      } catch {
        return .refused(rule, error)
      }
    }
  }
}

extension ToxicityMonitoring {
  package enum Number: Hashable, Sendable {
    case standing(Standing)
    case counted
    case total
    case undated
  }

  /// - Parameter group: of `groups`.
  package func subjects(
    behind number: Number, group: Int, _ cohort: Cohort
  ) -> SubjectSet {
    guard let reading = try? ToxicityReading(cohort, rule) else {
      return SubjectSet(capacity: cohort.subjectCount)
    }
    return SubjectSet(capacity: cohort.subjectCount) { subject in
      guard reading.isMember(subject, of: group), let outcome = reading.outcome(of: subject) else {
        return false
      }
      return switch number {
      case .standing(let standing): outcome.standing == standing
      case .counted: outcome.standing.isCounted
      case .total: true
      case .undated: outcome.isUndated
      }
    }
  }
}

extension ToxicityRule {
  package var boundary: ToxicityBoundary {
    switch method {
    case .pocock(let alpha):
      .pocock(sizes: looks.sizes, acceptable: acceptable, alpha: alpha)
    case .bayesian(let a, let b, let threshold):
      .bayesian(
        sizes: looks.sizes, acceptable: acceptable, prior: (a, b), threshold: threshold)
    }
  }
}

/// How one subject stands, and since when that is known.
private struct ToxicityOutcome {
  let standing: ToxicityMonitoring.Standing
  let knownOn: Day
  let isUndated: Bool
}

private struct ToxicityReading {
  private let cohort: Cohort
  private let rule: ToxicityRule
  private let selection: Selection
  private let members: SubjectSet
  private let groups: SafetyGroups

  init(_ cohort: Cohort, _ rule: ToxicityRule) throws(FilterError) {
    self.cohort = cohort
    self.rule = rule
    selection = cohort.select(.safety, filter: try Filter.parse(rule.event, for: cohort))
    guard selection.hasAdverseEventTerms else {
      throw FilterError(position: 0, message: "the event has no term on adverse events")
    }
    members = cohort.subjects(in: .safety)
    groups = SafetyGroups(cohort, .safety)
  }

  private var showsArms: Bool { groups.isComparable && groups.count > 1 }

  func isMember(_ subject: Int, of group: Int) -> Bool {
    members.contains(subject) && (!showsArms || groups.arm(of: subject) == group + 1)
  }

  /// nil without a first treatment.
  func outcome(of subject: Int) -> ToxicityOutcome? {
    guard let origin = cohort.firstTreatmentOn[subject] else { return nil }
    let close = origin + rule.windowDays
    let starts = cohort.data.adverseEvents.start
    let rows = cohort.data.adverseEvents.rows[subject].filter(selection.admits(adverseEvent:))
    if let first = rows.compactMap({ starts[$0] }).filter({ origin <= $0 && $0 <= close }).min() {
      return ToxicityOutcome(standing: .toxicity, knownOn: first, isUndated: false)
    }
    if rows.contains(where: { starts[$0] == nil }) {
      return ToxicityOutcome(standing: .toxicity, knownOn: origin, isUndated: true)
    }
    return ToxicityOutcome(
      standing: standing(of: subject, until: close), knownOn: close, isUndated: false)
  }

  private func standing(
    of subject: Int, until close: Day
  ) -> ToxicityMonitoring.Standing {
    if let death = cohort.diedOn[subject], death < close { return .died }
    let seen = cohort.diedOn[subject] ?? cohort.lastKnownAlive[subject]
    if let seen, seen >= close { return .free }
    if cohort.cutOff >= close || cohort.isOffStudy(subject) { return .unseen }
    return .inside
  }

  var monitoring: ToxicityMonitoring {
    let boundary = rule.boundary
    let arms = showsArms ? Array(0..<groups.count - 1) : [0]
    return ToxicityMonitoring(
      rule: rule, groups: arms.map { group($0, boundary) },
      crossingAtAcceptable: boundary.crossingProbability(at: rule.acceptable),
      crossingAtUnacceptable: boundary.crossingProbability(at: rule.unacceptable),
      unallocated: showsArms ? members.count { groups.arm(of: $0) == nil } : 0)
  }

  private func group(_ index: Int, _ boundary: ToxicityBoundary) -> ToxicityMonitoring.Group {
    let outcomes = members.filter { isMember($0, of: index) }.compactMap(outcome)
    let known = outcomes.filter(\.standing.isCounted).sorted(by: ToxicityOutcome.precedes)
      .map { $0.standing == .toxicity }
    let looks = boundary.looks.map { look in
      ToxicityMonitoring.Look(
        subjects: look.subjects, bound: look.count,
        toxicities: look.subjects <= known.count
          ? known.prefix(look.subjects).count { $0 } : nil)
    }
    return ToxicityMonitoring.Group(
      label: showsArms ? groups.label(index + 1) : nil,
      standings: outcomes.reduce(into: [:]) { $0[$1.standing, default: 0] += 1 },
      undated: outcomes.count(where: \.isUndated), looks: looks,
      status: status(looks, boundary, toxicities: known.count { $0 }, of: known.count))
  }

  private func status(
    _ looks: [ToxicityMonitoring.Look], _ boundary: ToxicityBoundary, toxicities: Int,
    of subjects: Int
  ) -> ToxicityMonitoring.Status {
    if let crossed = looks.first(where: \.isCrossed) { return .crossed(crossed) }
    return boundary.nextCrossing(toxicities: toxicities, of: subjects)
      .map { .notCrossed(fewestFurther: $0) } ?? .cannotCross
  }
}

extension ToxicityOutcome {
  fileprivate static func precedes(_ left: ToxicityOutcome, _ right: ToxicityOutcome) -> Bool {
    guard left.knownOn == right.knownOn else { return left.knownOn < right.knownOn }
    return left.standing == .toxicity && right.standing != .toxicity
  }
}
