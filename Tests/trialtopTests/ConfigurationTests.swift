import Dashboard
import Foundation
import Terminal
import Testing

@testable import trialtop

@Suite struct ConfigurationTests {
  let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch()
  }

  private func read(_ text: String) throws -> Configuration {
    try scratch.write("config.toml", text)
    return ConfigurationFile(named: scratch.file("config.toml")).read()
  }

  // MARK: - Values

  @Test func `every setting is read`() throws {
    let configuration = try read(
      """
      theme = "dark"
      charset = "braille"
      colours = "true"
      mouse = "off"
      lock_after = 15
      mask_ids = true
      plain = true
      copy = "file"

      [keys]
      down = "n"
      up = ["e", "ctrl-p"]
      filter = []
      """)
    #expect(configuration.issues == [])
    #expect(configuration.theme == "dark")
    #expect(configuration.charset == .braille)
    #expect(configuration.colours == .trueColour)
    #expect(configuration.mouse == .off)
    #expect(configuration.lockAfter == 15)
    #expect(configuration.masksIDs && configuration.isPlain)
    #expect(configuration.copy == .file)
    #expect(
      configuration.keys == [
        .init(name: "down", keys: ["n"], line: 11),
        .init(name: "up", keys: ["e", "ctrl-p"], line: 12),
        .init(name: "filter", keys: [], line: 13),
      ])
    #expect(configuration.lines["copy"] == 8)
  }

  @Test(arguments: [
    ("colours = 256", ColourDepth.indexed256), ("colours = 16", .ansi16),
    ("colours = true", .trueColour), ("colours = \"none\"", ColourDepth.none),
    ("colours = \"auto\"", nil),
  ])
  func `colours may be written without quotes`(text: String, depth: ColourDepth?) throws {
    let configuration = try read(text)
    #expect(configuration.issues == [])
    #expect(configuration.colours == depth)
  }

  @Test func `without a file everything is as usual, and nothing is wrong`() {
    let places = Places(environment: ["HOME": scratch.path])
    var usual = Configuration()
    usual.path = scratch.path + "/.config/trialtop/config.toml"
    #expect(ConfigurationFile(places).read() == usual)
  }

  @Test func `the printed configuration holds the defaults of every setting`() throws {
    let text = try scratch.run("config").text
    #expect(try read(text).lines == [:])
    let settings = text.replacing(/(?m)^#(?=[a-z\[])/, with: "")
    var taken = try read(settings)
    #expect(taken.issues == [])
    #expect(taken.lines.keys.sorted() == Setting.all.map(\.name).sorted())
    #expect(taken.theme == Theme.terminalDefault.name)
    #expect(taken.keys.map(\.name) == ["up"])
    (taken.theme, taken.keys, taken.lines) = (nil, [], [:])
    var usual = Configuration()
    (usual.path, usual.isFound) = (taken.path, true)
    #expect(taken == usual)
  }

  // MARK: - Keys

  @Test func `keys that cannot be had are told with their line, and the others are given`() throws {
    let keys = ConfiguredKeys(try read("[keys]\nhelp = \"f1\"\nuppp = \"k\"\ndown = \"q\"\n"))
    #expect(keys.keymap.command(for: .function(1), on: .overview) == .help)
    #expect(keys.keymap.command(for: .character("q"), on: .overview) == .quit)
    #expect(keys.keymap.source == scratch.file("config.toml"))
    #expect(keys.issues.map(\.line) == [3, 4])
    #expect(keys.issues.allSatisfy { $0.file == scratch.file("config.toml") })
    #expect(keys.issues[0].message.contains("did you mean up?"), "\(keys.issues)")
    #expect(ConfiguredKeys(Configuration()).issues == [])
  }

  // MARK: - Warnings

  @Test(arguments: [
    ("teme = \"dark\"", 1, "there is no setting 'teme'; did you mean theme?"),
    ("\ncolors = 16", 2, "did you mean colours?"),
    ("lock-after = 3", 1, "did you mean lock_after?"),
    ("[key]\nup = \"k\"", 1, "did you mean keys?"),
    ("zzzzz = 1", 1, "`trialtop config` lists them"),
    ("# x\ncharset = \"utf8\"", 2, "charset takes \"auto\", \"box\""),
    ("colours = 8", 1, "colours takes \"auto\", \"none\", \"16\", \"256\", \"true\""),
    ("colours = false", 1, "using \"auto\""),
    ("mouse = 1", 1, "mouse takes \"auto\", \"on\", \"off\""),
    ("lock_after = -1", 1, "whole minutes from 0 (never) to 1440"),
    ("lock_after = 1.5", 1, "whole minutes"), ("lock_after = \"5\"", 1, "whole minutes"),
    ("mask_ids = \"yes\"", 1, "true or false"), ("copy = []", 1, "copy takes \"both\""),
    ("theme = \"../dark\"", 1, "the name of a theme"), ("theme = 1979-05-27", 1, "theme takes"),
    ("keys = \"k\"", 1, "write [keys]"), ("[keys]\nup = 1", 2, "takes a key or a list of keys"),
    ("[keys]\nup = [\"k\", 1]", 2, "takes a key or a list of keys"),
    ("[keys]\ntheme = \"dark\"", 2, "move this line above [keys]"),
  ])
  func `what is not understood is named with its line and with what is allowed`(
    text: String, line: Int, message: String
  ) throws {
    let configuration = try read(text)
    let warning = try #require(configuration.warnings.first)
    #expect(configuration.fault == nil && configuration.warnings.count == 1)
    #expect(warning.line == line)
    #expect(warning.message.contains(message), "\(warning)")
    #expect(warning.description.hasPrefix(scratch.file("config.toml") + ":\(line): "))
    #expect(configuration.keys == [] && configuration.theme == nil)
  }

  @Test func `a wrong line takes nothing from the others`() throws {
    let configuration = try read("theme = \"dark\"\nmouse = \"maybe\"\nlock_after = 5\n")
    #expect(configuration.theme == "dark")
    #expect(configuration.mouse == .auto)
    #expect(configuration.lockAfter == 5)
    #expect(configuration.warnings.map(\.line) == [2])
  }

  @Test(arguments: [
    ("theme = \"dark", 1, 14), ("a = 1\n  b = = 2", 2, 7), ("a = 1\n [=]", 2, 2),
    ("theme = \"a\"\ntheme = \"b\"", 2, 9),
  ])
  func `a file that is no TOML is told with line and column`(
    text: String, line: Int, column: Int
  ) throws {
    let configuration = try read(text)
    let fault = try #require(configuration.fault)
    #expect(fault.line == line && fault.column == column, "\(fault)")
    #expect(fault.message.contains("is not valid TOML"))
    #expect(configuration.theme == nil)
  }

  @Test func `a folder, a pipe or bytes of another encoding leave the defaults`() throws {
    #expect(mkfifo(scratch.file("pipe"), 0o600) == 0)
    try Data([0xFF, 0xFE, 0x41, 0]).write(to: URL(fileURLWithPath: scratch.file("utf16")))
    for (name, message) in [
      (scratch.path, "not a file"), (scratch.file("pipe"), "not a file"),
      (scratch.file("utf16"), "not UTF-8"), (scratch.file("none"), "no such file"),
    ] {
      let configuration = ConfigurationFile(named: name).read()
      #expect(configuration.fault?.message.contains(message) == true, "\(name)")
    }
  }

  @Test func `a copied file without end of line, with BOM and CRLF is read`() throws {
    let configuration = try read("\u{feff}theme = \"dark\"\r\nteme = 1")
    #expect(configuration.theme == "dark")
    #expect(configuration.warnings.map(\.line) == [2])
  }
}
