import CohortModel
import Reports
import Terminal

// From a number to its subjects, to one of them, to a record; Esc walks the same way back.

extension DashboardState {
  /// A place to return to with Esc.
  struct Place: Sendable {
    var page: Page
    var filterText: String
    var adverseEventClass: AdverseEventClass
    var safetyView: SafetyView
    var endpointIndex: Int
    var listingKind: ListingKind
    var subject: String?
    var focus: Focus?
    var cursor: ListCursor
    /// What lay over the page.
    var overlay: Overlay?
    /// What was opened there, for the breadcrumbs.
    var opened: String?
  }

  private var place: Place {
    Place(
      page: page, filterText: filterText, adverseEventClass: adverseEventClass,
      safetyView: safetyView, endpointIndex: endpointIndex, listingKind: listingKind,
      subject: profileSubject, focus: focus,
      cursor: cursor, overlay: overlay)
  }

  mutating func restore(_ place: Place) {
    page = place.page
    filterText = place.filterText
    adverseEventClass = place.adverseEventClass
    safetyView = place.safetyView
    endpointIndex = place.endpointIndex
    listingKind = place.listingKind
    profileSubject = place.subject
    focus = place.focus
    cursor = place.cursor
    (overlay, overlayOffset) = (place.overlay, 0)
  }

  /// Goes to a page that Esc leads back from.
  ///
  /// - Parameter kind: what the listing lists, where that is the page.
  mutating func drill(
    to page: Page, filter: String? = nil, opened: String? = nil,
    kind: ListingKind = .adverseEvents
  ) {
    var here = place
    here.opened = opened
    places.append(here)
    self.page = page
    if page == .listing { listingKind = kind }
    filterText = filter ?? filterText
    focus = nil
    overlay = nil
    isZoomed = false
    if page.isDrilledInto { cursor = ListCursor() }
    refresh()
  }

  mutating func follow(_ figure: Figure) -> [Effect] {
    switch figure.target {
    case .subjects: drill(to: .subjects, opened: figure.title)
    case .records(let filter, let kind):
      let terms = [filterText.isEmpty ? nil : "(\(filterText))", filter].compactMap { $0 }
      cursors[.listing] = ListCursor()
      drill(
        to: .listing, filter: terms.joined(separator: " & "), opened: figure.title, kind: kind)
    case .page(let page): drill(to: page)
    case .profile(let subject): openProfile(of: subject)
    case .record(let table, let rowID): return [.loadRecord(table, rowID: rowID)]
    case .findings: overlay = .findings(0)
    case .adverseEvents:
      cursors[.listing] = ListCursor()
      drill(to: .listing, filter: "", opened: figure.title)
    case .nobody(let reason): notice = reason
    }
    return []
  }

  mutating func openProfile(of subject: String) {
    let rowID = adverseEventBehind(subject)
    drill(to: .profile, opened: subject)
    (profileSubject, profileWindow) = (subject, nil)
    refresh()
    guard case .profile(let content) = content else { return }
    let first = rowID.flatMap(content.item(ofAdverseEvent:)) ?? content.firstItem
    cursor.select(first, in: self.content.rowKeys(cohort), height: listHeight)
  }

  /// The adverse event by which a subject came to be counted in the number that was opened.
  private func adverseEventBehind(_ subject: String) -> Int64? {
    guard page == .subjects, let position = cohort.data.subjects.position(of: subject) else {
      return nil
    }
    return openedFigure?.adverseEvent?(position).map { cohort.data.adverseEvents.rowIDs[$0] }
  }

  /// The subjects behind the number that was opened, as they are now.
  func subjectsBehind() -> SubjectSet {
    guard case .subjects(let subjects)? = openedFigure?.target else {
      return SubjectSet(capacity: cohort.subjectCount)
    }
    return subjects()
  }

  /// On a listing of the adverse events behind a number the filter narrows these, whoever has them.
  func narrowedToOpened(_ selection: Selection) -> Selection {
    guard page == .listing, places.last?.opened != nil,
      case .adverseEvents(let rows)? = openedFigure?.target
    else { return selection }
    let everybody = SubjectSet(capacity: cohort.subjectCount, all: true)
    return Selection(
      set: selection.set, filter: selection.filter, subjects: everybody,
      adverseEvents: selection.adverseEvents?.intersection(rows()) ?? rows(),
      subjectsWithMatches: everybody)
  }

  /// Whether the number that was opened last is still on its page.
  var isOpenedKnown: Bool { openedFigure != nil }

  /// The number that was opened last, asked of the page it is on.
  private var openedFigure: Figure? {
    guard let place = places.last else { return nil }
    var origin = self
    origin.places.removeLast()
    origin.restore(place)
    origin.refresh()
    return origin.focusedFigure
  }

  mutating func goBack() {
    if isZoomed {
      isZoomed = false
    } else if let place = places.popLast() {
      restore(place)
      refresh()
    } else if focuses[page] != nil {
      focuses[page] = nil
    } else if !filterText.isEmpty {
      filterText = ""
      refresh()
    }
  }

  /// Gives back the filter that was there before anything was drilled into.
  mutating func leavePlaces() {
    if let first = places.first {
      (filterText, adverseEventClass) = (first.filterText, first.adverseEventClass)
    }
    places = []
  }

  /// The page whose tab is the active one.
  var tab: Page { page.isDrilledInto ? places.last { !$0.page.isDrilledInto }?.page ?? page : page }

  /// The way from the first page to this one.
  var breadcrumbs: String? {
    guard !places.isEmpty else { return nil }
    let steps = places.flatMap { place in
      [place.page.isDrilledInto ? nil : place.page.title, place.opened]
    }
    return (steps.compactMap { $0 } + (page.isDrilledInto ? [] : [page.title]))
      .joined(separator: " ▸ ")
  }
}
