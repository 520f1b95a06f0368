import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct FilterTypingTests {
  private func listing(_ script: String) throws -> DashboardState {
    var state = try FixtureTrial.read().state(.listing, width: 100, height: 24)
    state.press(script)
    return state
  }

  @Test func `every keystroke shows what it would leave`() throws {
    var state = try listing("/grade>=")
    #expect(state.filterFault != nil)
    #expect(state.rowCount == 22)
    state.press("4")
    #expect(state.filterFault == nil)
    #expect(state.shows("/ grade>=4   11 of 11 subjects · 3 of 22 records"))
    #expect(state.rowCount == 3)
  }

  @Test func `subject terms narrow N and say so`() throws {
    let state = try listing("/site=101")
    #expect(state.shows("/ site=101   4 of 11 subjects"))
    #expect(state.shows("Safety set N = 4 · 11 of 22 records"))
  }

  @Test func `elsewhere adverse-event terms choose subjects, and the line says how many`() throws {
    var state = try FixtureTrial.read().state(.response)
    state.press("/irae\r")
    #expect(state.shows("12 of 12 subjects · 3 with a matching adverse event"))
    #expect(state.shows("all, N = 3"))
  }

  @Test func `an error is shown under its character while the last good rows stay`() throws {
    let state = try listing("/grade>=4 & site<>3")
    let fault = try #require(state.filterFault)
    let caret = try #require(state.picture.lines.last)
    #expect(caret.prefix { $0 == " " }.count == 1 + fault.position)
    #expect(caret.drop { $0 == " " }.first == "^")
    #expect(state.shows("/ grade>=4"))
    #expect(state.rowCount == 3)
  }

  @Test func `Enter keeps the filter, Esc takes the typing back`() throws {
    var state = try listing("/serious\r")
    #expect(state.filterInput == nil)
    #expect(state.rowCount == 3)
    state.press("/ & grade=4")
    #expect(state.rowCount == 2)
    state.press("\u{1B}")
    #expect(state.filterText == "serious")
    #expect(state.rowCount == 3)
  }

  @Test func `Enter does not leave a filter with an error`() throws {
    var state = try listing("/grade>=\r")
    #expect(state.filterInput != nil)
    state.press("5\r")
    #expect(state.filterInput == nil)
    #expect(state.rowCount == 1)
  }

  @Test func `the line is edited as in a shell`() throws {
    var state = try listing("/grade=44\u{7F}")
    #expect(state.filterText == "grade=4")
    state.press("\u{01}!(\u{05})")
    #expect(state.filterText == "!(grade=4)")
    state.press("\u{01}⌦⌦\u{05}\u{7F}")
    #expect(state.filterText == "grade=4")
    state.press(" & serious\u{17}related")
    #expect(state.filterText == "grade=4 & related")
    state.press("←←←\u{17}")
    #expect(state.filterText == "grade=4 & ted")
    state.press("⇱→→→→→→\u{04}3⇲")
    #expect(state.filterText == "grade=3 & ted")
    state.press("\u{15}")
    #expect(state.filterText.isEmpty)
    #expect(state.rowCount == 22)
  }

  @Test func `keys of the page are text while a filter is typed`() throws {
    var state = try listing("/")
    #expect(state.press("q1?r").isEmpty)
    #expect(state.filterText == "q1?r")
    #expect(state.page == .listing && state.overlay == nil)
  }

  @Test func `wide characters can be typed and searched for`() throws {
    let state = try listing("/term~\"口腔\"\r")
    #expect(state.rowCount == 1)
    #expect(state.shows("口腔黏膜炎"))
  }

  @Test func `a bad filter of the command line is refused`() throws {
    var options = DashboardState.Options()
    options.filter = "grade>>2"
    let trial = try FixtureTrial.read().loaded()
    #expect(throws: FilterError.self) { try DashboardState(trial, options: options) }
  }

  @Test func `a filter of the command line is in force`() throws {
    var options = DashboardState.Options()
    (options.filter, options.page) = ("grade>=4", .listing)
    let state = try DashboardState(FixtureTrial.read().loaded(), options: options)
    #expect(state.rowCount == 3)
  }
}
