import Terminal
import Testing

@testable import Dashboard

struct HelpTests {
  private func help(
    _ script: String, on page: Page = .listing, width: Int = 80, height: Int = 60
  ) throws -> DashboardState {
    var state = try FixtureTrial.read().state(page, width: width, height: height)
    state.press("?" + script)
    return state
  }

  @Test func `keys stand in groups`() throws {
    let lines = try help("", width: 100, height: 100).picture.lines
    let places = [
      "Moving", "This page", "Time and data", "Files and marks", "Program", "The filter",
    ]
    .map { title in lines.firstIndex { $0.contains("│ \(title)  ") } }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  @Test func `typing narrows it, by key words, names and groups`() throws {
    let state = try help("/saved views")
    #expect(state.shows("Saved views: open, save, delete"))
    #expect(!state.shows("Moving") && !state.shows("The filter"))
    #expect(try help("/previous-listing").shows("The listing before"))
    #expect(try help("/files and").shows("Export what is on show"))
    #expect(try help("/xyzzy").shows("Nothing here has these words."))
  }

  @Test func `what is typed does nothing to the page`() throws {
    let state = try help("/q3?jG")
    #expect(state.page == .listing && state.overlay != nil)
    #expect(state.shows("/ q3?jG▏"))
  }

  @Test func `Enter keeps what was typed, Esc shows all again, and once more closes`() throws {
    var state = try help("/columns\r")
    #expect(state.shows("Choose the columns") && state.shows("/ columns"))
    state.press("j")
    #expect(state.shows("/ columns") && !state.shows("columnsj"))
    state.press("\u{1B}")
    #expect(state.shows("Moving"))
    state.press("\u{1B}")
    #expect(state.overlay == nil)
  }

  @Test func `a narrow display wraps what it cannot show in one line`() throws {
    var state = try help("/sort by", width: 40, height: 40)
    let text = state.picture.lines.joined()
    for word in ["column", "focus", "first", "other", "round"] { #expect(text.contains(word)) }
    state.press("\r↓↑⇟⇞")
    #expect(state.overlay != nil)
  }
}
