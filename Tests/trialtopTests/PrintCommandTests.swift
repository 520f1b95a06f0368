import Foundation
import Testing

@Suite struct PrintCommandTests {
  let scratch: CommandScratch

  init() throws {
    scratch = try CommandScratch.withStore()
  }

  private func printed(_ page: String, _ options: String...) throws -> CommandRun {
    let run = try scratch.run(["print", page, scratch.store] + options)
    #expect(run.code == 0, "\(page) \(options): \(run.errors)")
    #expect(run.errors.isEmpty, "\(page) \(options)")
    return run
  }

  @Test(arguments: pages)
  func `a page is the same on every machine`(_ page: String) throws {
    let here = try printed(page)
    #expect(here.text.contains("Hand trial"))
    try FileManager.default.createDirectory(
      atPath: scratch.file("elsewhere"), withIntermediateDirectories: true)
    let elsewhere = try scratch.run(
      ["print", page, scratch.store],
      environment: [
        "LC_ALL": "C", "LANG": "de_DE.UTF-8", "TZ": "Asia/Shanghai", "TERM": "dumb",
        "HOME": scratch.file("elsewhere"), "XDG_CACHE_HOME": "", "XDG_STATE_HOME": "",
        "COLUMNS": "40", "NO_COLOR": "1",
      ])
    #expect(elsewhere.output == here.output)
  }

  @Test(arguments: ["1x1", "2x2", "9x3", "20x5", "80x24", "120x40", "200x60"])
  func `a page fills the size that was asked for`(_ size: String) throws {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    for page in pages {
      let lines = try printed(page, "--size", size, "--charset", "ascii").lines
      #expect(lines.count == parts[1], "\(page)")
      #expect(lines.allSatisfy { $0.utf8.count <= parts[0] }, "\(page)")
    }
  }

  @Test(arguments: pages)
  func `ASCII pages hold nothing else, whatever the data hold`(_ page: String) throws {
    for size in ["80x24", "200x60"] {
      let run = try printed(page, "--charset", "ascii", "--size", size)
      #expect(run.output.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A })
    }
  }

  @Test(arguments: pages)
  func `colours are attributes upon the same text`(_ page: String) throws {
    let plain = try printed(page, "--color", "none")
    #expect(!plain.output.contains(0x1B))
    #expect(try printed(page).output == plain.output)
    for (depth, wrong) in [("16", /[34]8;/), ("256", /[34]8;2;/), ("true", /[34]8;5;/)] {
      let coloured = try printed(page, "--color", depth).text
      #expect(coloured.contains("\u{1B}["), "\(depth)")
      #expect(coloured.firstMatch(of: wrong) == nil, "\(depth)")
      let bare = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
      #expect(PrintCommandTests.trimmed(bare) == PrintCommandTests.trimmed(plain.text))
    }
  }

  /// A coloured background may reach beyond the text.
  private static func trimmed(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  @Test(arguments: ["box", "console", "ascii", "braille"])
  func `every charset draws every page`(_ charset: String) throws {
    for page in pages {
      #expect(try printed(page, "--charset", charset).lines.count == 30, "\(page)")
    }
  }

  @Test func `an earlier cut-off leaves out what came later`() throws {
    let now = try printed("listing").text
    #expect(now.contains("cut-off 2025-12-31") && now.contains("Pneumonitis"))
    let then = try printed("listing", "--as-of", "2025-09-27").text
    #expect(then.contains("cut-off 2025-09-27") && !then.contains("Pneumonitis"))
  }

  @Test func `a filter narrows the page`() throws {
    let listing = try printed("listing", "--where", "grade>=3").text
    #expect(listing.contains("Pneumonitis") && !listing.contains("Nausea"))
    #expect(listing.contains("grade>=3"))
  }

  @Test(arguments: [
    ("grade>=x", 7), ("site=S1 & bogus=1", 10), ("grade>=3 &", 10), ("(site=S1", 0),
    ("中心=1 & sex=m", 0), ("\"甲状\" & age>=甲", 14),
  ])
  func `a filter that is not understood is shown with a mark`(
    _ filter: String, _ place: Int
  ) throws {
    for words in [["print", "overview"], ["report", "safety"]] {
      let run = try scratch.run(words + [scratch.store, "--where", filter])
      #expect(run.code == 2)
      #expect(run.output.isEmpty)
      let lines = run.errors.split(separator: "\n").map(String.init)
      let shown = try #require(lines.firstIndex(of: "  " + filter))
      let mark = lines[shown + 1].prefix { $0 == " " }.count - 2
      #expect(lines[shown + 1].dropFirst(mark + 2).hasPrefix("^ "))
      #expect(mark == place, "\(run.errors)")
    }
  }

  @Test func `age and news stand only where they are asked for`() throws {
    let plain = try printed("overview").text
    #expect(!plain.contains("data "))
    let aged = try printed("overview", "--now", "4102444800", "--since", "1").text
    #expect(aged != plain)
  }
}
