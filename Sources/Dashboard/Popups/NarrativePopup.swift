import CohortModel
import Reports
import Terminal

extension DashboardState {
  /// The narrative of the subject on show, to be read and copied.
  var narrativePopup: Popup {
    guard let narrative else {
      return Popup(title: "Narrative", lines: [[Span("No such subject any more.", .warning)]])
    }
    let width = max(20, min(size.width, 100) - 6)
    var lines: [[Span]] = []
    var section: Narrative.Paragraph.Section?
    for paragraph in narrative.paragraphs {
      if paragraph.section != section { lines.append([Span(paragraph.section.title, .heading)]) }
      section = paragraph.section
      lines += Paragraph.wrap(paragraph.text, width: width).map { [Span($0)] }
      lines.append([])
    }
    return Popup(
      title: "Narrative", lines: lines.dropLast(), footer: footer(naming: [.copy]))
  }
}
