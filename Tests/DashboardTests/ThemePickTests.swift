import Terminal
import Testing

@testable import Dashboard

struct ThemePickTests {
  private func state() throws -> DashboardState {
    var options = DashboardState.Options()
    (options.themes, options.theme) = (["dark", "light", "mono"], "light")
    var state = try DashboardState(try FixtureTrial.read().loaded(), options: options)
    _ = state.update(.resized(Size(width: 80, height: 24)))
    return state
  }

  @Test func `moving shows a theme at once and Enter keeps it`() throws {
    var state = try state()
    #expect(state.press("X").isEmpty)
    #expect(state.press("j") == [.theme("mono")])
    #expect(state.press("j").isEmpty)
    #expect(state.press("k") == [.theme("light")])
    #expect(state.press("k") == [.theme("dark")])
    var kept = ViewMemory()
    kept.theme = "dark"
    #expect(state.press("\r") == [.remember(kept)])
    #expect(state.overlay == nil)
  }

  @Test func `Esc returns to the theme of before`() throws {
    var state = try state()
    state.press("Xg")
    #expect(state.theme == "dark")
    #expect(state.press("\u{1B}") == [.theme("light")])
    #expect(state.memory.theme == nil)
    #expect(state.press("X\u{1B}").isEmpty)
  }

  @Test func `without themes there is a word and no popup`() throws {
    var state = try FixtureTrial.read().state()
    state.press("X")
    #expect(state.overlay == nil && state.notice != nil)
  }
}
