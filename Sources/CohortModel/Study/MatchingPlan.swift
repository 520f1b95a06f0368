/// How the arms of a trial without randomisation are matched: one treated subject to one control by
/// propensity score (data.md, *Sets and denominators*).
package struct MatchingPlan: Codable, Hashable, Sendable {
  /// The code of the arm whose subjects look for a control; controls are all other arms' subjects.
  package var treatedArm: String
  /// Baseline fields by their names in the filter language.
  package var covariates: [String]
  /// Those of the covariates whose numbers are codes, not quantities; words always are.
  package var categorical: [String]
  /// How far apart the logits of a pair may lie at most, in standard deviations of all subjects'.
  package var caliper: Double

  package init(
    treatedArm: String, covariates: [String], categorical: [String] = [], caliper: Double = 0.2
  ) {
    self.treatedArm = treatedArm
    self.covariates = covariates
    self.categorical = categorical
    self.caliper = caliper
  }
}
