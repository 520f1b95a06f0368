import CohortModel
import Reports

/// Whom the pages count.
enum SetChoice: CaseIterable, Sendable {
  /// Each page its own set.
  case own
  /// Of a randomised trial, those who were treated.
  case treated
  case matched
}

extension DashboardState {
  /// The choices that there are for this trial and this access.
  var setChoices: [SetChoice] {
    SetChoice.allCases.filter { choice in
      switch choice {
      case .own: true
      case .treated: study.isRandomised
      case .matched: matchedSet != nil
      }
    }
  }

  /// The pairs; nil until they are asked for, and where there are none.
  var matchedSet: MatchedSet? { try? matching?.get() }

  mutating func changeSet() {
    match()
    let choices = setChoices
    let index = choices.firstIndex(of: setChoice) ?? 0
    setChoice = choices[(index + 1) % choices.count]
    refresh()
  }

  /// Matches once for a cohort; no filter and no endpoint changes the pairs.
  mutating func match() {
    if matching == nil { matching = MatchedSet.make(cohort) }
  }

  /// A page's own set, or the one that was chosen in its place.
  func chosen(_ own: AnalysisSet) -> AnalysisSet {
    switch setChoice {
    case .own: own
    case .treated: .safety
    case .matched: matchedSet.map { .matched($0) } ?? own
    }
  }

  /// The word that a comparison of arms in a set carries in its title: "unadjusted" where nothing
  /// makes them comparable; nil where chance or the set's own name says more, and without arms.
  func adjustmentNote(_ set: AnalysisSet) -> String? {
    guard cohort.gate.grouping(for: set, of: []) != nil, set.matchedSet == nil else { return nil }
    return study.isRandomised && set == .intentToTreat
      ? nil : ArmComparison.Adjustment.unadjusted.word
  }

  /// Which set was chosen, on the pages whose own titles do not say it.
  var setNote: String? {
    guard [.overview, .listing].contains(page), chosen(ownSet) != ownSet else { return nil }
    let set = chosen(ownSet)
    return "\(set.title): \(set.definition)"
  }
}
