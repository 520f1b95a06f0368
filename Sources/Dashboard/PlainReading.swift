import CohortModel
import Reports
import Terminal

// The dashboard as lines of text, one after the other, for a screen reader: the page's report, and
// its rows with numbers to open them by. What may be seen is decided by the same state.

extension DashboardState {
  /// What there is to read before any row is opened.
  package var plainText: String {
    if case .record(let history)? = overlay { return text(of: history) }
    let lines = [plainTitle] + notices.map { ($0.text + $0.numbers).withVisibleControls }
    return lines.map { $0 + "\n" }.joined() + (isListed ? "" : "\n" + reportText)
  }

  private var plainTitle: String {
    let synthetic = study.isSynthetic ? ", SYNTHETIC" : ""
    return "\(page.title): \(study.title), cut-off \(cohort.cutOff.iso), "
      .withVisibleControls + cohort.gate.access.title + synthetic
  }

  private var reportText: String { report.encoded(as: .text, width: \.displayWidth) }

  /// Whether the page is its rows, so that these are read at once and by parts.
  package var isListed: Bool { showsListing }

  /// The findings stand in the overview's own text.
  private static let plainPanels = OverviewPage.Panel.allCases.filter { $0 != .attention }

  /// How many rows can be opened.
  package var plainRowCount: Int {
    if overlay != nil { return 0 }
    if case .overview = content { return Self.plainPanels.count }
    return content.rowKeys(cohort).count
  }

  /// A row in words; the first is 1.
  package func plainRow(_ number: Int) -> String {
    "\(number). \(rowWords(at: number - 1).withVisibleControls)"
  }

  private func rowWords(at index: Int) -> String {
    switch content {
    case .overview: Self.plainPanels[index].words
    case .safety(let content): words(of: content.rows[index])
    case .listing(let content): words(of: content, at: index)
    case .subjects(let content): words(of: content.list, at: index)
    case .enrolment(let content):
      "\(content.sites[index].site), \(content.sites[index].enrolled) enrolled"
    case .profile(let content): words(of: content, at: index)
    case .pending, .safetyTime, .response, .survival, .comparison:
      content.rowKeys(cohort).key(index).replacing("\u{1F}", with: ", ")
    }
  }

  private func words(of row: SafetyRow) -> String {
    "\(row.title): \(Format.plural(row.counts.subjects, "subject")), "
      + "\(row.counts.severe) of grade 3 or more"
  }

  private func words(of list: ListingContent, at index: Int) -> String {
    let cells = list.layout.cells(list.listing.rows[index])
    return zip(list.layout.columns, cells).compactMap { column, cell in
      guard cell.text != Format.missing && !cell.text.isEmpty else { return nil }
      return "\(column.title) \(column.legend?.words(for: cell.text) ?? cell.text)"
    }.joined(separator: ", ")
  }

  private func words(of content: ProfileContent, at index: Int) -> String {
    guard let profile = content.profile else { return content.id }
    return ProfileDetail(content.items[index], of: profile).title.map(\.text).joined()
  }

  /// Drills into a row, which counts from 1.
  package mutating func openPlainRow(_ number: Int) -> [Effect] {
    precondition((1...max(1, plainRowCount)).contains(number), "there is no such row")
    if case .overview = content {
      (overviewPanel, focus) = (Self.plainPanels[number - 1].rawValue, nil)
    } else {
      cursor.select(number - 1, in: content.rowKeys(cohort), height: listHeight)
      focus = .row(column: nil)
    }
    return update(.key(.enter))
  }

  /// Filters, or says what is wrong with the filter and leaves the one before it.
  package mutating func filterPlainly(_ text: String) -> String? {
    let before = filterText
    filterText = text
    refresh()
    guard let fault = filterFault else { return nil }
    filterText = before
    refresh()
    return fault.message
  }
}

extension OverviewPage.Panel {
  fileprivate var words: String {
    switch self {
    case .enrolment: Page.enrolment.title
    case .survival: Page.survival.title
    case .safety: Page.safety.title
    case .response: Page.response.title
    case .changes: "What has changed"
    case .attention: "Attention"
    }
  }
}
