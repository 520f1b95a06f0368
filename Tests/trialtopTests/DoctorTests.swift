import Foundation
import Terminal
import Testing

@testable import trialtop

@Suite struct DoctorTests {
  let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch()
  }

  private var config: String { scratch.path + "/.config/trialtop/config.toml" }

  private func write(_ text: String) throws {
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/.config/trialtop", withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: config))
  }

  // MARK: - doctor

  @Test func `without a terminal it says why the dashboard cannot run, in plain text`() throws {
    try write("colours = 256\ntheme = \"dark\"\n")
    let run = try scratch.run("doctor", "--mouse", "on")
    #expect(run.code == 1)
    #expect(run.text.contains("The dashboard cannot run here: the dashboard needs a terminal"))
    #expect(run.text.contains(/theme +dark: the configuration, line 2/))
    #expect(run.text.contains(/mouse +on: the option --mouse/))
    #expect(run.text.contains(/SQLite +3\./))
    #expect(!run.text.contains("\u{1B}"))
  }

  @Test func `every issue of the configuration and of its theme is told with its line`() throws {
    try write("theme = \"nobody\"\nteme = 1\n")
    let text = try scratch.run("doctor").text
    #expect(text.contains("\(config):1: there is no theme 'nobody'"))
    #expect(text.contains("\(config):2: there is no setting 'teme'"))
  }

  @Test func `it names the description that stands in for a missing one`() throws {
    let text = try scratch.run(["doctor"], environment: ["TERM": "xterm-kitty"]).text
    #expect(text.contains("there is none of xterm-kitty, so it is taken for xterm-256color"))
  }

  @Test func `variables and file names reach the terminal as visible marks`() throws {
    let run = try scratch.run(
      ["doctor"],
      environment: ["TERM": "x\u{1B}[31m", "LC_ALL": "\u{9B}5m", "XDG_DATA_HOME": "/a\nb"])
    #expect(!run.text.contains("\u{1B}") && !run.text.contains("\u{9B}"))
    #expect(!run.text.contains("\nb/trialtop"))
  }

  @Test func `a locale without UTF-8 is answered in ASCII`() throws {
    let run = try scratch.run(["doctor"], environment: ["LC_ALL": "C"])
    #expect(run.output.allSatisfy { $0 < 0x80 })
    #expect(run.text.contains(/charset +ascii: the locale's encoding is/))
  }

  @Test func `an option that names no file or theme is refused`() throws {
    #expect(try scratch.run("doctor", "--config", scratch.file("none")).code == 2)
    #expect(try scratch.run("doctor", "--theme", "nobody").code == 2)
  }

  @Test func `the configuration is never written`() throws {
    try write("teme = 1\r\n[=")
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: config)
    let before = FileManager.default.contents(atPath: config)
    _ = try [["doctor"], ["paths"], ["config"], ["themes"]].map { try scratch.run($0) }
    #expect(FileManager.default.contents(atPath: config) == before)
    let after = try FileManager.default.attributesOfItem(atPath: config)
    #expect(after[.modificationDate] as? Date == old)
  }

  @Test(arguments: [
    (["TERM": "xterm-kitty"], "likely"), (["TERM": "xterm-kitty", "TMUX": "/tmp/x"], "likely"),
    (["TERM": "screen-256color"], "uncertain"), (["TERM": "linux"], "no"),
    (["TERM": "xterm-256color", "VTE_VERSION": "7200"], "unlikely"),
    (["TERM": "xterm-256color"], "uncertain"), (["TERM": "rxvt"], "unknown"),
  ])
  func `what the clipboard will do is guessed from the terminal`(
    environment: [String: String], verdict: String
  ) {
    #expect(ClipboardOutlook(environment).verdict == verdict)
  }

  // MARK: - The test card

  @Test(arguments: Charset.allCases)
  func `every bar of the test card stands in one column`(charset: Charset) {
    let buffer = TestCard(charset: charset).buffer
    let right = buffer.size.width - 2
    for y in 2..<buffer.size.height {
      #expect(buffer[right, y].character == "|" && buffer[right - 41, y].character == "|")
    }
    let text = buffer.lines(trimmed: true).joined()
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
    if charset == .ascii { #expect(text.utf8.allSatisfy { $0 < 0x80 }) }
  }

  // MARK: - paths

  @Test func `paths tells what is there, with its mode`() throws {
    try write("")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: config)
    let run = try scratch.run("paths", "--format", "json")
    let entries = try JSONDecoder().decode([Entry].self, from: run.output)
    let file = try #require(entries.first { $0.name == "config" })
    #expect(file == Entry(name: "config", use: "read", path: config, exists: true, mode: "0640"))
    let log = try #require(entries.first { $0.name == "access-log" })
    #expect(log.path == scratch.file("state/trialtop/access.jsonl") && !log.exists)
    #expect(Set(entries.map(\.name)).count == entries.count)
    let text = try scratch.run("paths").text
    #expect(text.contains(/config +0640 +settings/) && text.contains(/access-log +none/))
  }

  private struct Entry: Decodable, Equatable {
    var name: String
    var use: String
    var path: String
    var exists: Bool
    var mode: String?
  }
}
