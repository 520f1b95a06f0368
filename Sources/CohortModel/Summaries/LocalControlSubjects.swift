import Statistics

extension LocalControlSummary {
  /// A number of the summary that counts subjects; times are days, as the summary's own.
  package enum Number: Hashable, Sendable {
    case total, failures, deaths, censored
    case atRisk(Double)
    case failuresBefore(Double)
    case deathsBefore(Double)
    case censoredBefore(Double)
    case withoutOrigin, unallocated
  }

  /// The subjects behind a number that `make` gives for the same arguments.
  ///
  /// - Parameter group: the label of a group; nil is all of them.
  package static func subjects(
    behind number: Number, group: String? = nil, in cohort: Cohort,
    _ definition: LocalControlDefinition, _ selection: Selection
  ) -> SubjectSet {
    let grouping = cohort.gate.grouping(for: selection.set, of: cohort.data.subjects.ids)
    let wanted = group.map { label in grouping?.labels.firstIndex(of: label) ?? -1 }
    var found = SubjectSet(capacity: cohort.subjectCount)
    for subject in selection.subjectsWithMatches {
      let place = cohort.localControlPlace(of: subject, by: definition, grouping)
      if number.admits(place, in: wanted) { found.insert(subject) }
    }
    return found
  }
}

/// Where the summary counts a subject.
enum LocalControlPlace {
  case withoutOrigin, unallocated
  case group(Int, LocalControlTime)
}

extension Cohort {
  func localControlPlace(
    of subject: Int, by definition: LocalControlDefinition, _ grouping: ArmGrouping?
  ) -> LocalControlPlace {
    guard let time = localControl(of: subject, by: definition) else { return .withoutOrigin }
    guard let group = grouping.map({ $0.arms[subject] }) ?? 0 else { return .unallocated }
    return .group(group, time)
  }
}

extension LocalControlSummary.Number {
  fileprivate func admits(_ place: LocalControlPlace, in wanted: Int?) -> Bool {
    switch place {
    case .withoutOrigin: self == .withoutOrigin
    case .unallocated: self == .unallocated
    case .group(let group, let time): group == wanted ?? group && admits(time)
    }
  }

  /// At a time itself a subject is still at risk.
  private func admits(_ time: LocalControlTime) -> Bool {
    let day = Double(time.days)
    switch self {
    case .total: return true
    case .failures: return time.end == .failure
    case .deaths: return time.end == .death
    case .censored: return time.end == .censored
    case .atRisk(let moment): return day >= moment
    case .failuresBefore(let moment): return time.end == .failure && day < moment
    case .deathsBefore(let moment): return time.end == .death && day < moment
    case .censoredBefore(let moment): return time.end == .censored && day < moment
    case .withoutOrigin, .unallocated: return false
    }
  }
}

extension LocalControlSummary {
  /// A number as the summary has it; nil where it has none such.
  ///
  /// - Parameter group: the label of a group; nil is all of them.
  package func count(_ number: Number, group label: String? = nil) -> Int? {
    let chosen = groups.filter { label == nil || $0.label == label }
    let sum: ((Group) -> Int) -> Int = { count in chosen.reduce(0) { $0 + count($1) } }
    switch number {
    case .total: return sum(\.total)
    case .failures: return sum(\.failures)
    case .deaths: return sum(\.deaths)
    case .censored: return sum { $0.total - $0.failures - $0.deaths }
    case .atRisk(let moment): return sum { $0.incidence.table.atRisk(at: moment) }
    case .failuresBefore(let moment):
      return sum { $0.before(moment) { $0.events(ofCause: 1, at: $1) } }
    case .deathsBefore(let moment):
      return sum { $0.before(moment) { $0.events(ofCause: 2, at: $1) } }
    case .censoredBefore(let moment): return sum { $0.before(moment) { $0.censored[$1] } }
    case .withoutOrigin: return withoutOrigin
    case .unallocated: return unallocated
    }
  }
}

extension LocalControlSummary.Group {
  /// What the life table counts before a time.
  fileprivate func before(
    _ moment: Double, _ count: (CompetingEventTable, Int) -> Int
  ) -> Int {
    let table = incidence.table
    return table.times.indices.prefix { table.times[$0] < moment }
      .reduce(0) { $0 + count(table, $1) }
  }
}
