import Terminal
import Testing

struct KeyNameTests {
  @Test(arguments: [
    ("a", Key.character("a")), ("A", .character("A")), (":", .character(":")),
    ("é", .character("é")), ("口", .character("口")), ("space", .character(" ")),
    (" ", .character(" ")), ("ctrl-p", .control("p")), ("Ctrl-P", .control("p")),
    ("^p", .control("p")), ("C-p", .control("p")), ("esc", .escape), ("Escape", .escape),
    ("enter", .enter), ("return", .enter), ("tab", .tab), ("shift-tab", .backTab), ("up", .up),
    ("down", .down), ("left", .left), ("right", .right), ("pageup", .pageUp), ("pgdn", .pageDown),
    ("home", .home), ("end", .end), ("backspace", .backspace), ("delete", .delete),
    ("f5", .function(5)), ("F12", .function(12)), ("-", .character("-")), ("^", .character("^")),
  ])
  func `a key is read by its name`(name: String, key: Key) {
    #expect(Key(name: name) == key)
  }

  @Test(arguments: [
    ("ctrl-m", Key.enter), ("ctrl-j", .enter), ("ctrl-i", .tab), ("ctrl-h", .backspace),
  ])
  func `a control key that the terminal sends as another is that other`(name: String, key: Key) {
    #expect(Key(name: name) == key)
  }

  @Test(arguments: [
    "", "  ", "ctrl", "ctrl-", "ctrl-ab", "ctrl-1", "ctrl-é", "alt-x", "meta-x", "f0", "f13",
    "f+5", "f 5", "qq", "\n", "\u{1B}", "\u{7}", "\u{200B}", "click", "shift-a",
  ])
  func `what no key is called is no key`(name: String) {
    #expect(Key(name: name) == nil)
  }

  @Test func `every key that has a name is read by it`() {
    var keys: [Key] = [
      .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .escape, .tab, .backTab,
      .backspace, .delete,
    ]
    keys += (1...12).map { .function($0) }
    keys += (0x20...0x7E).map { .character(Character(Unicode.Scalar($0))) }
    keys += "abcdefgklnopqrstuvwxyz".map { .control($0) }
    for key in keys {
      let name = key.name
      #expect(name.flatMap(Key.init(name:)) == key, "\(key)")
    }
  }

  @Test func `what nobody can write has no name`() {
    #expect(Key.unknown.name == nil)
    #expect(Key.character("\u{1B}").name == nil)
  }
}
