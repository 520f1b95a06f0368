import Foundation
import Terminal
import Testing

@testable import trialtop

@Suite struct ThemesCommandTests {
  let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch()
  }

  private var folder: String { scratch.path + "/.config/trialtop/themes" }

  private var files: ThemeFiles {
    ThemeFiles(places: Places(environment: ["HOME": scratch.path]))
  }

  private func own(_ name: String, _ text: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name + ".toml"))
  }

  /// Made up for the test.
  private let scheme = zip(
    0...,
    ["10", "20", "30", "48", "8a", "c8", "e0", "f8"].map { $0 + $0 + $0 }
      + ["e06070", "e09050", "d8c060", "70c080", "50c0c0", "60a0e0", "b080d0", "a07050"]
  ).map { "base0\(String($0, radix: 16)): \"\($1)\"\n" }.joined()

  // MARK: - Files

  @Test func `every shipped file is read without an issue, and lists each role once`() throws {
    let sources = files.sources()
    #expect(
      sources.map(\.name) == [
        "colour-blind", "colour-blind-light", "dark", "high-contrast", "light", "mono",
        "terminal-default",
      ])
    for source in sources {
      #expect(source.path != nil)
      #expect(try files.read(source).issues == [], "\(source.name)")
    }
    #expect(files.load("terminal-default").theme == Theme.terminalDefault)
    #expect(files.load("high-contrast").theme[.text].background == .rgb(0, 0, 0))
  }

  @Test func `a theme of one's own comes before a shipped one`() throws {
    try own("dark", "[roles]\ntext = \"red\"\n")
    #expect(files.load("dark").theme[.text] == Style(.ansi(1)))
    #expect(files.all().filter { $0.name == "dark" }.count == 1)
    #expect(try scratch.run("themes").text.contains(/dark +any +own:/))
  }

  @Test(arguments: [
    ("[roles]\n\ntext = \"rouge\"\n", 3, "'rouge' is no colour"),
    ("# x\nbackground = \"grey\"\n[roles]\n", 2, "background is"),
    ("[roles]\ntext = 7\n", 2, "takes a text in quotes"),
    ("[roles]\ntext = \"red\ntitle = \"red\"\n", 2, "is not valid TOML"),
    ("[roles]\ntext = \"red\"\ntext = \"red\"\n", 3, "is not valid TOML"),
    ("x = 1\n[=]\n", 2, "is not valid TOML"), ("[[]]\n", 1, "is not valid TOML"),
    ("[colours]\ntext = \"red\"\n", 1, "takes a text in quotes"),
    ("[roles]\ntext = { a = \"red\" }\n", 2, "takes a text in quotes"),
    ("[roles]\n\"a\\u001b[31m\" = \"red\"\n", nil, "is no role"),
  ])
  func `a wrong file is named with its line`(text: String, line: Int?, message: String) throws {
    try own("mine", text)
    let (theme, issues) = files.load("mine")
    let issue = try #require(issues.first { $0.message.contains(message) }, "\(issues)")
    #expect(issue.file == folder + "/mine.toml")
    if line != nil { #expect(issue.line == line) }
    #expect(theme[.error] == Theme.terminalDefault[.error])
  }

  @Test func `what is no small text file is refused`() throws {
    try own("large", String(repeating: "# more\n", count: 10_000))
    try own("zero", "text\0")
    try Data([0xFF, 0xFE, 0x41, 0]).write(to: URL(fileURLWithPath: folder + "/utf16.toml"))
    try FileManager.default.createDirectory(
      atPath: folder + "/folder.toml", withIntermediateDirectories: false)
    #expect(mkfifo(folder + "/pipe.toml", 0o600) == 0)
    for (name, message) in [
      ("large", "larger than 64 kB"), ("zero", "not UTF-8"), ("utf16", "not UTF-8"),
      ("folder", "not a file"), ("pipe", "not a file"),
    ] {
      let issues = files.load(name).issues
      #expect(issues.count == 1 && issues[0].message.contains(message), "\(name): \(issues)")
    }
  }

  @Test(arguments: ["nobody", "../dark", "", "dark.toml", "/etc/passwd"])
  func `an unknown name is answered with the known ones`(name: String) {
    let (theme, issues) = files.load(name)
    #expect(theme == Theme.terminalDefault)
    #expect(issues.first?.message.contains("choose from colour-blind, ") == true)
  }

  // MARK: - The command

  @Test func `a scheme is imported, listed, and can be shown`() throws {
    try scratch.write("Ocean Night.yaml", scheme)
    let run = try scratch.run("themes", "import", scratch.file("Ocean Night.yaml"))
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.lines.first == folder + "/ocean-night.toml")
    #expect(files.load("ocean-night").issues == [])
    #expect(try scratch.run("themes").text.contains(/ocean-night +dark +own:/))
    let card = try scratch.run("themes", "show", "ocean-night", "--color", "true")
    #expect(card.text.contains("\u{1B}[0;1;38;2;224;144;80mgrade-3"))
    let plain = try scratch.run("themes", "show", "ocean-night").text
    #expect(plain.contains(/grade-3 +#e09050 bold +CTCAE grade 3/))
    #expect(!plain.contains("\u{1B}"))
  }

  @Test func `a theme that is there is replaced only where that is asked for`() throws {
    try own("ocean", "# mine\n")
    try scratch.write("ocean.yaml", scheme)
    let refused = try scratch.run("themes", "import", scratch.file("ocean.yaml"))
    #expect(refused.code == 1)
    #expect(refused.errors.contains("--replace"))
    #expect(try String(contentsOfFile: folder + "/ocean.toml", encoding: .utf8) == "# mine\n")
    let done = try scratch.run(
      "themes", "import", scratch.file("ocean.yaml"), "--replace", "--paint")
    #expect(done.code == 0)
    #expect(files.load("ocean").theme[.text].background == .rgb(0x10, 0x10, 0x10))
  }

  @Test func `a malformed scheme is refused with its file and line, and nothing is written`() throws
  {
    try scratch.write("bad.yaml", scheme + "base03: \"zzz\"\n")
    let run = try scratch.run("themes", "import", scratch.file("bad.yaml"))
    #expect(run.code == 1)
    #expect(run.errors.contains("bad.yaml:17: 'zzz' is no colour"))
    #expect(!FileManager.default.fileExists(atPath: folder + "/bad.toml"))
    #expect(try scratch.run("themes", "import", scratch.file("nothing.yaml")).code == 1)
  }

  @Test(arguments: ["../up", "Mine", "-x", ""])
  func `a name is no path`(name: String) throws {
    try scratch.write("a.yaml", scheme)
    let run = try scratch.run("themes", "import", scratch.file("a.yaml"), "--name=\(name)")
    #expect(run.code == 2)
  }

  @Test func `a page is printed in the theme of the option or of the environment`() throws {
    let scratch = try CommandScratch.withStore()
    let page = ["print", "overview", scratch.store, "--color", "true"]
    let option = try scratch.run(page + ["--theme", "dark"])
    #expect(option.text.contains("38;2;216;220;228"))
    let variable = try scratch.run(page, environment: ["TRIALTOP_THEME": "dark"])
    #expect(variable.text == option.text)
    let both = try scratch.run(page + ["--theme", "mono"], environment: ["TRIALTOP_THEME": "dark"])
    #expect(!both.text.contains("38;2"))
    let wrong = try scratch.run(page, environment: ["TRIALTOP_THEME": "nobody"])
    #expect(wrong.code == 0 && wrong.errors.contains("there is no theme 'nobody'"))
    #expect(try scratch.run(page + ["--theme", "nobody"]).code == 2)
  }
}
