import Foundation
import Terminal
import Testing

struct ThemeTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../themes").resolvingSymlinksInPath()

  static let files: [URL] = {
    let all = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (all ?? []).filter { $0.pathExtension == "theme" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }()

  @Test func `the shipped themes are found`() {
    let names = Self.files.map { $0.deletingPathExtension().lastPathComponent }
    #expect(names.contains("terminal-default"))
    #expect(names.contains("mono"))
  }

  @Test(arguments: files)
  func `a shipped theme names every role without an issue`(file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(Theme.parse(text, name: "").issues.isEmpty)
  }

  @Test func `the file of the default theme says what is built in`() throws {
    let file = Self.folder.appending(path: "terminal-default.theme")
    let parsed = Theme.parse(
      try String(contentsOf: file, encoding: .utf8), name: "terminal-default")
    for role in Role.allCases {
      #expect(parsed.theme[role] == Theme.terminalDefault[role], "\(role)")
    }
  }

  @Test func `the default theme avoids colours that vanish on white or black`() {
    for role in Role.allCases {
      let style = Theme.terminalDefault[role]
      #expect(style.background == .default)
      #expect([.default, .ansi(1), .ansi(2), .ansi(4), .ansi(5)].contains(style.foreground))
      #expect(!(style.isBold && style.foreground == .ansi(2)), "some terminals brighten bold")
    }
  }

  @Test func `a line gives colours and attributes`() {
    let text = """
      # a comment
      error = bright-red on #102030 bold underline # another
      title = 208 dim reverse
      text=default
      """
    let (theme, issues) = Theme.parse(text, name: "mine")
    #expect(theme[.error] == Style(.ansi(9), on: .rgb(16, 32, 48), bold: true, underline: true))
    #expect(theme[.title] == Style(.indexed(208), dim: true, reverse: true))
    #expect(issues.first?.line == 4)
  }

  @Test(arguments: [
    ("errror = red", "'errror' is no role"), ("error = rouge", "'rouge' is no colour"),
    ("error = red on", "after 'on'"), ("error = red blink", "'blink' is not understood"),
    ("error = #12345", "'#12345' is no colour"), ("error", "write 'role = colour'"),
    ("error = red\nerror = red", "set twice"), ("error = +7", "'+7' is no colour"),
    ("error = #+12345", "'#+12345' is no colour"),
  ])
  func `a wrong line is named with what to do`(line: String, message: String) throws {
    let issues = Theme.parse(line, name: "").issues
    let first = try #require(issues.first)
    #expect(first.line == line.split(separator: "\n").count)
    #expect(first.message.contains(message))
  }

  @Test func `missing roles are listed and look as in the default theme`() {
    let (theme, issues) = Theme.parse("text = red", name: "")
    #expect(theme[.error] == Theme.terminalDefault[.error])
    #expect(issues.count == 1)
    #expect(issues[0].line == nil)
    #expect(issues[0].message.contains("grade5"))
  }
}
