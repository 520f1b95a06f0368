import Terminal
import Testing

@testable import Dashboard

struct FigureTests {
  @Test func `Enter on a number lists as many subjects as it says, Esc walks back to its cell`()
    throws
  {
    var state = try FixtureTrial.read().state(.enrolment)
    state.press("→→→")
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
    state.press("→→→D")
    #expect(state.shows("101, randomised"))
    #expect(state.shows("CONSORT 2025"))
    state.press("\u{1B}")
    #expect(state.overlay == nil)
    #expect(state.focusedLink != nil)
  }

  @Test func `on the overview down leads into a panel's numbers and up back to the panel`() throws {
    var state = try FixtureTrial.read().state(.overview)
    state.press("↓")
    #expect(state.focusedLink != nil)
    #expect(state.overviewPanel == 0)
    state.press("↑")
    #expect(state.focusedLink == nil)
    #expect(state.page == .overview)
  }

  @Test func `a finding opens the profile of its subject and Esc walks back to it`() throws {
    var state = try FixtureTrial.read().state(.overview)
    state.overviewPanel = OverviewPage.Panel.attention.rawValue
    state.press("\rj")
    guard case .findings(let place)? = state.overlay else {
      Issue.record("no findings")
      return
    }
    #expect(place == 1)
    state.press("\r")
    #expect(state.page == .profile)
    state.press("\u{1B}")
    #expect(state.page == .overview)
    guard case .findings(1)? = state.overlay else {
      Issue.record("Esc did not walk back to the finding")
      return
    }
  }

  @Test func `a bar of the waterfall is a subject`() throws {
    var state = try FixtureTrial.read().state(.response)
    let bar = try #require(state.picture.links.first { $0.link.row == "bar" })
    state.focus = .number(bar.link)
    state.press("\r")
    #expect(state.page == .profile)
    #expect(state.profileSubject == bar.link.column)
  }
}
