import CNcurses
import Terminal
import Testing

@testable import trialtop

struct KeyDecoderTests {
  @Test(
    arguments: [
      ("a", Key.character("a")), ("Ä", .character("Ä")), ("不", .character("不")),
      (" ", .character(" ")), ("\t", .tab), ("\r", .enter), ("\n", .enter),
      ("\u{1B}", .escape), ("\u{7F}", .backspace), ("\u{08}", .backspace),
      ("\u{03}", .control("c")), ("\u{10}", .control("p")), ("\u{1A}", .control("z")),
      ("\u{00}", .unknown), ("\u{1F}", .unknown), ("\u{9B}", .unknown),
    ] as [(Unicode.Scalar, Key)])
  func `a typed character is a key`(scalar: Unicode.Scalar, key: Key) {
    #expect(KeyDecoder.key(character: scalar) == key)
  }

  @Test(arguments: [
    (KEY_UP, Key.up), (KEY_DOWN, .down), (KEY_LEFT, .left), (KEY_RIGHT, .right),
    (KEY_PPAGE, .pageUp), (KEY_NPAGE, .pageDown), (KEY_HOME, .home), (KEY_END, .end),
    (KEY_BTAB, .backTab), (KEY_BACKSPACE, .backspace), (KEY_DC, .delete), (KEY_ENTER, .enter),
    (KEY_F0 + 1, .function(1)), (KEY_F0 + 12, .function(12)), (KEY_F0 + 13, .unknown),
    (KEY_F0, .unknown), (KEY_IC, .unknown),
  ])
  func `a number of curses is a key`(code: Int32, key: Key) {
    #expect(KeyDecoder.key(code: code) == key)
  }

  @Test(arguments: [
    ("kUP5", Key.up), ("kDN2", .down), ("kRIT6", .right), ("kLFT", .left), ("kDC5", .delete),
    ("kUP3", .unknown), ("kDN4", .unknown), ("kNXT7", .unknown), ("kIC5", .unknown),
    ("", .unknown), ("5", .unknown),
  ])
  func `modifiers are left out, and Alt takes the key with it`(name: String, key: Key) {
    #expect(KeyDecoder.key(name: name) == key)
  }

  @Test(arguments: [
    ("[A", Key.up), ("OB", .down), ("[1;5C", .right), ("[1;2D", .left), ("[H", .home),
    ("OF", .end), ("[1~", .home), ("[4~", .end), ("[5~", .pageUp), ("[6;5~", .pageDown),
    ("[3~", .delete), ("[Z", .backTab), ("OP", .function(1)), ("[15~", .function(5)),
    ("[24~", .function(12)), ("[1;3A", .unknown), ("[200~", .unknown), ("[?1;2c", .unknown),
    ("[", .unknown), ("", .unknown), ("[99999999999999999999~", .unknown),
  ])
  func `a sequence that curses does not know is a key`(sequence: String, key: Key) {
    #expect(KeyDecoder.key(sequence: sequence) == key)
  }
}
