package import CohortModel

extension ReviewSummary {
  /// What is left, the gravest first.
  package var leftText: String {
    guard left > 0 else { return "all reviewed" }
    let parts = [
      seriousLeft > 0 ? "\(seriousLeft) serious" : nil,
      severeLeft > 0 ? "\(severeLeft) grade ≥ 3" : nil,
      othersLeft > 0 ? Format.plural(othersLeft, "other") : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ") + " unreviewed"
      + (reopened > 0 ? " (\(reopened) re-opened)" : "")
  }
}
