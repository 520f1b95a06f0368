/// Who is better of a symptom, among those who had it at the start (definitions.md, *Symptoms*).
///
/// The baseline is the last score up to and on the day that the study counts from. Better is whoever
/// has at least one later score, by the cut-off, that is low enough; whoever has none is not better,
/// and counted. Scores without a date have no place in time and are not used.
package struct SymptomSummary: Equatable, Sendable {
  package let rule: SymptomRule
  package let set: AnalysisSet
  /// Of those with the symptom at baseline.
  package let improved: Proportion
  /// Members without a baseline score, not in the denominator.
  package let withoutBaseline: Int
  /// Members with the symptom at baseline and no score after it: not improved.
  package let withoutFollowUp: Int
}

/// What counts as having a symptom, and as being better. Higher scores are worse.
package struct SymptomRule: Hashable, Sendable {
  /// As the files name it; upper and lower case alike.
  package let scale: String
  /// Points by which a score must have fallen.
  package let points: Double
  /// Percent of the baseline by which it may have fallen instead; nil is points alone.
  package let percent: Double?

  package init(scale: String, points: Double, percent: Double? = nil) {
    self.scale = scale
    self.points = points
    self.percent = percent
  }

  /// Mellow and Pinkas, 0 normal to 4 nothing: better by a grade.
  package static let dysphagia = SymptomRule(scale: "dysphagia", points: 1)
  /// Numeric rating from 0 to 10: better by 2 points or 30 %.
  package static let pain = SymptomRule(scale: "pain", points: 2, percent: 30)

  package func hasSymptom(_ baseline: Double) -> Bool { baseline > 0 }

  package func isImproved(_ score: Double, from baseline: Double) -> Bool {
    let fall = baseline - score
    return fall >= points || percent.map { fall * 100 >= baseline * $0 && fall > 0 } ?? false
  }
}
