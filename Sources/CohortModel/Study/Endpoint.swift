/// A time-to-event endpoint with everything that its number depends on.
package struct Endpoint: Codable, Hashable, Sendable {
  package enum Kind: String, CaseIterable, Codable, Sendable {
    case progressionFreeSurvival, overallSurvival, timeToProgression, durationOfResponse
  }

  /// How missed scans, new therapy and deaths count (definitions.md, *PFS* rule sets).
  package enum RuleSet: String, CaseIterable, Codable, Sendable {
    /// Follow everybody to progression or death (EMA).
    case treatmentPolicy
    /// Censor at missed scans, new therapy and toxicity stops (FDA Table A).
    case strict
    /// The registry's wording: progression alone; deaths are censored and shown apart.
    case registry
  }

  package enum Origin: String, CaseIterable, Codable, Sendable {
    case randomisation, firstTreatment
  }

  package var kind: Kind
  package var rules: RuleSet
  package var origin: Origin
  package var set: AnalysisSet

  package init(
    kind: Kind, rules: RuleSet = .treatmentPolicy, origin: Origin = .randomisation,
    set: AnalysisSet = .intentToTreat
  ) {
    self.kind = kind
    self.rules = rules
    self.origin = origin
    self.set = set
  }
}

extension Study {
  /// The set that efficacy is counted over unless an endpoint says otherwise.
  package var defaultSet: AnalysisSet {
    isRandomised ? .intentToTreat : .full
  }

  /// The endpoints of the study file, or PFS and OS over the default set.
  package var effectiveEndpoints: [Endpoint] {
    guard endpoints.isEmpty else { return endpoints }
    let origin: Endpoint.Origin = isRandomised ? .randomisation : .firstTreatment
    return [
      Endpoint(kind: .progressionFreeSurvival, origin: origin, set: defaultSet),
      Endpoint(kind: .overallSurvival, origin: origin, set: defaultSet),
    ]
  }

  /// Planned number of subjects: the plan's, or the sum of the arms'.
  package var target: Int? {
    if let target = accrual.target { return target }
    let targets = arms.compactMap(\.target)
    return targets.isEmpty ? nil : targets.reduce(0, +)
  }
}
