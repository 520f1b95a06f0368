import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct PastingTests {
  @Test func `text goes into the filter as one edit`() throws {
    var state = try FixtureTrial.read().state(.listing)
    state.press("/ & sex=female⇱")
    _ = state.update(.paste("grade>=\n3"))
    #expect(state.filterInput?.line.text == "grade>= 3 & sex=female")
    #expect(state.filterInput?.line.cursor == 9)
    #expect(state.filterFault == nil)
    state.press("\r")
    #expect(state.selection.filter != nil)
  }

  @Test func `letters that join one before them do not mislead the cursor`() throws {
    var state = try FixtureTrial.read().state(.listing)
    state.press("/e")
    _ = state.update(.paste("\u{301}\u{301}x"))
    state.press("y")
    #expect(state.filterInput?.line.text == "e\u{301}\u{301}xy")
  }

  @Test func `text goes into a note and into the name of a view`() throws {
    var state = try FixtureTrial.read().state(.listing)
    state.press("M")
    _ = state.update(.paste("seen\r\nby me"))
    #expect(state.markInput?.line.text == "seen by me")
    state.press("\u{1B}ba")
    _ = state.update(.paste("Weekly\u{7}"))
    state.press("\r")
    #expect(state.memory.views.map(\.name) == ["Weekly"])
  }

  @Test(arguments: Page.tabs)
  func `elsewhere it is dropped and never taken for keys`(page: Page) throws {
    var state = try FixtureTrial.read().state(page)
    let before = state.page
    #expect(state.update(.paste("q2xj\r")).isEmpty)
    #expect(state.page == before && state.overlay == nil && state.cursor.index == 0)
    #expect(state.picture.lines.contains { $0.contains("Pasted text was dropped") })
  }

  @Test func `what is too long is cut, and that is said`() throws {
    var state = try FixtureTrial.read().state(.listing)
    state.press("/")
    _ = state.update(.paste(String(repeating: "x", count: 20_000)))
    #expect(state.filterInput?.line.text.count == PastedText.most)
    #expect(state.notice?.contains("10 kB") == true)
  }
}
