import Terminal
import Testing

struct BufferTests {
  func buffer(_ width: Int, _ height: Int = 1, _ charset: Charset = .box) -> Buffer {
    Buffer(size: Size(width: width, height: height), charset: charset)
  }

  @Test func `text is clipped at every edge`() {
    var buffer = buffer(4, 2)
    buffer.put("abcdef", x: -2, y: 0)
    buffer.put("xyz", x: 2, y: 1)
    buffer.put("above", x: 0, y: -1)
    buffer.put("below", x: 0, y: 2)
    #expect(buffer.lines == ["cdef", "  xy"])
  }

  @Test func `put returns the columns of the text`() {
    var buffer = buffer(20)
    #expect(buffer.put("中心 A", x: 0, y: 0) == 6)
    #expect(buffer.put("too long", x: 8, y: 0, limit: 4) == 4)
  }

  @Test func `a field aligns its text`() {
    var buffer = buffer(8, 3)
    buffer.put("ab", x: 1, y: 0, limit: 6, alignment: .right)
    buffer.put("ab", x: 1, y: 1, limit: 6, alignment: .centre)
    buffer.put("12345678", x: 1, y: 2, limit: 6, truncation: .middle, alignment: .right)
    #expect(buffer.lines == ["     ab ", "   ab   ", " 123…78 "])
  }

  @Test func `half a wide character at an edge is a blank`() {
    var buffer = buffer(5, 2)
    buffer.put("中中中", x: 0, y: 0)
    buffer.put("中中", x: -1, y: 1)
    #expect(buffer.lines == ["中中 ", " 中  "])
  }

  @Test func `overwriting half of a wide character blanks the other half`() {
    var buffer = buffer(6, 2)
    buffer.put("中文字", x: 0, y: 0)
    buffer.put("x", x: 1, y: 0)
    buffer.put("y", x: 4, y: 0)
    buffer.put("中文字", x: 0, y: 1)
    buffer.put("医", x: 1, y: 1)
    #expect(buffer.lines == [" x文y ", " 医 字"])
  }

  @Test func `combining marks stay on their base and a lone one gets a base`() {
    var buffer = buffer(4)
    buffer.put("e\u{301}\u{323}x", x: 0, y: 0)
    #expect(buffer[0, 0].character == "e\u{301}\u{323}")
    #expect(buffer[1, 0].character == "x")
    buffer.put("\u{301}", x: 3, y: 0)
    #expect(buffer[3, 0].character == "◌\u{301}")
  }

  @Test func `a tower of marks is cut to what a cell can hold`() {
    var buffer = buffer(2)
    buffer.put("a" + String(repeating: "\u{301}", count: 50) + "b", x: 0, y: 0)
    #expect(buffer[0, 0].character.unicodeScalars.count == 5)
    #expect(buffer[1, 0].character == "b")
  }

  @Test(arguments: [
    ("a\u{1B}[31mb", "a␛[31mb"), ("a\nb\tc\0", "a␊b␉c␀"), ("\u{7F}", "␡"), ("\u{9B}1m", "�1m"),
    ("a\u{202E}b", "a�b"), ("a\u{2066}b", "a�b"), ("a\u{200B}b", "a�b"), ("a\u{2028}b", "a�b"),
    ("a\u{FEFF}b", "a�b"), ("a\u{AD}b", "a�b"), ("a\u{E0041}b", "a�b"), ("\u{1160}a", "�a"),
    ("a\u{A0}b", "a b"), ("a\r\nb", "a␍␊b"), ("\u{3164}x", "�x"), ("\u{E000}", "�"),
  ])
  func `what is invisible in data becomes a visible mark`(text: String, shown: String) {
    var buffer = buffer(text.displayWidth)
    buffer.put(text, x: 0, y: 0)
    #expect(buffer.lines == [shown])
  }

  @Test(arguments: Charset.allCases)
  func `no scalar of Unicode can bring a control character into a buffer`(charset: Charset) {
    var buffer = buffer(4, 1, charset)
    for value in UInt32(0)...0x1_10FF where Unicode.Scalar(value) != nil {
      guard let scalar = Unicode.Scalar(value) else { continue }
      buffer.put(String(Character(scalar)), x: 1, y: 0)
      let isClean = buffer.lines[0].unicodeScalars.allSatisfy {
        switch $0.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: charset != .ascii || $0.isASCII
        }
      }
      if !isClean { Issue.record("U+\(String(value, radix: 16)) reached the buffer") }
    }
  }

  @Test func `drawing within an area leaves the rest alone`() {
    var buffer = buffer(6, 3)
    buffer.fill(buffer.area, "#")
    buffer.within(Rect(x: 2, y: 1, width: 2, height: 1)) {
      $0.fill($0.area)
      $0.put("abcdef", x: 0, y: 1)
    }
    #expect(buffer.lines == ["######", "##cd##", "######"])
  }

  @Test func `a highlighted row shows as selection in the role map and keeps its text`() {
    var buffer = buffer(4, 2)
    buffer.put("ab", x: 0, y: 0, role: .error)
    buffer.highlight(Rect(x: 1, y: 0, width: 2, height: 1))
    #expect(buffer.lines == ["ab  ", "    "])
    #expect(buffer.roleLines == ["eSS.", "...."])
    #expect(buffer.roleLines(trimmed: true) == ["eSS", ""])
  }

  @Test func `trimmed lines lose their trailing blanks only`() {
    var buffer = buffer(6, 2)
    buffer.put(" a", x: 0, y: 0)
    #expect(buffer.lines(trimmed: true) == [" a", ""])
  }

  @Test func `cells outside are blank and nothing traps`() {
    var buffer = Buffer(size: Size(width: -3, height: 0))
    buffer.put("abc", x: 0, y: 0)
    buffer.fill(Rect(x: -5, y: -5, width: 100, height: 100), "中")
    buffer.highlight(Rect(x: 0, y: 0, width: 9, height: 9))
    #expect(buffer.lines == [])
    #expect(buffer[7, 7] == .blank)
  }
}
