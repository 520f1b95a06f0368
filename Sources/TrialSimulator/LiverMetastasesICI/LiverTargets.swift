/// What the search steers by: the published figures of the study, and what the document leaves
/// open. Nothing here is read after the rows are made.
enum LiverTargets {
  /// Chosen; the document gives the total of 126 alone.
  static let chemotherapySubjects = 60
  static let combinedSubjects = 66

  /// Whole days with the first treatment as day 1; a month is 30.4375 days.
  static let survivalMedian = [LiverArm.chemotherapy: 329.0, .combined: 633.0]
  /// Of the combination; the other arm's is not published and falls as it may.
  static let progressionMedian = 356.0

  /// The middle of what prints 0.004, and how far from it a cohort may lie.
  static let survivalPValue = 0.004
  static let survivalTolerance = 0.0004
  static let progressionPValue = 0.001

  /// "Significant" and "not significant" with some distance from 0.05.
  static let significant = 0.04
  static let notSignificant = 0.08

  /// Subjects whose disease progresses, or who die, before any control is seen. Chosen.
  static let uncontrolled = [LiverArm.chemotherapy: 17, .combined: 7]
  /// Objective responses. Chosen.
  static let responders = [LiverArm.chemotherapy: 22, .combined: 40]
}

enum LiverArm: String, CaseIterable, Sendable {
  case chemotherapy = "CMT"
  case combined = "CMT+ICI"
}
