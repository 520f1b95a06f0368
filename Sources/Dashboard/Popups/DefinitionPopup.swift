import Reports
import Terminal

extension DashboardState {
  /// What the number in focus means.
  func definitionPopup(_ card: DefinitionCard) -> Popup {
    let width = (card.parts.map { $0.name.displayWidth }.max() ?? 0) + 2
    let lines = card.parts.flatMap { part in
      Paragraph.wrap(part.text, width: max(20, min(size.width, 90) - 6 - width)).enumerated()
        .map { index, line in
          [Span((index == 0 ? part.name : "").padded(to: width), .muted), Span(line)]
        }
    }
    return Popup(title: card.title, lines: lines, footer: "Esc close")
  }
}
