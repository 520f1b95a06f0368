import CohortModel
package import Statistics

/// A comparison to be computed beside the loop, because so many subjects may take longer than a key
/// may wait.
package struct ComparisonWork: Sendable {
  let id: Int
  let cohort: Cohort
  let endpoint: Endpoint
  let selection: Selection
  /// nil where nobody has been matched yet.
  let matching: Result<MatchedSet, MatchedSet.Refusal>?

  /// The answer as a message; throws what the checkpoint throws.
  package func run(_ checkpoint: Checkpoint) throws -> Message {
    let matching = try matching ?? MatchedSet.make(cohort) { try checkpoint($0 / 4) }
    let summary = try ComparisonSummary.make(cohort, endpoint, selection, matching: matching) {
      try checkpoint(0.25 + 0.75 * $0)
    }
    return .compared(
      ComparisonResult(id: id, matching: matching, content: ComparisonContent(summary)))
  }

  package func progress(_ done: Double) -> Message { .comparing(id: id, done: done) }
}

extension ComparisonWork: Hashable {
  package static func == (left: ComparisonWork, right: ComparisonWork) -> Bool {
    left.id == right.id
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

package struct ComparisonResult: Sendable {
  let id: Int
  let matching: Result<MatchedSet, MatchedSet.Refusal>
  let content: ComparisonContent
}

extension DashboardState {
  /// Up to so many subjects a comparison is computed within the budget of a key.
  static let comparedInPlace = 500

  /// The numbers of the page Comparison, or the old ones while the new ones are asked for.
  mutating func comparison(_ endpoint: Endpoint) -> PageContent {
    guard computesBeside, cohort.subjectCount > Self.comparedInPlace else {
      match()
      let matching = matching ?? .failure(.notPlanned)
      return .comparison(
        ComparisonContent(
          ComparisonSummary.make(cohort, endpoint, selection, matching: matching)))
    }
    works += 1
    comparing = (works, 0)
    requested.append(
      .compare(
        ComparisonWork(
          id: works, cohort: cohort, endpoint: endpoint, selection: selection, matching: matching)))
    if case .comparison = content { return content }
    return .pending
  }

  mutating func take(_ result: ComparisonResult) {
    guard result.id == comparing?.id else { return }
    comparing = nil
    matching = result.matching
    content = .comparison(result.content)
    cursor.restore(in: content.rowKeys(cohort), height: listHeight)
  }
}
