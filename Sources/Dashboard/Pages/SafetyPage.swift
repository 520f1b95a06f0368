import CohortModel
import Reports
import Terminal

/// Adverse events by class, grade and arm: one of several views of them.
struct SafetyPage: PageView {
  private let view: any PageView

  init(_ content: SafetyContent, _ state: DashboardState) {
    if let overview = content.overview {
      view = SafetyOverviewView(overview, state)
    } else if let refusal = content.refusal {
      view = SafetyClosedView(SafetyHeading(content, state), refusal)
    } else if content.view == .byArm, let arms = content.summary.arms {
      view = SafetyByArmView(content, arms, state)
    } else {
      view = SafetyGradesView(content, state)
    }
  }

  func listArea(in body: Rect) -> Rect { view.listArea(in: body) }

  func figure(_ link: Link) -> Figure? { view.figure(link) }

  var canZoom: Bool { view.canZoom }

  func column(atX x: Int, y: Int, in body: Rect) -> SortColumn? {
    view.column(atX: x, y: y, in: body)
  }

  func draw(in area: Rect, of buffer: inout Buffer) { view.draw(in: area, of: &buffer) }
}

/// A view that has no numbers, and why.
private struct SafetyClosedView: PageView {
  private let heading: SafetyHeading
  private let refusal: String

  init(_ heading: SafetyHeading, _ refusal: String) {
    (self.heading, self.refusal) = (heading, refusal)
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.put(
      heading.text(width: area.width - 2), x: area.x + 1, y: area.y, role: .heading,
      limit: area.width - 2)
    buffer.putNotes([refusal.capitalisedFirst + "."], in: area.inset(left: 3, right: 2, top: 2))
  }
}
