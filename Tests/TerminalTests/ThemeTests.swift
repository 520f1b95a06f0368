import Terminal
import Testing

struct ThemeTests {
  private func read(_ text: String, key: String = "error") -> ThemeIssue? {
    Theme.make(name: "", entries: [ThemeEntry(key, text, line: 7)]).issues.first
  }

  @Test func `an entry gives colours and attributes`() {
    let (theme, _) = Theme.make(
      name: "mine",
      entries: [
        ThemeEntry("error", "bright-red on #102030 bold underline"),
        ThemeEntry("title", "208  dim\treverse"), ThemeEntry("tab-active", "11"),
      ])
    #expect(theme[.error] == Style(.ansi(9), on: .rgb(16, 32, 48), bold: true, underline: true))
    #expect(theme[.title] == Style(.indexed(208), dim: true, reverse: true))
    #expect(theme[.tabActive] == Style(.ansi(11)))
  }

  @Test(arguments: [
    ("rouge", "'rouge' is no colour"), ("red on", "after 'on'"), ("", "write a colour"),
    ("red blink", "'blink' is not understood"), ("#12345", "'#12345' is no colour"),
    ("+7", "'+7' is no colour"), ("#+12345", "'#+12345' is no colour"), ("256", "no colour"),
    ("bright-default", "no colour"), ("٣", "no colour"), ("#１２３４５６", "no colour"),
  ])
  func `a wrong value is named with its line and what to do`(value: String, message: String) {
    let issue = read(value)
    #expect(issue?.line == 7)
    #expect(issue?.message.contains(message) == true, "\(issue?.message ?? "")")
  }

  @Test func `a wrong value of any length gives a short message`() throws {
    let issue = try #require(read(String(repeating: "x", count: 50_000)))
    #expect(issue.message.count < 200)
  }

  @Test func `an unknown role is named, and one that is set twice`() {
    #expect(read("red", key: "errror")?.message.contains("'errror' is no role") == true)
    #expect(read("red", key: "tabActive")?.message.contains("is no role") == true)
    let twice = [ThemeEntry("error", "red", line: 1), ThemeEntry("error", "red", line: 2)]
    let issue = Theme.make(name: "", entries: twice).issues.first
    #expect(issue?.line == 2)
    #expect(issue?.message.contains("set twice") == true)
  }

  @Test func `missing roles are listed and look as in the default theme`() {
    let (theme, issues) = Theme.make(name: "", entries: [ThemeEntry("text", "red")])
    #expect(theme[.error] == Theme.terminalDefault[.error])
    #expect(issues.count == 1)
    #expect(issues[0].line == nil)
    #expect(issues[0].message.contains("grade-5"))
    #expect(!issues[0].message.contains(" text,"))
  }

  @Test(arguments: [
    (ThemeEntry("name", "other", line: 3), "file's name"),
    (ThemeEntry("background", "grey", line: 3), "\"light\", \"dark\" or \"any\""),
    (ThemeEntry("paper", "white-ish", line: 3), "no colour"),
    (ThemeEntry("paint", "yes", line: 3), "true or false"),
    (ThemeEntry("text", "red", line: 3), "under [roles]"),
  ])
  func `a wrong head is named with its line`(entry: ThemeEntry, message: String) throws {
    let issue = try #require(Theme.make(name: "mine", head: [entry], entries: []).issues.first)
    #expect(issue.line == 3)
    #expect(issue.message.contains(message))
  }

  @Test func `a theme for one background must say which`() {
    let head = [ThemeEntry("background", "dark")]
    let messages = Theme.make(name: "mine", head: head, entries: []).issues.map(\.message)
    #expect(messages.contains { $0.contains("add paper") })
  }

  @Test func `paint lays the paper behind every role that has no background`() {
    let head = [ThemeEntry("paper", "#101010"), ThemeEntry("paint", "true")]
    let theme = Theme.make(
      name: "mine", head: head, entries: [ThemeEntry("badge", "red on blue")]
    ).theme
    #expect(theme[.text].background == .rgb(16, 16, 16))
    #expect(theme[.badge].background == .ansi(4))
  }

  @Test func `a role's name is kebab case and leads back to it`() {
    #expect(Role.tabActive.name == "tab-active")
    #expect(Role.grade1.name == "grade-1")
    for role in Role.allCases { #expect(Role(name: role.name) == role) }
  }

  @Test(arguments: ["default", "bright-red on #0a0b0c bold", "208 dim underline reverse", "black"])
  func `a style is written as it is read`(text: String) throws {
    #expect(try Style(text: text).text == text)
  }

  @Test func `a painted selection keeps its own colours`() {
    let theme = Theme(
      name: "", paper: .ansi(0), paintsPaper: true, styles: [.selection: Style(on: .ansi(4))])
    var cell = Cell.blank
    cell.role = .grade3
    cell.isReversed = true
    #expect(theme.style(of: cell).background == .ansi(4))
  }
}
