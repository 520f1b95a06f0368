/// Best overall response of one subject, with what the rates need to know about it (definitions.md,
/// *BOR*; RECIST 1.1, Eisenhauer, EJC 2009;45:228; the rules are admiralonco's).
///
/// Assessments after the origin up to and with the first progression count, in the order CR, PR,
/// SD, non-CR/non-PD, PD, NE, missing. Stable disease must be seen on or after the origin plus
/// `minimumStableDays`; before that it is NE unless progression follows. New therapy does not cut
/// unless asked to.
///
/// With confirmation, CR counts if CR is seen again at least `confirmationDays` later with nothing
/// but CR and at most one NE between; PR if CR or PR is seen again likewise, with no PR after a CR.
/// A response that is not confirmed counts as stable disease.
package struct DerivedResponse: Equatable, Sendable {
  package let best: BestOverallResponse
  /// First CR or PR (the first of a confirmed pair); nil for non-responders.
  package let firstResponse: Day?
  /// A CR or PR that a later scan can still confirm: on study, no progression. Never where
  /// confirmation is not asked for.
  package let isPending: Bool
  /// CR, PR or disease control seen on or after the origin plus `clinicalBenefitDays`.
  package let hasClinicalBenefit: Bool
  package let firstProgression: Day?
}

extension Cohort {
  /// - Parameter cut: assessments after this day are left out, such as the start of new therapy.
  /// - Returns: nil without an origin.
  package func response(
    of subject: Int, from endpointOrigin: Endpoint.Origin? = nil, cut: Day? = nil
  ) -> DerivedResponse? {
    let origin = endpointOrigin.map { day(of: $0, for: subject) } ?? scanOrigin(of: subject)
    guard let origin else { return nil }
    let timeline = responses(of: subject, from: origin)
    let isFollowed = diedOn[subject] == nil && endOfStudyOn[subject] == nil
    return DerivedResponse(timeline, rules: study.response, cut: cut, isFollowed: isFollowed)
  }

  package func day(of origin: Endpoint.Origin, for subject: Int) -> Day? {
    switch origin {
    case .randomisation: randomisedOn[subject]
    case .firstTreatment: firstTreatmentOn[subject]
    }
  }
}

extension DerivedResponse {
  package init(
    _ timeline: ResponseTimeline, rules: ResponseRules, cut: Day? = nil, isFollowed: Bool = false
  ) {
    let entries = timeline.untilProgression(cut: cut)
    let search = ResponseSearch(entries: entries, rules: rules)
    let kind = search.response
    best = kind?.best ?? search.bestWithoutResponse(stableFrom: timeline.origin)
    firstResponse = kind?.since
    firstProgression = timeline.firstProgression
    isPending = kind == nil && isFollowed && search.isOpen
    let benefitFrom = timeline.origin + rules.clinicalBenefitDays
    hasClinicalBenefit =
      kind != nil || entries.contains { $0.day >= benefitFrom && $0.response.isControl }
  }
}

/// The search for CR and PR in the assessments up to progression.
private struct ResponseSearch {
  let entries: ArraySlice<ResponseTimeline.Entry>
  let rules: ResponseRules

  /// The best of CR and PR that counts, and the day of the first response that does.
  var response: (best: BestOverallResponse, since: Day)? {
    let counting = entries.indices.filter { entries[$0].response.isObjective && counts($0) }
    guard let first = counting.first else { return nil }
    let isComplete = counting.contains { entries[$0].response == .complete }
    return (isComplete ? .complete : .partial, entries[first].day)
  }

  private func counts(_ index: Int) -> Bool {
    guard rules.needsConfirmation else { return true }
    let due = entries[index].day + rules.confirmationDays
    return chain(from: index).contains { later in
      later.day >= due && later.response.confirms(entries[index].response)
    }
  }

  /// What follows a response for as long as it can still be confirmed.
  private func chain(from index: Int) -> ArraySlice<ResponseTimeline.Entry> {
    let start = entries[index].response
    var sawComplete = start == .complete
    var notEvaluable = 0
    return entries[(index + 1)...].prefix { entry in
      switch entry.response {
      case .notEvaluable: notEvaluable += 1
      case .complete: sawComplete = true
      case .partial: if sawComplete { return false }
      case .stable, .nonCompleteNonProgressive, .progressive: return false
      }
      return notEvaluable <= 1
    }
  }

  /// Whether some response reaches the last assessment unbroken and waits for confirmation.
  var isOpen: Bool {
    rules.needsConfirmation
      && entries.indices.contains { index in
        entries[index].response.isObjective
          && chain(from: index).count == entries.endIndex - index - 1
      }
  }

  func bestWithoutResponse(stableFrom origin: Day) -> BestOverallResponse {
    let stableFrom = origin + rules.minimumStableDays
    let late = entries.lazy.filter { $0.day >= stableFrom }
    if late.contains(where: { $0.response == .stable || $0.response.isObjective }) {
      return .stable
    }
    if late.contains(where: { $0.response == .nonCompleteNonProgressive }) {
      return .nonCompleteNonProgressive
    }
    if entries.last?.response == .progressive { return .progressive }
    return entries.isEmpty ? .missing : .notEvaluable
  }
}

extension Response {
  fileprivate var isObjective: Bool { self == .complete || self == .partial }

  /// Neither progression nor unknown.
  fileprivate var isControl: Bool { self != .progressive && self != .notEvaluable }

  fileprivate func confirms(_ first: Response) -> Bool {
    self == .complete || (first == .partial && self == .partial)
  }
}
