import CohortModel
import Reports
import Terminal

/// One subject.
struct ProfilePage: PageView {
  private let content: ProfileContent
  private let cohort: Cohort

  init(_ content: ProfileContent, _ state: DashboardState) {
    self.content = content
    cohort = state.cohort
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.put(content.id, x: area.x + 1, y: area.y, role: .heading, limit: area.width - 2)
  }
}
