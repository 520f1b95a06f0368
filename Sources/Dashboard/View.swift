import CohortModel
import Reports
package import Terminal

/// Where the parts of the dashboard stand.
struct Frame {
  var title: Rect
  var tabs: Rect
  /// The filter and a fault of the store, one line each, where there is something to say.
  var notices: Rect
  var body: Rect
  var hints: Rect

  init(_ size: Size, notices: Int, hints: Int) {
    let rows = Rect(size).rows([.fixed(1), .fixed(1), .fixed(notices), .fill, .fixed(hints)])
    (title, tabs, self.notices, body, self.hints) = (rows[0], rows[1], rows[2], rows[3], rows[4])
  }
}

extension DashboardState {
  /// The whole picture at a size; the same buffer serves the display, `print` and the tests.
  package func view(_ size: Size) -> Buffer {
    var buffer = Buffer(size: size, charset: charset)
    let frame = frame(size)
    TitleBar(self).draw(in: frame.title, of: &buffer)
    TabLine(
      tabs: Page.allCases.map { TabLine.Tab(key: String($0.rawValue), title: $0.title) },
      active: page.rawValue - 1
    ).draw(in: frame.tabs, of: &buffer)
    drawNotices(in: frame.notices, of: &buffer)
    pageView.draw(in: frame.body, of: &buffer)
    drawHints(in: frame.hints, of: &buffer)
    drawOverlay(over: frame.body, of: &buffer)
    return buffer
  }

  private func frame(_ size: Size) -> Frame {
    Frame(size, notices: notices.count, hints: filterInput == nil ? 1 : 2)
  }

  /// The page on show; what it needs of the state is handed over here.
  private var pageView: any PageView {
    switch content {
    case .overview(let content): OverviewPage(content, self)
    case .enrolment(let content): EnrolmentPage(content, self)
    case .safety(let content): SafetyPage(content, self)
    case .listing(let listing): ListingPage(listing, self)
    case .response(let summary): ResponsePage(summary, self)
    case .survival(let summary): SurvivalPage(summary, self)
    }
  }

  /// Rows of data that the page's list shows at the present size.
  var listHeight: Int {
    let area = pageView.listArea(in: frame(size).body)
    return max(0, area.height - 1)
  }

  // MARK: - Lines around the page

  private var notices: [Span] {
    var lines: [Span] = []
    if let displayNotice { lines.append(Span("! \(displayNotice)", .warning)) }
    if let storeFault { lines.append(Span("! last good view: \(storeFault)", .error)) }
    if let filterFault, filterInput == nil {
      lines.append(Span("! filter not applied: \(filterFault.message)", .error))
    }
    if !filterText.isEmpty || filterInput != nil { lines.append(Span(filterNotice, .accent)) }
    return lines
  }

  private var filterNotice: String {
    let base = cohort.subjects(in: selection.set).count
    let subjects = "\(selection.subjects.count) of \(Format.plural(base, "subject"))"
    guard selection.hasAdverseEventTerms else { return "/ \(filterText)   \(subjects)" }
    let isByRecord = page == .safety || page == .listing
    let note =
      isByRecord
      ? "rows narrowed, N unchanged"
      : "\(selection.subjectsWithMatches.count) with a matching adverse event"
    return "/ \(filterText)   \(subjects) · \(note)"
  }

  private func drawNotices(in area: Rect, of buffer: inout Buffer) {
    for (line, notice) in notices.enumerated() {
      buffer.put(
        notice.text, x: area.x + 1, y: area.y + line, role: notice.role, limit: area.width - 2)
    }
  }

  private func drawHints(in area: Rect, of buffer: inout Buffer) {
    guard let input = filterInput else {
      return HintLine(Keymap.hints(on: page)).draw(in: area, of: &buffer)
    }
    let fault = filterFault.map { InputLine.Fault(position: $0.position, message: $0.message) }
    InputLine(prompt: "/", text: input.text, cursor: input.cursor, fault: fault)
      .draw(in: area, of: &buffer)
  }
}
