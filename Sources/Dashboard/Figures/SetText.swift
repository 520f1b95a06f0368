import CohortModel
import Reports

extension DashboardState {
  /// Who belongs to a set, and what narrows it, for a definition card.
  func setText(_ set: AnalysisSet) -> String { "\(set.title): \(set.definition)" + narrowing }

  /// Whom enrolment counts.
  var everybodyText: String { "every subject of the trial" + narrowing }

  private var narrowing: String {
    guard let filter = selection.filter else { return "" }
    return "; of them those whom the filter admits: \(filter.text)"
  }

  /// A set under the filter in force.
  func selected(_ set: AnalysisSet) -> Selection { cohort.select(set, filter: selection.filter) }
}
