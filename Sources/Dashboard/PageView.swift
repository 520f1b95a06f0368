import CohortModel
import Reports
import Terminal

/// A page as it is drawn: made for one frame from the state, then thrown away.
protocol PageView: Widget {
  /// Where the page's list stands, header included; empty where it has none.
  func listArea(in body: Rect) -> Rect
  /// What a link that the page has drawn is about.
  func figure(_ link: Link) -> Figure?
  /// Whether a panel, a chart or a table of it can fill the page.
  var canZoom: Bool { get }
  /// What the list is sorted by where the title of a column is clicked.
  func column(atX x: Int, y: Int, in body: Rect) -> SortColumn?
}

extension PageView {
  func figure(_ link: Link) -> Figure? { nil }

  var canZoom: Bool { false }

  func column(atX x: Int, y: Int, in body: Rect) -> SortColumn? { nil }

  func listArea(in body: Rect) -> Rect {
    Rect(x: body.x, y: body.y, width: 0, height: 0)
  }
}

extension AnalysisSet {
  /// Why a page about this set may be empty, and what to do.
  var emptyNote: String {
    switch self {
    case .intentToTreat:
      "Nobody is in the intent-to-treat set yet: it needs a date of randomisation."
    case .matched: "Nobody is in a pair by this cut-off."
    case .full, .safety: "Nobody is in the \(title) yet: it needs a date of first treatment."
    }
  }
}

extension Buffer {
  /// Phrases from the top of an area, wrapped, as many lines as fit; returns the lines used.
  @discardableResult
  mutating func putNotes(_ notes: [Phrase], in area: Rect, role: Role = .muted) -> Int {
    let lines = notes.flatMap { Paragraph.wrap($0, width: area.width) }.prefix(area.height)
    for (line, phrase) in lines.enumerated() {
      put(phrase, x: area.x, y: area.y + line, role: role, limit: area.width)
    }
    return lines.count
  }

  /// Lines of text from the top of an area, wrapped, as many as fit; returns the lines used.
  @discardableResult
  mutating func putNotes(_ notes: [String], in area: Rect, role: Role = .muted) -> Int {
    var y = area.y
    for note in notes {
      for line in Paragraph.wrap(note, width: area.width) where y < area.maxY {
        put(line, x: area.x, y: y, role: role, limit: area.width)
        y += 1
      }
    }
    return y - area.y
  }
}
