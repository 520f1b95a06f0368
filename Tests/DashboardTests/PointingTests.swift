import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct PointingTests {
  private func state(
    _ page: Page, width: Int = 120, height: Int = 40
  ) throws -> DashboardState {
    var state = try FixtureTrial.read().state(page, width: width, height: height)
    #expect(state.press("%") == [.mouse(true)])
    state.press("\u{1B}")
    return state
  }

  @Test func `the mouse is heard only where its chip is shown`() throws {
    var state = try FixtureTrial.read().state()
    #expect(!state.picture.lines[0].contains("MOUSE"))
    state.click("2 Enrolment")
    #expect(state.page == .overview)
    #expect(state.press("%") == [.mouse(true)])
    #expect(state.picture.lines[0].contains("MOUSE"))
    state.click("2 Enrolment")
    #expect(state.page == .enrolment)
    #expect(state.press("%") == [.mouse(false)])
    #expect(!state.picture.lines[0].contains("MOUSE"))
  }

  @Test func `every tab is clicked open, at every width`() throws {
    for width in [20, 60, 80, 120, 200] {
      var state = try state(.overview, width: width)
      for page in Page.tabs.reversed() {
        let x = (0..<width).first {
          state.tabLine.tab(atColumn: $0, width: width) == page.rawValue - 1
        }
        if let x { state.click(x: x, y: 1) }
        // All tabs find room from 60 columns on.
        #expect(state.page == page || (x == nil && width < 60))
      }
    }
  }

  @Test func `a click selects a row and another one opens it`() throws {
    var state = try state(.listing)
    let list = state.pageView.listArea(in: state.bodyArea)
    state.click(x: list.x + 3, y: list.y + 4)
    #expect(state.cursor.index == 3)
    let effects = state.click(x: list.x + 3, y: list.y + 4)
    guard case .loadRecord(.adverseEvents, _)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
  }

  @Test(arguments: [Page.overview, .enrolment, .safety, .response, .survival])
  func `a click takes a number into focus and another one follows it`(page: Page) throws {
    let fresh = try state(page, width: 200, height: 60)
    for place in fresh.picture.links.prefix(40) {
      var state = fresh
      state.click(x: place.area.x, y: place.area.y)
      #expect(state.focusedLink == place.link)
      let figure = try #require(state.focusedFigure)
      state.click(x: place.area.x, y: place.area.y)
      if case .subjects = figure.target { #expect(state.page == .subjects) }
    }
  }

  @Test func `a click on a column's title sorts by it, and again turns it round`() throws {
    var state = try state(.listing, width: 200)
    let list = state.pageView.listArea(in: state.bodyArea)
    let x = try #require(
      (0..<200).first {
        state.pageView.column(atX: $0, y: list.y, in: state.bodyArea) == .listed("grade")
      })
    state.click(x: x, y: list.y)
    #expect(state.listedSort == [SortKey("grade")])
    state.click(x: x, y: list.y)
    #expect(state.listedSort.first?.isDescending == true)
  }

  @Test func `sites and terms are sorted by their titles, too`() throws {
    var state = try state(.enrolment)
    state.click("Site   ")
    #expect(state.siteOrder == .site)
    state.click("/month")
    #expect(state.siteOrder == .rate)
    state.press("3")
    state.click("≥ 3")
    #expect(state.safetyOrder == .severe)
    #expect(state.isReversed[.safety] == false)
    state.click("≥ 3▼")
    #expect(state.isReversed[.safety] == true)
  }

  @Test func `the wheel moves by three rows and no further than the list`() throws {
    var state = try state(.listing)
    _ = state.update(.mouse(MouseEvent(.wheelDown, x: 5, y: 10)))
    #expect(state.cursor.index == 3)
    _ = state.update(.mouse(MouseEvent(.wheelUp, x: 5, y: 10)))
    _ = state.update(.mouse(MouseEvent(.wheelUp, x: 5, y: 10)))
    #expect(state.cursor.index == 0)
  }

  @Test func `a click beside a popup closes it and one inside does not`() throws {
    var state = try state(.safety)
    state.press("?")
    let box = try #require(state.popup?.box(over: state.bodyArea))
    state.click(x: box.x + 2, y: box.y + 2)
    #expect(state.overlay != nil)
    state.click(x: 0, y: 0)
    #expect(state.overlay == nil && state.page == .safety)
  }

  @Test func `a panel of the overview is chosen and opened`() throws {
    var state = try state(.overview)
    let area = try #require(
      (state.pageView as? OverviewPage)?.area(of: .response, in: state.bodyArea))
    state.click(x: area.x, y: area.y)
    #expect(state.overviewPanel == OverviewPage.Panel.response.rawValue)
    state.click(x: area.x, y: area.y)
    #expect(state.page == .response)
  }

  @Test func `nothing is clicked while a line is typed`() throws {
    var state = try state(.safety)
    state.press("/sex")
    state.click("2 Enrolment")
    #expect(state.page == .safety && state.filterInput?.line.text == "sex")
  }
}

extension DashboardState {
  @discardableResult
  mutating func click(x: Int, y: Int) -> [Effect] {
    update(.mouse(MouseEvent(.click, x: x, y: y)))
  }

  /// Clicks the first place where the text is drawn.
  mutating func click(_ text: String) {
    for (y, line) in picture.lines.enumerated() {
      guard let range = line.firstRange(of: text) else { continue }
      click(x: String(line[..<range.lowerBound]).displayWidth, y: y)
      return
    }
    Issue.record("\(text) is not drawn")
  }
}
