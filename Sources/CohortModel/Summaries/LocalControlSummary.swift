package import Statistics

/// Local control by one definition over a selection: the share in control at fixed times.
///
/// Failure and death compete in an Aalen–Johansen estimate. By treated lesions control is
/// 1 − F(failure), so that who died with the lesions controlled counts as controlled; by the
/// registry deaths are censored, and the same formula is Kaplan–Meier's.
package struct LocalControlSummary: Sendable {
  package struct Landmark: Equatable, Sendable {
    package var years: Int
    package var days: Double
    /// Still followed in control just before.
    package var atRisk: Int
    /// 1 − F(failure), with its limits; nil where nobody was observed that long.
    package var control: Double?
    package var lower: Double?
    package var upper: Double?
  }

  package struct Group: Sendable {
    /// nil is everybody.
    package var label: String?
    package var total: Int
    package var failures: Int
    package var deaths: Int
    package var definition: LocalControlDefinition
    /// Cause 1 is failure, cause 2 death.
    package var incidence: CumulativeIncidence
    package var landmarks: [Landmark]
  }

  package var definition: LocalControlDefinition
  package var set: AnalysisSet
  package var groups: [Group]
  /// Members without the definition's origin, left out.
  package var withoutOrigin: Int
  /// Members with the origin and without an arm, left out of the groups by arm.
  package var unallocated: Int
}

extension LocalControlSummary {
  private static let years = [1, 3]

  /// - Returns: nil where access closes the definition's data, or nobody has its origin.
  package static func make(
    _ cohort: Cohort, _ definition: LocalControlDefinition, _ selection: Selection
  ) -> LocalControlSummary? {
    let grouping = cohort.gate.grouping(for: selection.set, of: cohort.data.subjects.ids)
    var times = Array(repeating: [LocalControlTime](), count: grouping?.labels.count ?? 1)
    var (withoutOrigin, unallocated) = (0, 0)
    for subject in selection.subjectsWithMatches {
      switch cohort.localControlPlace(of: subject, by: definition, grouping) {
      case .withoutOrigin: withoutOrigin += 1
      case .unallocated: unallocated += 1
      case .group(let group, let time): times[group].append(time)
      }
    }
    guard times.contains(where: { !$0.isEmpty }) else { return nil }
    let groups = times.enumerated().filter { !$0.element.isEmpty }.compactMap { arm, times in
      group(definition, grouping?.labels[arm], times)
    }
    return LocalControlSummary(
      definition: definition, set: selection.set, groups: groups, withoutOrigin: withoutOrigin,
      unallocated: unallocated)
  }

  /// nil never happens: whole days from 1 on make a table.
  private static func group(
    _ definition: LocalControlDefinition, _ label: String?, _ times: [LocalControlTime]
  ) -> Group? {
    guard
      let table = try? CompetingEventTable(
        times: times.map { Double($0.days) }, causes: times.map(\.end.cause), count: 2)
    else { return nil }
    var group = Group(
      label: label, total: times.count, failures: times.count { $0.end == .failure },
      deaths: times.count { $0.end == .death }, definition: definition,
      incidence: CumulativeIncidence(table), landmarks: [])
    group.landmarks = years.map(group.landmark)
    return group
  }
}

extension LocalControlSummary.Group {
  /// The share in control with its limits.
  package struct Control: Equatable, Sendable {
    package var estimate: Double
    package var lower: Double?
    package var upper: Double?
  }

  /// The share in control just after a time in days; nil where nobody was observed that long.
  ///
  /// The interval is log-log on the scale of what is estimated: of F(failure) where death competes,
  /// of S by the registry's words, so that they give Kaplan–Meier's own.
  package func control(at days: Double) -> Control? {
    switch definition {
    case .treatedLesions:
      incidence.incidence(ofCause: 1, at: days).map { failure in
        Control(
          estimate: 1 - failure.estimate, lower: failure.limits.map { 1 - $0.upper },
          upper: failure.limits.map { 1 - $0.lower })
      }
    case .registry:
      incidence.survival(at: days).map { free in
        Control(estimate: free.estimate, lower: free.limits?.lower, upper: free.limits?.upper)
      }
    }
  }

  /// A year is 365.25 days.
  fileprivate func landmark(_ years: Int) -> LocalControlSummary.Landmark {
    let days = Double(years) * 365.25
    let control = control(at: days)
    return LocalControlSummary.Landmark(
      years: years, days: days, atRisk: incidence.table.atRisk(at: days),
      control: control?.estimate, lower: control?.lower, upper: control?.upper)
  }
}

extension LocalControlTime.End {
  /// 0 is censored.
  fileprivate var cause: Int {
    switch self {
    case .censored: 0
    case .failure: 1
    case .death: 2
    }
  }
}
