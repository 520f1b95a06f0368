import CohortModel
import Reports
import Terminal

/// What a table of adverse events is about, in one line.
struct SafetyHeading {
  private let content: SafetyContent
  private let order: SafetyOrder

  init(_ content: SafetyContent, _ state: DashboardState) {
    self.content = content
    order = state.safetyOrder
  }

  private var summary: AdverseEventSummary { content.summary }

  /// What gives way first where the room is short comes last.
  func text(width: Int) -> String {
    let place = content.classPlace.map { " (\($0.place)/\($0.of))" } ?? ""
    let parts = [
      summary.adverseEventClass.title.capitalisedFirst + place,
      "\(summary.set.title) N = \(summary.total)",
    ]
    guard content.refusal == nil else { return parts.joined(separator: " · ") }
    var line = (parts + [shown]).joined(separator: " · ")
    for part in [
      "by \(order.title)", content.view == .byArm ? "by arm" : "worst grade per subject",
    ]
    where (line + " · " + part).displayWidth <= width {
      line += " · " + part
    }
    return line
  }

  private var shown: String {
    summary.leastPercent > 0
      ? "\(summary.shownTerms) of \(summary.allTerms) terms ≥ \(summary.leastPercent) %"
      : Format.plural(summary.allTerms, "term")
  }

  /// What the threshold asks for; nil without one.
  var note: String? {
    guard summary.leastPercent > 0 else { return nil }
    return "≥ \(summary.leastPercent) %: any grade"
      + (summary.arms == nil ? "" : ", in any arm")
  }
}
