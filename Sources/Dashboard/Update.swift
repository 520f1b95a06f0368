import CohortModel
import Terminal

extension DashboardState {
  /// The one place where the dashboard changes.
  package mutating func update(_ message: Message) -> [Effect] {
    let effects = answer(message)
    defer { requested = [] }
    return effects + requested + logging()
  }

  private mutating func answer(_ message: Message) -> [Effect] {
    switch message {
    case .key(let key):
      return press(key)
    case .resized(let newSize):
      size = newSize
      cursor.scroll(content.rowKeys(cohort).count, listHeight)
      return [.redraw]
    case .cohortChanged(let trial):
      take(trial)
      return []
    case .storeFailed(let reason):
      storeFault = reason
      return []
    case .recordLoaded(let history):
      return take(history)
    case .lastLooked(let look):
      lastLook = look
      refresh()
      return []
    case .reviewed(let reviews, let fault):
      take(reviews, fault: fault)
      return []
    case .told(let text):
      notice = text
      return []
    case .refused(let reason):
      notice = "! \(reason)"
      return []
    case .clock(let seconds):
      now = seconds
      return []
    case .comparing(let id, let done):
      if comparing?.id == id { comparing = (id, done) }
      return []
    case .compared(let result):
      take(result)
      return []
    }
  }

  private mutating func take(_ trial: LoadedTrial) {
    self.trial = trial
    storeFault = nil
    cut()
  }

  /// Cuts the data at the chosen cut-off, or at its own.
  private mutating func cut() {
    let newest = Cohort.defaultCutOff(of: trial.data)
    cohort = Cohort(
      trial.data, gate: trial.gate, cutOff: chosenCutOff ?? newest, reviews: trial.reviews)
    matching = nil
    refresh()
  }

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    copiesRecord = false
    if filterInput != nil { return type(key) }
    if markInput != nil { return typeNote(key) }
    if overlay != nil, let effects = pressOverOverlay(key) { return effects }
    guard let command = keymap.command(for: key, on: page) else { return [] }
    return perform(command)
  }

  mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .show(let page): show(page)
    case .nextPage: show(neighbour(1))
    case .previousPage: show(neighbour(-1))
    case .up: moveFocus(.up)
    case .down: moveFocus(.down)
    case .pageUp: move(by: -max(1, listHeight - 1))
    case .pageDown: move(by: max(1, listHeight - 1))
    case .top: move(by: -content.rowKeys(cohort).count)
    case .bottom: move(by: content.rowKeys(cohort).count)
    case .left: turn(isRight: false)
    case .right: turn(isRight: true)
    case .nextPanel: choosePanel(1)
    case .previousPanel: choosePanel(-1)
    case .open: return open()
    case .back: goBack()
    case .definition: define()
    case .filter: startFilter()
    case .narrative: (overlay, overlayOffset) = (.narrative, 0)
    case .zoomIn: zoomProfile(isIn: true)
    case .zoomOut: zoomProfile(isIn: false)
    case .wholeCourse: profileWindow = nil
    case .mark: return mark()
    case .unreviewedOnly: toggleUnreviewed()
    case .export: startExport()
    case .copy: return copy()
    case .sort: sort()
    case .reverseSort: reverse()
    case .clearSort: clearSort()
    case .listingKind: changeKind(1)
    case .previousKind: changeKind(-1)
    case .columns: overlay = .columns(ColumnChoice())
    case .views: overlay = .views(ViewChoice())
    case .endpoint: changeEndpoint()
    case .analysisSet: changeSet()
    case .adverseEventClass: changeClass(1)
    case .previousClass: changeClass(-1)
    case .threshold: changeThreshold()
    case .foldAll: foldAll()
    case .safetyView: changeSafetyView(1)
    case .previousSafetyView: changeSafetyView(-1)
    case .responseInterval: changeInterval()
    case .bands: showsBands.toggle()
    case .dayBack: moveCutOff(to: cohort.cutOff - 1)
    case .dayForward: moveCutOff(to: cohort.cutOff + 1)
    case .monthBack: moveCutOff(to: cohort.cutOff.adding(months: -1))
    case .monthForward: moveCutOff(to: cohort.cutOff.adding(months: 1))
    case .newestCutOff: moveCutOff(to: Cohort.defaultCutOff(of: trial.data))
    case .help: (overlay, overlayOffset) = (.help(HelpReading()), 0)
    case .palette: (overlay, overlayOffset) = (.palette(PaletteInput()), 0)
    case .reload: return [.reload]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    }
    return []
  }

  /// A command's key as sentences write it.
  func keyLabel(_ command: Command) -> String {
    keymap.label(of: command, on: page) ?? "the key of \(command.name)"
  }

  // MARK: - Pages

  private mutating func show(_ page: Page) {
    guard page != self.page else { return }
    leavePlaces()
    self.page = page
    refresh()
  }

  private func neighbour(_ step: Int) -> Page {
    let count = Page.tabs.count
    return Page.tabs[(tab.rawValue - 1 + step + count) % count]
  }

  mutating func move(by rows: Int) {
    cursor.move(by: rows, in: content.rowKeys(cohort), height: listHeight)
    followProfileItem()
  }

  // MARK: - Cut-off

  /// The newest cut-off is followed again once it is reached.
  private mutating func moveCutOff(to day: Day) {
    let newest = Cohort.defaultCutOff(of: trial.data)
    chosenCutOff = day >= newest ? nil : max(day, trial.data.subjects.firstConsent ?? day)
    cut()
  }

  // MARK: - What a page shows

  private mutating func sort() {
    isReversed[page] = false
    switch page {
    case .listing, .subjects: return sortByColumn()
    case .enrolment: siteOrder = siteOrder.next
    case .safety: safetyOrder = safetyOrder.next
    case .overview, .response, .survival, .comparison, .profile: return
    }
    refresh()
  }

  private mutating func reverse() {
    isReversed[page] = !(isReversed[page] ?? false)
    refresh()
  }

  private mutating func changeEndpoint() {
    endpointIndex = (endpointIndex + 1) % endpointCount
    refresh()
  }

  private mutating func changeSafetyView(_ step: Int) {
    rememberLine()
    safetyView = safetyView.moved(by: step)
    refresh()
  }

  private mutating func changeInterval() {
    responseInterval = responseInterval.next
    refresh()
  }

  mutating func choosePanel(_ step: Int) {
    let count = OverviewPage.Panel.allCases.count
    overviewPanel = (overviewPanel + step + count) % count
    focus = nil
  }

  /// From number to number; on a row's name fold and unfold, or turn the panels of a comparison.
  private mutating func turn(isRight: Bool) {
    if showsListing { return moveColumn(isRight ? 1 : -1) }
    let direction = isRight ? Direction.right : .left
    if case .profile = content { return scrollProfile(isRight: isRight) }
    if case .overview = content, focus == nil { return choosePanel(isRight ? 1 : -1) }
    guard case .row(nil)? = focus else { return moveFocus(direction) }
    switch content {
    case .safety(let content) where canFold(content, isRight: isRight):
      fold(content, isRight: isRight)
    case .comparison: comparisonPanel = max(0, comparisonPanel + (isRight ? 1 : -1))
    default: moveFocus(direction)
    }
  }

  private func canFold(_ content: SafetyContent, isRight: Bool) -> Bool {
    guard content.rows.indices.contains(cursor.index) else { return false }
    return !isRight || content.rows[cursor.index].isCollapsed
  }

  private mutating func fold(_ content: SafetyContent, isRight: Bool) {
    guard content.rows.indices.contains(cursor.index) else { return }
    let row = content.rows[cursor.index]
    let head = SafetyRow(level: .organClass, organClass: row.organClass, counts: row.counts)
    guard row.level != .overall else { return }
    if isRight { collapsed.remove(head.key) } else { collapsed.insert(head.key) }
    refresh()
    guard case .safety(let folded) = self.content else { return }
    if !isRight, let index = folded.rows.firstIndex(where: { $0.key == head.key }) {
      cursor.select(index, in: self.content.rowKeys(cohort), height: listHeight)
    }
  }

  // MARK: - Drilling in

  private mutating func open() -> [Effect] {
    if let figure = focusedFigure { return follow(figure) }
    switch content {
    case .overview: openPanel(OverviewPage.Panel.allCases[overviewPanel])
    case .safety(let content): return openRow(content)
    case .safetyTime:
      // A row stands for its first number.
      moveFocus(.right)
      if let figure = focusedFigure { return follow(figure) }
    case .listing(let content): return openListed(content)
    case .subjects(let content): return openListed(content.list)
    case .profile:
      guard let item = profileItem else { return [] }
      return [.loadRecord(item.reference.table, rowID: item.reference.rowID)]
    case .pending, .enrolment, .response, .survival, .comparison:
      notice = "Choose a number with the arrow keys, then press \(keyLabel(.open))."
    }
    return []
  }

  /// What the number in focus means; without a focus the first one is taken.
  private mutating func define() {
    if focusedLink == nil { moveFocus(.right) }
    guard let figure = focusedFigure else {
      notice = "Choose a number with the arrow keys, then press \(keyLabel(.definition))."
      return
    }
    (overlay, overlayOffset) = (.definition(figure.card), 0)
  }

  private mutating func openPanel(_ panel: OverviewPage.Panel) {
    switch panel {
    case .enrolment: drill(to: .enrolment)
    case .survival: drill(to: .survival)
    case .safety: drill(to: .safety)
    case .response: drill(to: .response)
    case .changes: drill(to: .listing)
    case .attention: overlay = .findings(0)
    }
  }

  /// Lists the records behind a line of the worst-grade table.
  private mutating func openRow(_ content: SafetyContent) -> [Effect] {
    guard content.rows.indices.contains(cursor.index) else { return [] }
    let row = content.rows[cursor.index]
    let terms = [
      filterText.isEmpty ? nil : "(\(filterText))", adverseEventClass.filterText, row.filterText,
    ]
    cursors[.listing] = ListCursor()
    drill(
      to: .listing, filter: terms.compactMap { $0 }.joined(separator: " & "),
      opened: row.term ?? row.organClass)
    return []
  }
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
  /// The case after this one; the first follows the last.
  var next: Self { moved(by: 1) }

  /// The case so many places further; the first follows the last.
  func moved(by step: Int) -> Self {
    let cases = Self.allCases
    let index = cases.firstIndex(of: self) ?? 0
    return cases[(index + step + cases.count) % cases.count]
  }
}

extension SafetyRow {
  /// The rows behind a line as a filter over the listing.
  fileprivate var filterText: String? {
    switch level {
    case .overall: nil
    case .organClass: SafetyRow.equals("soc", organClass)
    case .term where isVerbatim:
      "pt=missing & " + SafetyRow.equals("term", term) + " & " + SafetyRow.equals("soc", organClass)
    case .term: SafetyRow.equals("pt", term) + " & " + SafetyRow.equals("soc", organClass)
    }
  }

  private static func equals(_ field: String, _ value: String?) -> String {
    guard let value else { return "\(field)=missing" }
    return "\(field)=\"\(value.replacing("\"", with: "\"\""))\""
  }
}
