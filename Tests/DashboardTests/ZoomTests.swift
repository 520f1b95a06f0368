import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct ZoomTests {
  private static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60),
  ]

  @Test(arguments: OverviewPage.Panel.allCases, sizes)
  func `a panel of the overview fills the page`(panel: OverviewPage.Panel, size: Size) throws {
    var state = try FixtureTrial.read().state(width: size.width, height: size.height)
    let whole = state.picture
    state.overviewPanel = panel.rawValue
    state.press("+")
    let view = try #require(state.pageView as? OverviewPage)
    #expect(view.area(of: panel, in: state.bodyArea) == state.bodyArea)
    #expect(state.picture.lines.count { $0.contains("╭") } == 1)
    state.press("\t")
    #expect(state.overviewPanel != panel.rawValue && state.isZoomed)
    state.overviewPanel = 0
    state.press("\u{1B}")
    #expect(state.picture == whole)
  }

  @Test(arguments: [Page.enrolment, .safety, .listing], sizes)
  func `a table shows more of its rows`(page: Page, size: Size) throws {
    var state = try FixtureTrial.read().state(page, width: size.width, height: size.height)
    let rows = state.listHeight
    let whole = state.picture
    state.press("+")
    #expect(state.listHeight > rows)
    state.press("+")
    #expect(state.listHeight == rows && state.picture == whole)
  }

  @Test(arguments: [Page.response, .survival])
  func `a chart leaves its numbers and notes`(page: Page) throws {
    var state = try FixtureTrial.read().state(page, width: 100, height: 30)
    let cutOff = state.cohort.cutOff.iso
    let count = { (state: DashboardState) in
      state.picture.lines.dropFirst(2).count { $0.contains("95 % interval") }
    }
    #expect(count(state) == 1)
    state.press("+")
    #expect(count(state) == 0)
    #expect(state.picture.lines[0].contains(cutOff))
  }

  @Test func `one panel of a comparison stands alone`() throws {
    var state = try ComparisonTrial.state(.comparison, .byArm, width: 200, height: 60)
    #expect(!state.picture.lines.contains { $0.contains("1 of 3") })
    state.press("+")
    #expect(state.picture.lines.contains { $0.contains("1 of 3") })
  }

  @Test func `another page begins whole`() throws {
    var state = try FixtureTrial.read().state(.survival)
    state.press("+5")
    #expect(!state.isZoomed)
  }
}
