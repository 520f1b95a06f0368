import Terminal
import Testing

@testable import Dashboard

struct KeyRemappingTests {
  private func remapped(
    _ wishes: (String, [String], Int?)...
  ) -> (keymap: Keymap, issues: [String]) {
    Keymap.standard.remapped(named: wishes.map { (name: $0.0, keys: $0.1, line: $0.2) })
  }

  private func keys(_ keymap: Keymap, _ command: Command, on page: Page = .listing) -> [Key] {
    keymap.bindings.first { $0.command == command && $0.applies(to: page) }?.keys ?? []
  }

  @Test func `a wish replaces the keys of a command on all its pages`() {
    let (keymap, issues) = remapped(("sort", ["o", "f4"], 3))
    #expect(issues.isEmpty)
    for page in [Page.enrolment, .safety, .listing, .subjects] {
      #expect(keymap.command(for: .character("o"), on: page) == .sort)
      #expect(keymap.command(for: .function(4), on: page) == .sort)
      #expect(keymap.command(for: .character("s"), on: page) == nil)
    }
    #expect(keymap.command(for: .character("o"), on: .survival) == nil)
  }

  @Test func `no wish changes nothing`() {
    let (keymap, issues) = remapped()
    #expect(issues.isEmpty && keymap.table == Keymap.standard.table)
  }

  @Test func `a key that another command has on the same page is refused in words`() {
    let (keymap, issues) = remapped(("filter", ["s"], 12))
    #expect(
      issues == [
        "line 12: filter: s is sort already on Enrolment, Safety, Listing, Subjects; filter has /"
      ])
    #expect(keys(keymap, .filter) == [.character("/")])
    #expect(keys(keymap, .sort) == [.character("s")])
  }

  @Test func `of several keys those that are free are given`() {
    let (keymap, issues) = remapped(("filter", ["q", "f"], nil))
    #expect(issues == ["filter: q is quit already; filter has f"])
    #expect(keys(keymap, .filter) == [.character("f")])
  }

  @Test func `the same key may stand for different commands on different pages`() {
    let (keymap, issues) = remapped(("bands", ["v"], 1))
    #expect(issues.isEmpty)
    #expect(keymap.command(for: .character("v"), on: .survival) == .bands)
    #expect(keymap.command(for: .character("v"), on: .safety) == .safetyView)
  }

  @Test func `two commands can exchange their keys`() {
    let (keymap, issues) = remapped(("filter", ["x"], 1), ("export", ["/"], 2))
    #expect(issues.isEmpty)
    #expect(keymap.command(for: .character("x"), on: .safety) == .filter)
    #expect(keymap.command(for: .character("/"), on: .safety) == .export)
  }

  @Test func `of two wishes for one key the first is granted`() {
    let (keymap, issues) = remapped(("filter", ["f"], 1), ("export", ["f"], 2))
    #expect(issues == ["line 2: export: f is filter already; export has x"])
    #expect(keymap.command(for: .character("f"), on: .safety) == .filter)
  }

  @Test func `a command whose standard key was given away has none, and that is told`() {
    let (keymap, issues) = remapped(("filter", ["x"], 1), ("export", ["D"], 2))
    #expect(issues == ["line 2: export: D is definition already; export has no key now"])
    #expect(keys(keymap, .export).isEmpty)
  }

  @Test func `an unknown name is told with the one it was meant to be`() {
    let (_, issues) = remapped(("fitler", ["f"], 4), ("analysis_set", ["f"], 5), ("xyzzy", [], nil))
    #expect(
      issues == [
        "line 4: no command is called fitler; did you mean filter?",
        "line 5: no command is called analysis_set; did you mean analysis-set?",
        "no command is called xyzzy; trialtop keys lists them",
      ])
  }

  @Test func `an unreadable key is told, and is not the wish to have none`() throws {
    let (keymap, issues) = remapped(("filter", ["hyper-x"], 7))
    let issue = try #require(issues.first)
    #expect(issues.count == 1)
    #expect(issue.hasPrefix("line 7: no key is called hyper-x: a character, space, enter"))
    #expect(keys(keymap, .filter) == [.character("/")])
  }

  @Test func `a command can be unbound, but for quit and help`() {
    let (keymap, issues) = remapped(("export", [], 1), ("quit", [], 2), ("help", [], 3))
    #expect(keymap.command(for: .character("x"), on: .safety) == nil)
    #expect(keys(keymap, .quit) == [.character("q")] && keys(keymap, .help) == [.character("?")])
    #expect(
      issues == [
        "line 2: quit cannot be without a key; it keeps q",
        "line 3: help cannot be without a key; it keeps ?",
      ])
  }

  @Test func `nobody takes the key of quit`() {
    let (keymap, _) = remapped(("export", ["q"], 1), ("quit", ["D"], 2), ("help", ["q"], 3))
    #expect(keymap.command(for: .character("q"), on: .listing) == .quit)
    #expect(!keys(keymap, .help).isEmpty)
  }

  @Test func `a key that never reaches the program is refused`() {
    let (_, issues) = remapped(("copy", ["ctrl-c"], 1))
    #expect(issues == ["line 1: copy: ^C ends the program whatever it is bound to; copy has y"])
  }

  @Test func `a command that is named twice keeps the first keys`() {
    let (keymap, issues) = remapped(("filter", ["f"], 1), ("filter", ["F"], 2))
    #expect(keys(keymap, .filter) == [.character("f")])
    #expect(issues == ["line 2: filter has been given keys before; these are left out"])
  }

  /// Whatever is wished for: quit and help stay, and no key means two things on a page.
  @Test(arguments: 0..<300)
  func `no wishes lead to a map that is unusable`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let names = Keymap.standard.bindings.map(\.command.name) + ["quit", "help", "nonsense"]
    let keys = "qQ?:/xsMDf".map(String.init) + ["ctrl-p", "esc", "tab", "up", "nokey"]
    let wishes = (0..<Int.random(in: 1...8, using: &random)).map { line in
      (
        name: names.randomElement(using: &random) ?? "",
        keys: (0..<Int.random(in: 0...3, using: &random)).map { _ in
          keys.randomElement(using: &random) ?? ""
        }, line: Optional(line)
      )
    }
    let (keymap, _) = Keymap.standard.remapped(named: wishes)
    for page in Page.allCases {
      let bindings = keymap.bindings.filter { $0.applies(to: page) }
      let bound = bindings.flatMap(\.keys)
      #expect(Set(bound).count == bound.count)
      for command in [Command.quit, .help] {
        #expect(bindings.contains { $0.command == command && !$0.keys.isEmpty })
      }
    }
  }

  @Test func `the dashboard obeys the map it is given, and the help says where keys come from`()
    throws
  {
    var options = DashboardState.Options()
    options.keymap = remapped(("quit", ["Q"], 8), ("definition", ["d"], 9)).keymap
    options.keymap.source = "/home/a/config.toml"
    var state = try DashboardState(FixtureTrial.read().loaded(), options: options)
    _ = state.update(.resized(Size(width: 120, height: 60)))
    #expect(state.press("q").isEmpty)
    #expect(state.picture.lines.last?.contains("Q quit") == true)
    state.press("?")
    state.press("/quit")
    #expect(state.shows("yours, line 8"))
    state.press("\u{1B}")
    state.press("/yours")
    #expect(state.shows("Yours are from [keys] in /home/a/config.toml."))
    state.press("\u{1B}\u{1B}")
    #expect(state.press("Q") == [.quit])
  }
}
