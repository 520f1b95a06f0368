import CohortModel
import Terminal

extension DashboardState {
  /// The one place where the dashboard changes.
  package mutating func update(_ message: Message) -> [Effect] {
    let effects = answer(message)
    defer { requested = [] }
    return effects + requested
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
      (overlay, overlayOffset) = (.record(history), 0)
      return []
    case .lastLooked(let look):
      lastLook = look
      refresh()
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
    cohort = Cohort(trial.data, gate: trial.gate, cutOff: chosenCutOff ?? newest)
    matching = nil
    refresh()
  }

  private mutating func press(_ key: Key) -> [Effect] {
    if filterInput != nil { return type(key) }
    if overlay != nil, let effects = pressOverOverlay(key) { return effects }
    guard let command = Keymap.command(for: key, on: page) else { return [] }
    return perform(command)
  }

  private mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .show(let page): show(page)
    case .nextPage: show(neighbour(1))
    case .previousPage: show(neighbour(-1))
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -max(1, listHeight - 1))
    case .pageDown: move(by: max(1, listHeight - 1))
    case .top: move(by: -content.rowKeys(cohort).count)
    case .bottom: move(by: content.rowKeys(cohort).count)
    case .left: turn(isRight: false)
    case .right: turn(isRight: true)
    case .open: return open()
    case .back: goBack()
    case .filter: startFilter()
    case .sort: sort()
    case .reverseSort: reverse()
    case .endpoint: changeEndpoint()
    case .analysisSet: changeSet()
    case .adverseEventClass: changeClass()
    case .responseInterval: changeInterval()
    case .bands: showsBands.toggle()
    case .dayBack: moveCutOff(to: cohort.cutOff - 1)
    case .dayForward: moveCutOff(to: cohort.cutOff + 1)
    case .monthBack: moveCutOff(to: cohort.cutOff.adding(months: -1))
    case .monthForward: moveCutOff(to: cohort.cutOff.adding(months: 1))
    case .newestCutOff: moveCutOff(to: Cohort.defaultCutOff(of: trial.data))
    case .help: (overlay, overlayOffset) = (.help, 0)
    case .reload: return [.reload]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    }
    return []
  }

  // MARK: - Pages

  private mutating func show(_ page: Page) {
    guard page != self.page else { return }
    leavePlaces()
    self.page = page
    refresh()
  }

  /// Gives back the filter that was there before anything was drilled into.
  private mutating func leavePlaces() {
    if let first = places.first {
      (filterText, adverseEventClass) = (first.filterText, first.adverseEventClass)
    }
    places = []
  }

  private func neighbour(_ step: Int) -> Page {
    let count = Page.allCases.count
    return Page.allCases[(page.rawValue - 1 + step + count) % count]
  }

  private mutating func move(by rows: Int) {
    cursor.move(by: rows, in: content.rowKeys(cohort), height: listHeight)
  }

  private mutating func goBack() {
    if let place = places.popLast() {
      (page, filterText, adverseEventClass) =
        (place.page, place.filterText, place.adverseEventClass)
      refresh()
    } else if !filterText.isEmpty {
      filterText = ""
      refresh()
    }
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
    case .enrolment: siteOrder = siteOrder.next
    case .safety: safetyOrder = safetyOrder.next
    case .listing: listingOrder = listingOrder.next
    case .overview, .response, .survival, .comparison: return
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

  private mutating func changeClass() {
    adverseEventClass = adverseEventClass.next
    refresh()
  }

  private mutating func changeInterval() {
    responseInterval = responseInterval.next
    refresh()
  }

  /// Left and right choose a panel of the overview, or fold and unfold an organ class.
  private mutating func turn(isRight: Bool) {
    switch content {
    case .overview:
      let count = OverviewPage.Panel.allCases.count
      overviewPanel = (overviewPanel + (isRight ? 1 : -1) + count) % count
    case .safety(let content):
      fold(content, isRight: isRight)
    case .comparison: comparisonPanel = max(0, comparisonPanel + (isRight ? 1 : -1))
    case .pending, .enrolment, .listing, .response, .survival: break
    }
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
    switch content {
    case .overview: openPanel(OverviewPage.Panel.allCases[overviewPanel])
    case .safety(let content): openRow(content)
    case .listing(let listing):
      guard listing.rows.indices.contains(cursor.index) else { return [] }
      let row = Int(listing.rows[cursor.index])
      return [.loadRecord(.adverseEvents, rowID: cohort.data.adverseEvents.rowIDs[row])]
    case .pending, .enrolment, .response, .survival, .comparison: break
    }
    return []
  }

  private mutating func openPanel(_ panel: OverviewPage.Panel) {
    switch panel {
    case .enrolment: drill(to: .enrolment)
    case .survival: drill(to: .survival)
    case .safety: drill(to: .safety)
    case .response: drill(to: .response)
    case .changes: drill(to: .listing)
    case .attention: (overlay, overlayOffset) = (.findings, 0)
    }
  }

  /// Goes to a page that Esc leads back from.
  private mutating func drill(to page: Page, filter: String? = nil) {
    places.append(
      Place(page: self.page, filterText: filterText, adverseEventClass: adverseEventClass))
    self.page = page
    filterText = filter ?? filterText
    refresh()
  }

  /// Lists the records behind a line of the worst-grade table.
  private mutating func openRow(_ content: SafetyContent) {
    guard content.rows.indices.contains(cursor.index) else { return }
    let row = content.rows[cursor.index]
    let terms = [
      filterText.isEmpty ? nil : "(\(filterText))", adverseEventClass.filterText, row.filterText,
    ]
    cursors[.listing] = ListCursor()
    drill(to: .listing, filter: terms.compactMap { $0 }.joined(separator: " & "))
  }
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
  /// The case after this one; the first follows the last.
  var next: Self {
    let cases = Self.allCases
    let index = cases.firstIndex(of: self) ?? 0
    return cases[(index + 1) % cases.count]
  }
}

extension AdverseEventClass {
  /// The class as a filter over the listing.
  var filterText: String? {
    switch self {
    case .all: nil
    case .treatmentEmergent: "emergent"
    case .related: "trae"
    case .serious: "serious"
    case .relatedSerious: "trae & serious"
    case .immuneRelated: "irae"
    case .fatal: "(grade=5 | outcome=fatal)"
    }
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
