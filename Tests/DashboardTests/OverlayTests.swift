import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct OverlayTests {
  /// Everything that scrolling shows.
  private func helpText(on page: Page) throws -> String {
    var state = try FixtureTrial.read().state(page, width: 110, height: 20)
    state.press("?")
    var text = ""
    for _ in 0..<120 {
      text += state.picture.lines.joined(separator: "\n")
      state.press("j")
    }
    return text
  }

  @Test(arguments: Page.tabs)
  func `help shows every binding of the page and no other`(page: Page) throws {
    let text = try helpText(on: page)
    for binding in Keymap.standard.bindings {
      let labels = binding.keys.map(\.label).joined(separator: " ")
      let isShown = text.contains(" \(labels) ") && text.contains(binding.help)
      let isElsewhere = Keymap.standard.bindings.contains {
        $0.applies(to: page) && ($0.help == binding.help)
      }
      #expect(isShown == binding.applies(to: page) || isElsewhere)
      #expect(isShown || !binding.applies(to: page))
    }
  }

  @Test func `help names every field that a filter may use`() throws {
    let text = try helpText(on: .listing)
    let state = try FixtureTrial.read().state()
    for field in Filter.fields(for: state.cohort) { #expect(text.contains("\(field.name) ")) }
    for field in ["rel_local", "lung_v20", "arm "] { #expect(!text.contains("│ \(field)")) }
  }

  @Test func `scrolling stops at both ends`() throws {
    var state = try FixtureTrial.read().state(.safety, width: 80, height: 20)
    state.press("?k↑⇞")
    #expect(state.overlayOffset == 0)
    state.press("G")
    let last = state.overlayOffset
    #expect(last > 0)
    state.press("j↓⇟ ")
    #expect(state.overlayOffset == last)
    state.press("g")
    #expect(state.overlayOffset == 0)
    state.press("⇟⇞")
    #expect(state.overlayOffset == 0)
  }

  @Test(arguments: ["\u{1B}", "\r", "q", "?"])
  func `the keys that close do nothing else`(key: String) throws {
    var state = try FixtureTrial.read().state(.listing)
    state.press("/grade>=4\rj")
    let before = state.picture
    state.press("?")
    #expect(state.picture != before)
    #expect(state.press(key).isEmpty)
    #expect(state.picture == before)
  }

  @Test func `a page key closes what lies over the page and goes there`() throws {
    var state = try FixtureTrial.read().state()
    state.press("?3")
    #expect(state.page == .safety)
    #expect(state.overlay == nil)
  }

  @Test func `keys of the page are dead under a popup`() throws {
    var state = try FixtureTrial.read().state(.safety)
    state.press("?tse,/")
    #expect(state.adverseEventClass == .related)
    #expect(state.safetyOrder == .frequency)
    #expect(state.cohort.cutOff.iso == "2025-12-31")
    #expect(state.filterInput == nil)
  }

  @Test func `findings show what to do, and where an import went wrong`() throws {
    var state = try FixtureTrial.read().state(width: 80, height: 24)
    state.press("h\r")
    for text in ["E12 102-01", "enter the CTCAE grade", "subjects.csv, row", "Import"] {
      #expect(state.shows(text))
    }
  }
}
