import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct ExportingTests {
  private func files(_ keys: String, _ page: Page, _ access: Access = .pooled) throws
    -> [ExportFile]
  {
    var state = try FixtureTrial.read().state(page, access)
    for effect in state.press(keys) {
      if case .export(let work) = effect { return work.files() }
    }
    return []
  }

  @Test(arguments: Page.tabs)
  func `every page can be exported in every format`(page: Page) throws {
    for (key, ending) in [("t", ".txt"), ("j", ".json")] {
      let files = try files("x" + key, page)
      #expect(files.map(\.ending) == [ending])
      #expect(files[0].stem.contains(page.name) && !files[0].text.isEmpty)
    }
    let tables = try files("xc", page)
    #expect(tables.last?.ending == ".about.txt")
    #expect(tables.dropLast().allSatisfy { $0.ending.hasSuffix(".csv") && !$0.text.contains("#") })
  }

  @Test func `the export is of the filter, columns and order on show`() throws {
    let all = try files("xc", .listing)
    let some = try files("/serious\rlls\u{78}c", .listing)
    #expect(
      some[0].text.split(separator: "\r\n").count < all[0].text.split(separator: "\r\n").count)
    #expect(some[1].text.contains("filter: serious"))
    #expect(all[0].text.hasPrefix("subject,"))
  }

  @Test func `the export of the safety page is of the class on show`() throws {
    let related = try files("xt", .safety)[0].text
    let next = try files("txt", .safety)[0].text
    #expect(related != next)
  }

  @Test func `any other key leaves and writes nothing`() throws {
    #expect(try files("xq", .listing).isEmpty)
    var state = try FixtureTrial.read().state(.listing)
    state.press("xq")
    #expect(!state.picture.lines.joined().contains("Export what is on show"))
  }

  @Test func `the subjects behind a number are exported as they are listed`() throws {
    var state = try FixtureTrial.read().state(.enrolment)
    state.press("→\r")
    try #require(state.page == .subjects)
    let listed = state.list?.listing.rows.count
    guard case .export(let work)? = state.press("xc").first else {
      Issue.record("nothing exported")
      return
    }
    let lines = work.files()[0].text.split(separator: "\r\n")
    #expect(lines.count - 1 == listed && lines[0].hasPrefix("subject,"))
  }
}
