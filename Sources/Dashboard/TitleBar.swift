import CohortModel
import Reports
import Terminal

/// The line that says which trial this is, at which moment, and through which gate it is seen.
struct TitleBar: Widget {
  private let identity: [String]
  /// From the whole to the barest: the first that leaves room for the title's name is shown.
  private let states: [[Span]]

  init(_ dashboard: DashboardState) {
    let study = dashboard.study
    identity = [
      study.title, study.id == study.title ? nil : study.id,
      study.phase.map { "phase \($0)" }, study.ratioText, study.masking,
    ].compactMap { $0 }
    states = [
      TitleBar.state(dashboard, hasAge: true), TitleBar.state(dashboard, hasAge: false),
      TitleBar.state(dashboard, hasAge: false, isBare: true),
    ]
  }

  private static func state(
    _ dashboard: DashboardState, hasAge: Bool, isBare: Bool = false
  ) -> [Span] {
    let isMoved = dashboard.chosenCutOff != nil
    let word = isBare ? "" : "cut-off "
    var spans = [Span(word + dashboard.cohort.cutOff.iso, isMoved ? .warning : .title)]
    if let entered = dashboard.trial.asEntered {
      spans.append(Span("as entered \(entered)", .warning))
    }
    if hasAge, let age = dashboard.age {
      spans.append(Span("data \(age)", dashboard.storeFault == nil ? .text : .stale))
    }
    spans.append(Span(dashboard.cohort.gate.access.title, .badge))
    if dashboard.study.isSynthetic { spans.append(Span("SYNTHETIC", .synthetic)) }
    if dashboard.isMasked { spans.append(Span("MASKED IDS", .badge)) }
    if dashboard.hasMouse { spans.append(Span("MOUSE", .muted)) }
    return spans
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    let separator = Span(" · ", .muted)
    let sides = states.map { Array($0.flatMap { [separator, $0] }.dropFirst()) }
    let widths = sides.map { $0.reduce(0) { $0 + buffer.columns(of: $1.text) } }
    let index = widths.firstIndex { area.width - $0 >= 14 } ?? widths.count - 1
    let (right, width) = (sides[index], widths[index])
    let room = area.width - width - 4
    var x = area.x + 1
    for (index, part) in identity.enumerated() {
      let text = index == 0 ? part : separator.text + part
      let columns = buffer.columns(of: text)
      guard index == 0 || x + columns <= area.x + 1 + max(0, room) else { break }
      x += buffer.put(
        text, x: x, y: area.y, role: index == 0 ? .title : .text, limit: max(6, room))
    }
    buffer.put(right, x: max(x + 1, area.maxX - width - 1), y: area.y)
  }
}

extension DashboardState {
  /// Age of the newest batch; nil where no clock is shown.
  var age: String? {
    guard let now, let batch = trial.data.batch else { return nil }
    return Format.age(seconds: now - batch.enteredAt)
  }
}
