import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct PageKeysTests {
  @Test(arguments: Page.tabs)
  func `a digit shows its page`(page: Page) throws {
    var state = try FixtureTrial.read().state(page == .overview ? .safety : .overview)
    state.press("\(page.rawValue)")
    #expect(state.page == page)
    #expect(state.picture.roleLines[1].contains("S"))
  }

  @Test func `Tab goes through the pages and begins again`() throws {
    var state = try FixtureTrial.read().state(.enrolment)
    state.press("\t\t\t\t\t")
    #expect(state.page == .comparison)
    state.press("\t")
    #expect(state.page == .overview)
  }

  @Test func `Shift-Tab goes back`() throws {
    var state = try FixtureTrial.read().state(.safety)
    state.press("⇤⇤")
    #expect(state.page == .overview)
  }

  @Test func `on the overview Tab and the arrows choose a panel`() throws {
    var state = try FixtureTrial.read().state()
    state.press("\t→l")
    #expect(state.overviewPanel == 3)
    state.press("⇤←h←")
    #expect(state.overviewPanel == OverviewPage.Panel.allCases.count - 1)
  }

  @Test(
    arguments: zip(
      OverviewPage.Panel.allCases,
      [Page.enrolment, .survival, .safety, .response, .listing, .overview]))
  func `Enter opens the page of a panel`(panel: OverviewPage.Panel, page: Page) throws {
    var state = try FixtureTrial.read().state()
    for _ in 0..<panel.rawValue { state.press("l") }
    state.press("\r")
    #expect(state.page == page)
    #expect((state.overlay != nil) == (panel == .attention))
  }

  @Test func `a page keeps its cursor while another is shown`() throws {
    var state = try FixtureTrial.read().state(.listing)
    state.press("jjj")
    let key = state.selectedKey
    state.press("14")
    #expect(state.selectedKey == key)
    #expect(state.cursor.index == 3)
  }

  @Test func `quitting, suspending, reloading and redrawing are effects`() throws {
    var state = try FixtureTrial.read().state()
    #expect(state.press("q") == [.quit])
    #expect(state.press("\u{1A}") == [.suspend])
    #expect(state.press("r") == [.reload])
    #expect(state.press("\u{0C}") == [.redraw])
  }

  @Test func `an unbound key does nothing`() throws {
    var state = try FixtureTrial.read().state(.survival)
    let before = state.picture
    #expect(state.press("Zzs").isEmpty)
    #expect(state.update(.key(.function(7))).isEmpty)
    #expect(state.update(.key(.unknown)).isEmpty)
    #expect(state.picture == before)
  }
}
