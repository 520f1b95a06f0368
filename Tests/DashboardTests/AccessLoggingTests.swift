import CohortModel
import Terminal
import Testing

@testable import Dashboard

struct AccessLoggingTests {
  private func entries(_ keys: String, _ page: Page, _ access: Access) throws -> [AccessEntry] {
    var options = DashboardState.Options()
    options.page = page
    var state = try DashboardState(try FixtureTrial.read().loaded(access), options: options)
    let first = state.update(.resized(Size(width: 120, height: 40)))
    return (first + state.press(keys)).compactMap { effect in
      if case .log(let entry) = effect { entry } else { nil }
    }
  }

  @Test func `pooled views are not logged`() throws {
    #expect(try entries("123456/grade>=3\r", .overview, .pooled).isEmpty)
  }

  @Test(arguments: [Access.masked, .byArm])
  func `every view by arm is logged once`(access: Access) throws {
    let entries = try entries("6jjkk6?\u{1B}5", .survival, access)
    #expect(entries.map(\.view) == ["survival", "response"])
    #expect(entries.allSatisfy { $0.access == access })
    #expect(entries[0].endpoint != nil)
  }

  @Test func `another filter, endpoint or cut-off is another view`() throws {
    let entries = try entries("e,/sex=male\r", .survival, .byArm)
    #expect(Set(entries.map(\.endpoint)).count == 2)
    #expect(Set(entries.map(\.cutOff)).count == 2)
    #expect(entries.last?.filter == "sex=male")
  }

  @Test(arguments: [Access.pooled, .masked])
  func `a profile under blinding is logged with its subject`(access: Access) throws {
    var state = try FixtureTrial.read().state(.listing, access)
    state.openProfile(of: "101-01")
    let effects = state.update(.clock(0))
    guard case .log(let entry)? = effects.first else {
      Issue.record("not logged")
      return
    }
    #expect(entry.subject == "101-01" && entry.view == "profile" && entry.access == access)
    #expect(state.update(.clock(60)) == [])
  }
}
