import CohortModel
import Reports
import Terminal
import Testing

@testable import Dashboard

struct ListingPageTests {
  private func listing(
    _ script: String = "", _ access: Access = .pooled, width: Int = 80, height: Int = 24
  ) throws -> DashboardState {
    var state = try FixtureTrial.read().state(.listing, access, width: width, height: height)
    state.press(script)
    return state
  }

  private func header(_ state: DashboardState) -> Substring {
    Substring(state.picture.lines.first { $0.contains("Subject ") && !$0.contains("·") } ?? "")
  }

  private func kind(_ state: DashboardState) -> ListingKind? { state.list?.listing.kind }

  @Test func `v goes through the kinds and V back`() throws {
    var state = try listing()
    var seen: [ListingKind?] = []
    for _ in 0..<5 {
      seen.append(kind(state))
      state.press("v")
    }
    #expect(seen == [.adverseEvents, .serious, .immuneRelated, .deaths, .deviations])
    #expect(kind(state) == .adverseEvents)
    state.press("V")
    #expect(kind(state) == .deviations)
    #expect(state.shows("Protocol deviations"))
  }

  @Test func `the subject stays while the columns are scrolled to the last`() throws {
    var state = try listing()
    let first = header(state)
    #expect(first.contains("Subject") && first.contains("Preferred term"))
    state.press(String(repeating: "→", count: 30))
    let scrolled = header(state)
    #expect(scrolled.contains("Subject") && scrolled.contains("System organ class"))
    #expect(!scrolled.contains("Preferred term"))
    #expect(state.listedColumn == "systemOrganClass")
    state.press(String(repeating: "←", count: 30))
    #expect(header(state).contains("Preferred term"))
    #expect(state.listedColumn == "subject")
  }

  @Test func `a column moves into view no further than needed`() throws {
    var state = try listing()
    var before = header(state)
    for _ in 0..<16 {
      state.press("→")
      let after = header(state)
      let title = try #require(
        state.list?.layout.columns.first { $0.id == state.listedColumn }?.heading)
      #expect(after.contains(title))
      if before.contains(title) { #expect(after == before) }
      before = after
    }
  }

  @Test func `s sorts by the column in focus, earlier keys stay behind it`() throws {
    var state = try listing("→→ss")
    #expect(state.listedSort == [SortKey("grade", isDescending: true)])
    state.press("←s")
    #expect(
      state.listedSort == [SortKey("preferredTerm"), SortKey("grade", isDescending: true)])
    #expect(state.shows("by preferred term ▲, grade ▼"))
    #expect(state.rowCount == 22)
    state.press("S")
    #expect(state.listedSort.isEmpty)
    #expect(!state.shows("by preferred term"))
  }

  @Test func `the cursor stays on its record whatever the order`() throws {
    var state = try listing("jjjj→→")
    let key = state.selectedKey
    state.press("s")
    #expect(state.selectedKey == key)
    state.press("s")
    #expect(state.selectedKey == key)
    state.press("S")
    #expect(state.selectedKey == key)
    #expect(state.cursor.index == 4)
  }

  @Test func `orders and columns are kept by kind, and told to the world`() throws {
    var state = try listing("→→")
    let effects = state.press("s")
    #expect(effects == [.remember(state.memory)])
    #expect(state.memory.sorts == ["adverseEvents": [SortKey("grade")]])
    state.press("v")
    #expect(state.listedSort.isEmpty)
    var options = DashboardState.Options()
    (options.page, options.memory) = (.listing, state.memory)
    let next = try DashboardState(try FixtureTrial.read().loaded(), options: options)
    #expect(next.listedSort == [SortKey("grade")])
  }

  @Test func `C shows, hides and moves columns`() throws {
    var state = try listing("C")
    let own = state.list?.layout.columns.map(\.id) ?? []
    try #require(own.count > 4)
    #expect(state.shows("Columns of adverse events"))
    state.press(" ")
    #expect(state.list?.layout.columns.map(\.id) == [own[0]] + own.dropFirst(2))
    state.press("J")
    #expect(state.list?.layout.columns.map(\.id).prefix(3) == [own[0], own[3], own[2]])
    state.press("K\u{1B}")
    #expect(state.overlay == nil)
    #expect(state.list?.layout.columns.map(\.id).prefix(3) == [own[0], own[2], own[3]])
    state.press("CS\u{1B}")
    #expect(state.memory.columns.isEmpty)
    state.press("CG \u{1B}")
    #expect(state.list?.layout.columns.map(\.id).dropLast() == own[...])
  }

  @Test(arguments: [Access.pooled, .masked])
  func `a remembered column or order that tells the arm stays closed`(access: Access) throws {
    var options = DashboardState.Options()
    options.page = .listing
    options.memory.columns["adverseEvents"] = ["subject", "arm", "relatedToLocalTreatment"]
    options.memory.sorts["adverseEvents"] = [SortKey("arm")]
    let state = try DashboardState(try FixtureTrial.read().loaded(access), options: options)
    #expect(state.list?.layout.columns.map(\.id) == ["subject"])
    #expect(state.list?.sort.isEmpty == true)
  }

  @Test func `a view is saved under a name, opened and deleted`() throws {
    var state = try listing("v/grade>=3\r→→sba")
    state.press("Weekly SAE")
    #expect(state.shows("Name: Weekly SAE"))
    let effects = state.press("\r")
    #expect(effects.last == .remember(state.memory))
    #expect(
      state.memory.views == [
        ViewMemory.View(
          name: "Weekly SAE", kind: .serious, filter: "grade>=3", sort: [SortKey("grade")])
      ])
    state.press("\u{1B}\u{1B}\u{1B}SVv")
    #expect(state.filterText.isEmpty && state.listedSort.isEmpty)
    state.press("b\r")
    #expect(kind(state) == .serious && state.filterText == "grade>=3")
    #expect(state.listedSort == [SortKey("grade")])
    state.press("bd")
    #expect(state.memory.views.isEmpty)
    #expect(state.shows("No view is saved yet."))
  }

  @Test func `filters typed before come back by arrow, the newest first`() throws {
    var state = try listing("/serious\r/\u{15}related\r/\u{15}gra")
    state.press("↑")
    #expect(state.filterInput?.line.text == "related")
    #expect(state.filterText == "related")
    state.press("↑↑↑")
    #expect(state.filterInput?.line.text == "serious")
    state.press("↓↓")
    #expect(state.filterInput?.line.text == "gra")
    #expect(state.memory.filters == ["related", "serious"])
  }

  @Test func `the count is live while a filter is typed`() throws {
    let state = try listing("/grade>=4")
    #expect(state.shows("3 of 22 records"))
    #expect(state.filterInput != nil)
  }

  @Test func `Enter opens the deviation, the dead subject and the record`() throws {
    var state = try listing("V")
    guard case .loadRecord(.deviations, _)? = state.press("\r").first else {
      Issue.record("no deviation was asked for")
      return
    }
    state.press("V\r")
    #expect(state.page == .profile)
    state.press("\u{1B}")
    #expect(state.page == .listing && kind(state) == .deaths)
  }

  @Test func `D tells what the column in focus means`() throws {
    let state = try listing("→→→→→→→D")
    #expect(state.shows("there is no day 0") || state.shows("no day 0"))
  }

  @Test func `legends are of the codes in view`() throws {
    let state = try listing("", width: 200, height: 60)
    let foot = state.picture.lines.suffix(4).joined(separator: " ")
    #expect(foot.contains("Outcome: "))
    #expect(foot.contains("Action: "))
  }

  @Test func `no size and no key of the popups breaks the page`() throws {
    for (width, height) in [(1, 1), (12, 4), (40, 10), (80, 24), (200, 60)] {
      var state = try listing("", width: width, height: height)
      state.press("→→→s←CjjJKK GgS\u{1B}ba")
      state.press("x\rjkd\u{1B}vvvv→→ssSCG \u{1B}")
      #expect(state.overlay == nil)
    }
  }
}

struct SubjectsListTests {
  @Test func `the subjects behind a number are the same table`() throws {
    var state = try FixtureTrial.read().state(.enrolment, width: 120, height: 40)
    state.press("→\r")
    try #require(state.page == .subjects)
    let count = state.rowCount
    #expect(count > 0)
    #expect(state.shows("Status"))
    state.press("→→→→s")
    #expect(state.rowCount == count)
    #expect(state.list?.listing.unfiltered == count)
    state.press("/sex=female\r")
    #expect(state.rowCount < count)
    state.press("\u{1B}")
    #expect(state.page == .enrolment || state.focus != nil)
  }
}
