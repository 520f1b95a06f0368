import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct MessageTests {
  @Test func `new data keep page, cursor, filter, order and popup`() throws {
    let trial = try FixtureTrial.read()
    var state = try trial.state(.listing)
    state.press("→ss/related\r")
    state.select("102-02\u{1F}2")
    state.press("?")
    let less = trial.mappingAdverseEvents { $0.subject == "101-01" ? nil : $0 }
    _ = state.update(.cohortChanged(less.loaded()))
    #expect(state.page == .listing)
    #expect(state.filterText == "related")
    #expect(state.selectedKey == "102-02\u{1F}2")
    #expect(state.listedSort == [SortKey("preferredTerm", isDescending: true)])
    #expect(state.overlay != nil)
    #expect(state.rowCount == 16)
  }

  @Test func `a selected record that is gone leaves the cursor in its place`() throws {
    let trial = try FixtureTrial.read()
    var state = try trial.state(.listing)
    state.press("G")
    let less = trial.mappingAdverseEvents { $0.subject == "103-03" ? nil : $0 }
    _ = state.update(.cohortChanged(less.loaded()))
    #expect(state.cursor.index == 19)
    #expect(state.selectedKey == "103-02\u{1F}1")
  }

  @Test func `a filter being typed survives new data`() throws {
    let trial = try FixtureTrial.read()
    var state = try trial.state(.listing)
    state.press("/grade>=4")
    _ = state.update(.cohortChanged(trial.loaded()))
    #expect(state.filterInput?.line.text == "grade>=4")
    state.press("\r")
    #expect(state.rowCount == 3)
  }

  @Test func `a store that fails keeps the last view and says so until it is back`() throws {
    let trial = try FixtureTrial.read()
    var state = try trial.state(.listing, width: 80, height: 24)
    state.press("jj")
    let key = state.selectedKey
    _ = state.update(.storeFailed("the store is locked"))
    #expect(state.shows("the store is locked"))
    #expect(state.selectedKey == key)
    #expect(state.rowCount == 22)
    state.press("j")
    #expect(state.cursor.index == 3)
    _ = state.update(.cohortChanged(trial.loaded()))
    #expect(!state.shows("the store is locked"))
  }

  @Test func `the clock changes the age of the data and nothing else`() throws {
    var state = try FixtureTrial.read().state(.survival)
    #expect(!state.shows("data "))
    _ = state.update(.clock(FixtureTrial.enteredAt + 59))
    #expect(state.shows("data just now"))
    let body = state.picture.lines.dropFirst()
    _ = state.update(.clock(FixtureTrial.enteredAt + 60))
    #expect(state.shows("data 1 min old"))
    _ = state.update(.clock(FixtureTrial.enteredAt + 3 * 3600))
    #expect(state.shows("data 3 h old"))
    _ = state.update(.clock(FixtureTrial.enteredAt + 8 * 86_400))
    #expect(state.shows("data 8 days old"))
    #expect(state.picture.lines.dropFirst() == body)
  }

  @Test func `the last look fills its panel`() throws {
    let trial = try FixtureTrial.read()
    var state = try trial.state()
    #expect(state.shows("first look"))
    _ = state.update(.lastLooked(try trial.lastLook()))
    #expect(state.shows("Since you last looked (2025-11-30)"))
    // 103-04; the thyroid of 101-04; three scans in December; the grade of 103-02.
    #expect(state.shows("+ 1 randomised   + 1 adverse event   + 3 scans"))
    #expect(state.shows("1 record changed"))
  }

  @Test func `a look at the same data finds nothing new`() throws {
    let trial = try FixtureTrial.read()
    var state = try trial.state()
    _ = state.update(.lastLooked(LastLook(time: 0, data: trial.data)))
    #expect(state.shows("Nothing has changed."))
  }

  @Test func `resizing asks for a whole picture`() throws {
    var state = try FixtureTrial.read().state()
    #expect(state.update(.resized(Size(width: 90, height: 30))) == [.redraw])
    #expect(state.picture.size == Size(width: 90, height: 30))
  }

  @Test func `a state of entry is named in the title`() throws {
    var loaded = try FixtureTrial.read().loaded()
    loaded.asEntered = "batch 1"
    let state = try DashboardState(loaded)
    #expect(state.view(Size(width: 120, height: 30)).lines[0].contains("as entered batch 1"))
  }
}
