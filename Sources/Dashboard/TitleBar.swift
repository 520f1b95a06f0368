import CohortModel
import Reports
import Terminal

/// The line that says which trial this is, at which moment, and through which gate it is seen.
struct TitleBar: Widget {
  private let identity: [String]
  private let state: [Span]

  init(_ dashboard: DashboardState) {
    let study = dashboard.study
    identity = [
      study.title, study.id == study.title ? nil : study.id,
      study.phase.map { "phase \($0)" }, study.ratioText, study.masking,
    ].compactMap { $0 }
    state = TitleBar.state(dashboard)
  }

  private static func state(_ dashboard: DashboardState) -> [Span] {
    let isMoved = dashboard.chosenCutOff != nil
    var spans = [Span("cut-off \(dashboard.cohort.cutOff.iso)", isMoved ? .warning : .title)]
    if let entered = dashboard.trial.asEntered {
      spans.append(Span("as entered \(entered)", .warning))
    }
    if let age = dashboard.age {
      spans.append(Span("data \(age)", dashboard.storeFault == nil ? .text : .stale))
    }
    spans.append(Span(dashboard.cohort.gate.access.title, .badge))
    if dashboard.study.isSynthetic { spans.append(Span("SYNTHETIC", .synthetic)) }
    return spans
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let separator = Span(" · ", .muted)
    let right = state.flatMap { [separator, $0] }.dropFirst()
    let width = right.reduce(0) { $0 + buffer.columns(of: $1.text) }
    let room = area.width - width - 4
    var x = area.x + 1
    for (index, part) in identity.enumerated() {
      let text = index == 0 ? part : separator.text + part
      let columns = buffer.columns(of: text)
      guard index == 0 || x + columns <= area.x + 1 + max(0, room) else { break }
      x += buffer.put(
        text, x: x, y: area.y, role: index == 0 ? .title : .text, limit: max(8, room))
    }
    buffer.put(Array(right), x: max(x + 1, area.maxX - width - 1), y: area.y)
  }
}

extension DashboardState {
  /// Age of the newest batch; nil where no clock is shown.
  var age: String? {
    guard let now, let batch = trial.data.batch else { return nil }
    return Format.age(seconds: now - batch.enteredAt)
  }
}
