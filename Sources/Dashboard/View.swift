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
    if isLocked {
      drawLock(on: &buffer)
      return buffer
    }
    let frame = frame(size)
    TitleBar(self).draw(in: frame.title, of: &buffer)
    tabLine.draw(in: frame.tabs, of: &buffer)
    drawNotices(in: frame.notices, of: &buffer)
    pageView.draw(in: frame.body, of: &buffer)
    drawFocus(of: &buffer)
    drawHints(in: frame.hints, of: &buffer)
    drawOverlay(over: frame.body, of: &buffer)
    return buffer
  }

  var tabLine: TabLine {
    TabLine(
      tabs: Page.tabs.map { TabLine.Tab(key: String($0.rawValue), title: $0.title) },
      active: tab.rawValue - 1)
  }

  func frame(_ size: Size) -> Frame {
    Frame(size, notices: notices.count, hints: filterInput == nil ? 1 : 2)
  }

  /// The page on show; what it needs of the state is handed over here.
  var pageView: any PageView {
    switch content {
    case .pending: PendingPage()
    case .overview(let content): OverviewPage(content, self)
    case .enrolment(let content): EnrolmentPage(content, self)
    case .safety(let content): SafetyPage(content, self)
    case .safetyTime(let content): content.view(self)
    case .listing(let content): ListingPage(content, self)
    case .response(let summary): ResponsePage(summary, self)
    case .survival(.endpoint(let summary)): SurvivalPage(summary, self)
    case .survival(.localControl(let control)): LocalControlPage(control, self)
    case .comparison(let content): ComparisonPage(content, self)
    case .subjects(let content): ListingPage(content.list, self, title: content.title)
    case .profile(let content): ProfilePage(content, self)
    }
  }

  /// Where the page stands at the present size.
  var bodyArea: Rect { frame(size).body }

  /// Rows of data that the page's list shows at the present size.
  var listHeight: Int {
    let area = pageView.listArea(in: bodyArea)
    return max(0, area.height - 1)
  }

  // MARK: - Lines around the page

  /// A line of which the text gives way to the numbers after it.
  struct Notice {
    var text: String
    var numbers = ""
    var role: Role
  }

  var notices: [Notice] {
    var lines: [Notice] = []
    if let breadcrumbs { lines.append(Notice(text: breadcrumbs, role: .accent)) }
    if let notice { lines.append(Notice(text: notice, role: .stale)) }
    if let displayNotice { lines.append(Notice(text: "! \(displayNotice)", role: .warning)) }
    if let comparing {
      let percent = Format.percent(comparing.done, digits: 0)
      lines.append(Notice(text: "comparing … \(percent) %", role: .stale))
    }
    if let storeFault {
      lines.append(Notice(text: "! last good view: \(storeFault)", role: .error))
    }
    if let fault = trial.reviewFault { lines.append(Notice(text: "! \(fault)", role: .warning)) }
    if let filterFault, filterInput == nil {
      lines.append(Notice(text: "! filter not applied: \(filterFault.message)", role: .error))
    }
    if !filterText.isEmpty || filterInput != nil { lines.append(filterNotice) }
    if let setNote { lines.append(Notice(text: setNote, role: .accent)) }
    if choosesByLaterEvents {
      lines.append(
        Notice(
          text: "! chosen by adverse events after the start (immortal time): rates and curves are "
            + "biased", role: .warning))
    }
    return lines
  }

  /// Whether the subjects of an efficacy page were chosen by what happened to them later.
  private var choosesByLaterEvents: Bool {
    guard selection.hasAdverseEventTerms || selection.hasDeviationTerms else { return false }
    switch page {
    case .overview, .response, .survival, .comparison: return true
    case .enrolment, .safety, .listing, .subjects, .profile: return false
    }
  }

  /// The filter that the numbers obey: while the typed one has an error, the one before it.
  private var filterNotice: Notice {
    let text = filterFault == nil ? filterText : selection.filter?.text ?? ""
    let base = cohort.subjects(in: selection.set).count
    var numbers = "   \(selection.subjects.count) of \(Format.plural(base, "subject"))"
    if page == .listing, let listing = list?.listing {
      let rows = Format.plural(listing.unfiltered, listing.kind.rowWord)
      numbers += " · \(listing.rows.count) of \(rows)"
    } else if selection.hasAdverseEventTerms {
      numbers +=
        page == .safety
        ? " · rows narrowed"
        : " · \(selection.subjectsWithMatches.count) with a matching adverse event"
    }
    return Notice(text: "/ " + text, numbers: numbers, role: .accent)
  }

  private func drawNotices(in area: Rect, of buffer: inout Buffer) {
    for (line, notice) in notices.enumerated() {
      let room = area.width - 2 - buffer.columns(of: notice.numbers)
      let (x, y) = (area.x + 1, area.y + line)
      let used = buffer.put(notice.text, x: x, y: y, role: notice.role, limit: max(4, room))
      buffer.put(
        notice.numbers, x: x + used, y: y, role: notice.role, limit: max(0, area.width - 2 - used))
    }
  }

  private func drawHints(in area: Rect, of buffer: inout Buffer) {
    if let line = markInput?.line {
      return InputLine(prompt: "Reviewed, note: ", text: line.text, cursor: line.cursor)
        .draw(in: area, of: &buffer)
    }
    guard let input = filterInput else {
      let hints = keymap.hints(on: page, width: area.width) { buffer.columns(of: $0) }
      return HintLine(hints).draw(in: area, of: &buffer)
    }
    let fault = filterFault.map { InputLine.Fault(position: $0.position, message: $0.message) }
    InputLine(prompt: "/", text: input.line.text, cursor: input.line.cursor, fault: fault)
      .draw(in: area, of: &buffer)
  }
}
