import CohortModel
import Reports
import Terminal
import Testing

@testable import Dashboard

struct PaletteTests {
  private func state(
    _ page: Page = .safety, _ script: String = "", width: Int = 80, height: Int = 24
  ) throws -> DashboardState {
    var state = try FixtureTrial.read().state(page, width: width, height: height)
    state.press(script)
    return state
  }

  @Test(arguments: Page.tabs)
  func `every action of the page is found by its name, before all others`(page: Page) throws {
    let state = try state(page)
    for entry in state.paletteEntries {
      #expect(state.paletteMatches(entry.name).first?.entry.name == entry.name)
    }
  }

  @Test(arguments: Page.tabs)
  func `every action of the page is found by each word of its help`(page: Page) throws {
    let state = try state(page)
    var names: [String: [String]] = [:]
    for entry in state.paletteEntries {
      for word in entry.title.split(whereSeparator: { !$0.isLetter }) where word.count > 2 {
        names[String(word), default: []].append(entry.name)
      }
    }
    for (word, names) in names {
      let found = Set(state.paletteMatches(word).map(\.entry.name))
      #expect(found.isSuperset(of: names), "\(word)")
    }
  }

  @Test func `a sentence of help is found first by itself`() throws {
    let state = try state(.listing)
    for entry in state.paletteEntries {
      #expect(state.paletteMatches(entry.title).first?.entry.title == entry.title)
    }
  }

  @Test(arguments: Page.tabs)
  func `it has all that keys can do here, with their keys, each once`(page: Page) throws {
    let entries = try state(page).paletteEntries
    #expect(Set(entries.map(\.name)).count == entries.count)
    for binding in Keymap.standard.bindings where binding.command != .palette {
      let entry = entries.first { $0.action == .command(binding.command) }
      #expect(
        (entry != nil)
          == Keymap.standard.bindings.contains {
            $0.command == binding.command && $0.applies(to: page)
          })
      if binding.applies(to: page) { #expect(entry?.keys == binding.keys) }
    }
  }

  @Test func `without a text the order is the table's, and typing never shuffles equals`() throws {
    let state = try state()
    #expect(state.paletteMatches("").map(\.entry.name) == state.paletteEntries.map(\.name))
    let found = state.paletteMatches("zq").map(\.entry.name)
    #expect(found == state.paletteMatches("zq").map(\.entry.name))
  }

  @Test(arguments: [":", "\u{10}"])
  func `a colon and Ctrl-P open it, Enter performs, Esc leaves`(key: String) throws {
    var state = try state(.overview, key)
    #expect(state.shows("Actions on Overview"))
    state.press("show-surv\r")
    #expect(state.page == .survival && state.overlay == nil)
    let before = state.picture
    state.press(key + "quit\u{1B}")
    #expect(state.picture == before)
  }

  @Test func `what is performed may be an effect`() throws {
    var state = try state()
    #expect(state.press(":quit\r") == [.quit])
    #expect(state.press(":reload\r") == [.reload])
  }

  @Test func `letters are typed, the arrows choose, and the choice stops at the ends`() throws {
    var state = try state(.safety, ":q?3")
    #expect(state.page == .safety)
    state.press("\u{15}↑↓↓\t⇤\u{0E}\u{10}")
    guard case .palette(let input)? = state.overlay else {
      Issue.record("no palette")
      return
    }
    #expect(input.index == 2)
    let third = state.paletteMatches("")[2].entry
    #expect(third.action == .command(.unreviewedOnly) || !third.title.isEmpty)
    state.press("⇟⇟⇟⇟⇟⇟⇟⇟⇟⇟⇟⇟⇟⇟⇟⇟⇟⇟⇟⇟")
    guard case .palette(let end)? = state.overlay else {
      Issue.record("no palette")
      return
    }
    #expect(end.index == state.paletteEntries.count - 1)
  }

  @Test func `what nothing is called does nothing`() throws {
    var state = try state(.safety, ":zzzqqqzzz")
    #expect(state.shows("Nothing is called so."))
    #expect(state.press("\r").isEmpty)
    #expect(state.overlay != nil)
  }

  // MARK: - Places to go to

  @Test(arguments: SafetyView.allCases)
  func `each view of the Safety page can be gone to from anywhere`(view: SafetyView) throws {
    var state = try state(.survival)
    _ = state.perform(PaletteEntry.Action.safetyView(view))
    #expect(state.page == .safety && state.safetyView == view)
    #expect(state.paletteEntries.contains { $0.action == .safetyView(view) })
  }

  @Test func `each kind of listing and each class can be gone to`() throws {
    var state = try state(.overview, ":listing deaths\r")
    #expect(state.page == .listing && state.listingKind == .deaths)
    state.press(":type serious\r")
    #expect(state.page == .safety && state.adverseEventClass == .serious)
  }

  @Test func `each endpoint can be chosen, from another page on Survival`() throws {
    var state = try state(.overview, ":endpoint overall survival\r")
    #expect(state.page == .overview && state.endpoint.kind == .overallSurvival)
    state = try self.state(.safety, ":endpoint overall survival\r")
    #expect(state.page == .survival && state.endpoint.kind == .overallSurvival)
  }

  @Test(arguments: [Page.overview, .enrolment, .survival, .comparison])
  func `the titles of endpoints are those that the number chooses`(page: Page) throws {
    var state = try FixtureTrial.sample("low-dose-rt").state(page)
    for (index, title) in state.endpointTitles.enumerated() {
      _ = state.perform(PaletteEntry.Action.endpoint(index))
      if let control = state.localControl {
        #expect(title == "local control, \(control.title)")
      } else {
        #expect(title == state.endpoint.kind.title)
      }
    }
  }

  @Test func `an analysis set can be chosen by name where there is one to choose`() throws {
    var state = try ComparisonTrial.state(.comparison, .byArm, width: 80, height: 24)
    state.press(":analysis-set-matched\r")
    #expect(state.setChoice == .matched)
    state.press(":analysis-set-own\r")
    #expect(state.setChoice == .own)
    state.press("2")
    #expect(!state.paletteEntries.contains { $0.action == .analysisSet(.own) })
  }

  // MARK: - Mouse and paste

  @Test func `a click chooses an entry, a second one performs it`() throws {
    var state = try state(.overview, "%:show-")
    let lines = state.picture.lines
    let y = try #require(lines.firstIndex { $0.contains("Show the page Listing") })
    let click = Message.mouse(MouseEvent(.click, x: 20, y: y))
    #expect(state.update(click).isEmpty)
    #expect(state.picture.lines[y].contains("▸ Show the page Listing"))
    _ = state.update(click)
    #expect(state.page == .listing && state.overlay == nil)
  }

  @Test func `pasted text is typed, and the best of what it finds is chosen`() throws {
    var state = try state(.overview, ":↓↓")
    _ = state.update(.paste("survival page"))
    #expect(state.shows("▸ Show the page Survival"))
    var help = try self.state(.overview, "?/")
    _ = help.update(.paste("quit"))
    #expect(help.shows("/ quit▏"))
  }

  // MARK: - The picture

  @Test(arguments: [(80, 24), (40, 10), (200, 60), (20, 5), (120, 40)])
  func `the line, the chosen entry and its key are in view at every size`(
    width: Int, height: Int
  ) throws {
    var state = try state(.safety, ":", width: width, height: height)
    for _ in 0..<30 {
      state.press("↓")
      let picture = state.picture
      #expect(picture.lines.allSatisfy { $0.displayWidth == width })
      #expect(picture.lines.contains { $0.contains("▸ ") })
      #expect(picture.lines.contains { $0.contains(": ▏") })
      #expect(!picture.lines.contains { $0.contains("  …") })
    }
  }

  @Test(arguments: [(80, 24), (40, 10)])
  func `the box stands still while one types`(width: Int, height: Int) throws {
    var state = try state(.listing, ":", width: width, height: height)
    let frame = state.picture.lines.map { $0.contains("╭") || $0.contains("╰") }
    for character in "sort xyz" {
      state.press(String(character))
      #expect(state.picture.lines.map { $0.contains("╭") || $0.contains("╰") } == frame)
    }
  }

  @Test func `keys stand at the right edge`() throws {
    let state = try state(.listing, ":filter\r", width: 80, height: 24)
    #expect(state.filterInput != nil)
    let palette = try self.state(.listing, ":saved views")
    let line = try #require(palette.picture.lines.first { $0.contains("▸ Saved views") })
    #expect(line.contains("  b "))
  }
}
