/// Everybody, and beside that the arms as access shows them.
///
/// Groups are numbered: 0 is everybody, then the arms in the gate's order. Arms have letters and
/// counts alone under masked access; what compares them exists under by-arm access only.
package struct SafetyGroups: Equatable, Sendable {
  package static let everybody = 0

  /// Of the arms; empty where they are pooled or the trial has fewer than two.
  package let labels: [String]
  /// Number of the arm that others are compared with; nil where none is named or arms are masked.
  package let reference: Int?
  /// Whether arms may be compared and have rates.
  package let isComparable: Bool
  private let arms: [Int?]

  init(_ cohort: Cohort, _ set: AnalysisSet) {
    let grouping = cohort.gate.grouping(for: set, of: cohort.data.subjects.ids)
    labels = grouping?.labels ?? []
    reference = grouping?.reference.map { $0 + 1 }
    isComparable = cohort.gate.access == .byArm
    arms = grouping?.arms ?? []
  }

  /// The number of groups.
  package var count: Int { labels.count + 1 }

  /// The arm's number; nil where the subject has none or arms are not shown.
  package func arm(of subject: Int) -> Int? {
    arms.isEmpty ? nil : arms[subject].map { $0 + 1 }
  }

  package func contains(_ subject: Int, in group: Int) -> Bool {
    group == SafetyGroups.everybody || arm(of: subject) == group
  }

  /// nil is everybody.
  package func label(_ group: Int) -> String? {
    group == SafetyGroups.everybody ? nil : labels[group - 1]
  }
}
