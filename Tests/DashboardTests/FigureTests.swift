import Terminal
import Testing

@testable import Dashboard

struct FigureTests {
  @Test func `Enter on a number lists as many subjects as it says, Esc walks back to its cell`()
    throws
  {
    var state = try FixtureTrial.read().state(.enrolment)
    state.press("→")
    #expect(state.focusedLink == Link(row: "101", "enrolled"))
    state.press("j\r")
    #expect(state.page == .subjects)
    #expect(state.rowCount == 4)
    #expect(state.shows("Enrolment ▸ 102, randomised"))
    state.press("j\r")
    #expect(state.page == .profile)
    #expect(state.shows("Enrolment ▸ 102, randomised ▸ 102-02"))
    state.press("\u{1B}")
    #expect(state.selectedKey == "102-02")
    state.press("\u{1B}")
    #expect(state.page == .enrolment)
    #expect(state.focusedLink == Link(row: "102", "enrolled"))
  }

  @Test func `D says what the number in focus means`() throws {
    var state = try FixtureTrial.read().state(.enrolment)
    state.press("→D")
    #expect(state.shows("Enrolled at site 101"))
    #expect(state.shows("subjects.csv"))
    state.press("\u{1B}")
    #expect(state.overlay == nil)
    #expect(state.focusedLink != nil)
  }
}
