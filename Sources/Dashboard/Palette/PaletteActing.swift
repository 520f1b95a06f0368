import CohortModel
import Reports

extension DashboardState {
  mutating func perform(_ action: PaletteEntry.Action) -> [Effect] {
    switch action {
    case .command(let command): return perform(command)
    case .endpoint(let index):
      go(to: [.overview, .survival, .comparison].contains(page) ? page : .survival) {
        $0.endpointIndex = index
      }
    case .analysisSet(let choice): choose(choice)
    case .adverseEventClass(let kind): go(to: .safety) { $0.adverseEventClass = kind }
    case .safetyView(let view):
      if page == .safety { rememberLine() }
      go(to: .safety) { $0.safetyView = view }
    case .listing(let kind):
      go(to: .listing) { state in
        state.listingKind = kind
        state.focus = nil
        state.cursor = ListCursor()
      }
    }
    return []
  }

  /// Shows a page with something chosen there, in one computation.
  private mutating func go(to page: Page, _ choose: (inout DashboardState) -> Void) {
    if page != self.page {
      leavePlaces()
      self.page = page
    }
    choose(&self)
    refresh()
  }

  private mutating func choose(_ choice: SetChoice) {
    if choice == .matched { match() }
    guard setChoices.contains(choice) else {
      notice = "There are no matched pairs in this trial under this access."
      return
    }
    setChoice = choice
    refresh()
  }

  /// The endpoints that can be chosen on this page, or else on the Survival page.
  var endpointTitles: [String] {
    guard page != .comparison else { return study.comparedEndpoints.map(\.kind.title) }
    let titles = study.effectiveEndpoints.map(\.kind.title)
    guard page != .overview else { return titles }
    return titles + cohort.openLocalControl.map { "local control, \($0.title)" }
  }
}
