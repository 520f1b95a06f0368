import Testing

/// Every page on the fixture is drawn as it was recorded and looked at.
struct RecordedScreensTests {
  @Test(arguments: DashboardScreens.all.map(\.name))
  func `the dashboard looks as it was recorded`(name: String) throws {
    let screen = try #require(DashboardScreens.all.first { $0.name == name })
    try RecordedScreen(name, of: screen.draw(FixtureTrial.read())).check()
  }

  @Test func `every recorded screen has a test`() throws {
    let names = DashboardScreens.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(try RecordedScreen.files() == Set(names))
  }

  @Test func `a difference names the first line that differs`() {
    #expect(RecordedScreen.difference("a\nb\n", "a\nb\n") == nil)
    #expect(
      RecordedScreen.difference("a\nb\n", "a\nc\n") == "line 2\nrecorded: b\ndrawn:    c")
    #expect(
      RecordedScreen.difference("a", "a\nb") == "line 2\nrecorded: no such line\ndrawn:    b")
  }
}
