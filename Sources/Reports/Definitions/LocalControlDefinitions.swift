package import CohortModel

/// What is shown of an estimate of local control.
package enum LocalControlFigure: Hashable, Sendable {
  case count(LocalControlSummary.Number)
  case landmark(years: Int)
}

extension DefinitionCard {
  /// A number of local control.
  package static func localControl(
    _ figure: LocalControlFigure, group: String?, in summary: LocalControlSummary,
    of study: Study, set: String
  ) -> DefinitionCard {
    DefinitionCard(
      figure.name(summary.definition, group: group), formula: figure.formula(summary.definition),
      set: set + "; \(summary.definition.denominator(summary.set, study))"
        + (group.map { "; arm \($0) alone" } ?? ""),
      value: figure.value(summary, group: group),
      exclusions: [
        note(summary.withoutOrigin, "without the definition's origin, left out"),
        note(summary.unallocated, "in no arm, left out"),
      ].compactMap { $0 },
      method: summary.definition.method, source: summary.definition.source)
  }

  /// Local control by a definition that has no estimate.
  package static func localControl(
    refused definition: LocalControlDefinition, because reason: String, of study: Study,
    set: String
  ) -> DefinitionCard {
    DefinitionCard(
      "Local control, \(definition.title)", formula: definition.meaning, set: set,
      exclusions: [reason], method: definition.method, source: definition.source)
  }
}

extension LocalControlFigure {
  package func name(_ definition: LocalControlDefinition, group: String?) -> String {
    "Local control, \(definition.title), \(title)" + (group.map { ", \($0)" } ?? "")
  }

  private var title: String {
    switch self {
    case .landmark(let years): "at \(Format.plural(years, "year"))"
    case .count(.total): "subjects"
    case .count(.failures): "failed"
    case .count(.deaths): "died in control"
    case .count(.censored): "censored"
    case .count(.atRisk(let day)): "at risk at \(Self.months(day))"
    case .count(.failuresBefore(let day)): "failed before \(Self.months(day))"
    case .count(.deathsBefore(let day)): "died before \(Self.months(day))"
    case .count(.censoredBefore(let day)): "censored before \(Self.months(day))"
    case .count(.withoutOrigin): "without origin"
    case .count(.unallocated): "in no arm"
    }
  }

  private static func months(_ days: Double) -> String {
    "\(Format.months(days, digits: 0)) months"
  }

  fileprivate func formula(_ definition: LocalControlDefinition) -> String {
    switch self {
    case .landmark: "share in control just after the day; in control: \(definition.meaning)"
    case .count: "in control: \(definition.meaning); at risk: T ≥ t, the others T < t"
    }
  }

  fileprivate func value(_ summary: LocalControlSummary, group: String?) -> String? {
    let total = summary.count(.total, group: group)
    return switch self {
    case .count(.withoutOrigin), .count(.unallocated), .count(.total):
      DefinitionCard.countText(count(summary, group: group))
    case .count: DefinitionCard.countText(count(summary, group: group), of: total)
    case .landmark: "\(summary.count(.failures, group: group) ?? 0) failed / \(total ?? 0)"
    }
  }

  package func count(_ summary: LocalControlSummary, group: String?) -> Int? {
    if case .count(let number) = self { summary.count(number, group: group) } else { nil }
  }
}

extension LocalControlDefinition {
  fileprivate var source: String {
    switch self {
    case .registry: "the registry's wording of local control"
    case .treatedLesions: "growth of 20 % and 5 mm as in RECIST 1.1 (Eisenhauer 2009)"
    }
  }
}
