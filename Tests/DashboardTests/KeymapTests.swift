import Terminal
import Testing

@testable import Dashboard

struct KeymapTests {
  private let keymap = Keymap.standard

  @Test(arguments: Page.allCases)
  func `no key is bound twice on a page`(page: Page) {
    let keys = keymap.bindings.filter { $0.applies(to: page) }.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test(arguments: Page.allCases)
  func `no command is explained twice on a page`(page: Page) {
    let commands = keymap.bindings.filter { $0.applies(to: page) }.map(\.command)
    #expect(Set(commands).count == commands.count)
  }

  @Test func `every binding has keys and a sentence of help`() {
    for binding in keymap.bindings {
      #expect(!binding.keys.isEmpty)
      #expect(binding.help.count > 3 && binding.help.first?.isUppercase == true)
    }
  }

  @Test func `no two commands share a name, and names are in kebab case`() {
    let commands = Set(keymap.bindings.map(\.command))
    #expect(Set(commands.map(\.name)).count == commands.count)
    for command in commands {
      #expect(command.name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
      #expect(keymap.command(named: command.name) == command)
    }
  }

  /// People's configurations hold these: add to them, but change none.
  @Test func `names stay as they were`() {
    let names = Set(keymap.bindings.map(\.command.name))
    let kept =
      "show-overview show-enrolment show-safety show-listing show-response show-survival "
      + "show-comparison next-page previous-page up down page-up page-down top bottom left right "
      + "next-panel previous-panel open back definition filter narrative zoom-in zoom-out "
      + "whole-course mark unreviewed-only export copy sort reverse-sort clear-sort listing-kind "
      + "previous-listing-kind columns views endpoint analysis-set response-interval bands "
      + "adverse-event-class previous-adverse-event-class safety-view previous-safety-view "
      + "threshold fold-all day-back day-forward month-back month-forward newest-cut-off help "
      + "palette reload redraw suspend quit"
    #expect(Set(kept.split(separator: " ").map(String.init)).subtracting(names).isEmpty)
  }

  @Test func `nothing hangs on brackets or function keys alone`() {
    for binding in keymap.bindings {
      let others = binding.keys.filter { key in
        if case .function = key { return false }
        return key != .character("[") && key != .character("]")
      }
      #expect(!others.isEmpty)
    }
  }

  @Test func `a key means nothing on a page where its command does not`() {
    #expect(keymap.command(for: .character("e"), on: .listing) == nil)
    #expect(keymap.command(for: .character("t"), on: .survival) == nil)
    #expect(keymap.command(for: .character("s"), on: .overview) == nil)
    #expect(keymap.command(for: .character("["), on: .overview) == .dayBack)
  }

  // MARK: - Hint line

  private func hints(_ page: Page, _ width: Int) -> [HintLine.Hint] {
    keymap.hints(on: page, width: width) { $0.displayWidth }
  }

  @Test(arguments: Page.allCases)
  func `the hint line names bound keys only, ends with the way out, and fits`(page: Page) {
    let bound = keymap.bindings.filter { $0.applies(to: page) }.flatMap(\.keys).map(\.label)
    for width in [16, 20, 40, 60, 80, 120, 200] {
      let hints = hints(page, width)
      #expect(hints.allSatisfy { (bound + ["↵"]).contains($0.key) })
      #expect(hints.map(\.word).suffix(2) == ["help", "quit"])
      let columns = hints.map { $0.key.displayWidth + 1 + $0.word.displayWidth + 2 }
      #expect(columns.reduce(1, +) - 2 <= width)
    }
  }

  @Test(arguments: [Page.listing, .profile])
  func `marking a record is on the hint line where records are read`(page: Page) {
    #expect(hints(page, 80).contains(HintLine.Hint(key: "M", word: "mark")))
  }

  @Test func `opening and filtering come before what one page alone has`() {
    for page in Page.allCases {
      #expect(hints(page, 80).map(\.word).prefix(2) == ["open", "filter"])
    }
  }

  @Test(arguments: Page.tabs, [20, 40, 80, 120])
  func `the drawn hint line shows every hint that was chosen`(page: Page, width: Int) throws {
    for charset in Charset.allCases {
      let state = try FixtureTrial.read().state(page, width: width, height: 24, charset: charset)
      let line = try #require(state.picture.lines.last)
      #expect(line.contains("? help  q quit"))
    }
  }

  // MARK: - Table for others

  @Test func `the table has every binding, in groups`() {
    let rows = keymap.table.groups.flatMap(\.rows)
    #expect(rows.count == keymap.bindings.count)
    #expect(
      keymap.table.groups.map(\.title)
        == ["Moving", "This page", "Time and data", "Files and marks", "Program"])
    #expect(keymap.table.groups.allSatisfy { !$0.rows.isEmpty })
    let filter = rows.first { $0.name == "filter" }
    #expect(filter?.keys == ["/"] && filter?.pages == [])
    let palette = rows.first { $0.name == "palette" }
    #expect(palette?.keys == [":", "ctrl-p"] && palette?.labels == [":", "^P"])
  }

  @Test func `every key of the table can be written into a configuration`() {
    for row in keymap.table.groups.flatMap(\.rows) {
      #expect(row.keys.count == row.labels.count)
      #expect(row.keys.allSatisfy { Key(name: $0) != nil })
    }
  }

  @Test func `text and Markdown tell every command with its keys`() {
    let (text, markdown) = (keymap.table.text, keymap.table.markdown)
    for binding in keymap.bindings {
      #expect(text.contains(" \(binding.command.name) ") && text.contains(binding.help))
      #expect(markdown.contains("| `\(binding.command.name)` |"))
    }
    let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("|") }
    for row in rows { #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 5) }
  }
}
