import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct ListMovementTests {
  private static let lists = [Page.enrolment, .safety, .listing]

  @Test(arguments: lists)
  func `up and down move by a row and stop at the ends`(page: Page) throws {
    var state = try FixtureTrial.read().state(page)
    state.press("↑k")
    #expect(state.cursor.index == 0)
    state.press("↓jk")
    #expect(state.cursor.index == 1)
    state.press("G↓j")
    #expect(state.cursor.index == state.rowCount - 1)
    state.press("g")
    #expect(state.cursor.index == 0)
    state.press("⇲")
    #expect(state.cursor.index == state.rowCount - 1)
    state.press("⇱")
    #expect(state.cursor.index == 0)
  }

  @Test func `paging moves by the rows in view less one`() throws {
    var state = try FixtureTrial.read().state(.listing, width: 80, height: 14)
    #expect(state.listHeight == 8)
    state.press("⇟")
    #expect(state.cursor.index == 7)
    state.press("\u{06}")
    #expect(state.cursor.index == 14)
    state.press("⇞\u{02}")
    #expect(state.cursor.index == 0)
  }

  @Test(arguments: lists, ["jjjjjjjjjj", "G", "⇟⇟⇞", "Gkkkk", "⇲⇱", "jjjjsS"])
  func `the selected row is always in view`(page: Page, script: String) throws {
    for height in [6, 9, 14, 24] {
      var state = try FixtureTrial.read().state(page, width: 80, height: height)
      for key in script {
        state.press(String(key))
        let window = state.cursor.offset..<(state.cursor.offset + state.listHeight)
        #expect(state.listHeight == 0 || window.contains(state.cursor.index))
        #expect(state.listHeight == 0 || state.selectedLine != nil)
      }
    }
  }

  @Test func `a smaller terminal keeps the selected row in view`() throws {
    var state = try FixtureTrial.read().state(.listing)
    state.press("G")
    let key = state.selectedKey
    #expect(state.update(.resized(Size(width: 80, height: 12))) == [.redraw])
    #expect(state.selectedKey == key)
    #expect(state.selectedLine?.contains("103-03") == true)
  }

  @Test(arguments: lists)
  func `another order keeps the selected row`(page: Page) throws {
    var state = try FixtureTrial.read().state(page)
    state.press("jj")
    let key = try #require(state.selectedKey)
    for script in ["s", "s", "S", "s", "S"] {
      state.press(script)
      #expect(state.selectedKey == key)
      #expect(state.selectedLine != nil)
    }
  }

  @Test func `a filter that keeps the selected row keeps it selected`() throws {
    var state = try FixtureTrial.read().state(.listing)
    state.select("102-01\u{1F}1")
    state.press("/site=102\r")
    #expect(state.selectedKey == "102-01\u{1F}1")
    state.press("\u{1B}")
    #expect(state.selectedKey == "102-01\u{1F}1")
    #expect(state.rowCount == 22)
  }

  @Test func `an earlier cut-off keeps the selected row where it is known by then`() throws {
    var state = try FixtureTrial.read().state(.listing)
    state.select("102-02\u{1F}1")
    state.press("<<<")
    #expect(state.rowCount < 22)
    #expect(state.selectedKey == "102-02\u{1F}1")
  }

  @Test func `an empty list has no selection and survives every movement`() throws {
    var state = try FixtureTrial.read().state(.listing)
    state.press("/site=104\rjkGg⇟⇞")
    #expect(state.press("\r").isEmpty)
    #expect(state.rowCount == 0)
    #expect(state.shows("No adverse event matches."))
  }
}
