import Terminal
import Testing

struct WidgetTests {
  @Test func `a panel carries titles in its frame`() {
    #expect(
      picture(Panel("Safety", rightTitle: "N = 228", footer: "Wilson"), 30, 3) == """
        ╭─ Safety ───────── N = 228 ─╮
        │                            │
        ╰─ Wilson ───────────────────╯
        """)
    #expect(
      picture(Panel("A long title", rightTitle: "right"), 12, 2, .ascii) == """
        +- A long~-+
        +----------+
        """)
  }

  @Test func `tabs move together, then inactive ones shrink to their keys`() {
    let tabs = TabLine(
      tabs: [
        .init(key: "1", title: "Overview"), .init(key: "2", title: "Enrolment"),
        .init(key: "3", title: "Safety"),
      ], active: 1)
    #expect(picture(tabs, 40, 1) == " 1 Overview  2 Enrolment  3 Safety")
    #expect(picture(tabs, 33, 1) == " 1 Overview 2 Enrolment 3 Safety")
    #expect(tabs.tab(atColumn: 11, width: 33) == 1)
    #expect(picture(tabs, 24, 1) == " 1  2 Enrolment  3")
    #expect(tabs.tab(atColumn: 5, width: 24) == 1)
    #expect(tabs.tab(atColumn: 0, width: 24) == 0)
    #expect(tabs.tab(atColumn: 23, width: 24) == nil)
  }

  @Test func `hints that do not fit are left out whole`() {
    let hints = HintLine([
      .init(key: "↵", word: "open"), .init(key: "/", word: "filter by terms"),
      .init(key: "q", word: "quit"),
    ])
    #expect(picture(hints, 40, 1) == " ↵ open  / filter by terms  q quit")
    #expect(picture(hints, 20, 1) == " ↵ open  q quit")
  }

  @Test func `a gauge counts in eighths and marks its goal`() {
    #expect(picture(Gauge(fraction: 0.5, mark: 0.9), 10, 1) == "█████░░░░│")
    #expect(picture(Gauge(fraction: 0.55), 10, 1) == "█████▌░░░░")
    #expect(picture(Gauge(fraction: 0.55), 10, 1, .ascii) == "#####=::::")
  }

  @Test func `a bar shows more than nothing and less than all`() {
    #expect(Gauge.bar(fraction: 0, width: 8) == "")
    #expect(Gauge.bar(fraction: 0.0001, width: 8) == "▏")
    #expect(Gauge.bar(fraction: 0.9999, width: 8) == "███████▉")
    #expect(Gauge.bar(fraction: 1, width: 3) == "███")
    #expect(Gauge.bar(fraction: 7, width: 3) == "███")
    #expect(Gauge.bar(fraction: .nan, width: 3) == "")
  }

  @Test func `a sparkline tells zero from unknown and keeps the latest values`() {
    #expect(Sparkline.text([0, 1, 4, 8, nil, 2]) == "_▁▄█ ▂")
    #expect(Sparkline.text([0, 0]) == "__")
    #expect(picture(Sparkline([8, 1, 2, 4]), 3, 1) == "▂▄█")
    #expect(picture(Sparkline([1, 8], top: 16), 2, 1, .ascii) == ".=")
  }

  @Test func `in a bar row the bar gives way before the numbers`() {
    let row = BarRow(label: "grade ≥ 3", number: "96", share: "42 %", fraction: 0.42)
    #expect(picture(row, 40, 1) == "grade ≥ 3      96  42 %  ██████▎")
    #expect(picture(row, 20, 1) == "grade ≥ 3   96  42 %")
    #expect(picture(row, 16, 1) == "gr… 3   96  42 %")
  }

  @Test func `a fault is shown under the character that is wrong`() {
    let line = InputLine(
      prompt: "/", text: "中 = grad 3", cursor: 11,
      fault: .init(position: 4, message: "no such term"))
    #expect(
      picture(line, 30, 2) == """
        /中 = grad 3
              ^ no such term
        """)
  }

  @Test func `an input line scrolls so that the cursor stays in view`() {
    let line = InputLine(prompt: "/", text: "abcdefghij", cursor: 10)
    #expect(picture(line, 6, 1) == "/ghij")
    #expect(roles(line, 6, 1) == ["KIIIIS"])
  }

  @Test func `a paragraph wraps at blanks and between wide characters`() {
    #expect(Paragraph.wrap("the quick brown fox", width: 9) == ["the quick", "brown fox"])
    #expect(Paragraph.wrap("复旦大学附属肿瘤医院", width: 7) == ["复旦大", "学附属", "肿瘤医", "院"])
    #expect(
      Paragraph.wrap("ab electroencephalography", width: 8) == [
        "ab", "electroe", "ncephalo", "graphy",
      ])
    #expect(Paragraph.wrap("one\n\ntwo", width: 9) == ["one", "", "two"])
    #expect(Paragraph.wrap("中", width: 1) == ["中"])
    #expect(Paragraph.wrap("abc", width: 0) == [])
  }

  @Test func `a popup covers the page only where it stands`() {
    var buffer = Buffer(size: Size(width: 16, height: 5))
    buffer.fill(buffer.area, "x")
    Popup(title: "Help", lines: [[Span("q", .hintKey), Span(" quit")]])
      .draw(in: buffer.area, of: &buffer)
    #expect(
      buffer.lines == [
        "xxxxxxxxxxxxxxxx", "xx╭─ Help ──╮xxx", "xx│ q quit  │xxx", "xx╰─────────╯xxx",
        "xxxxxxxxxxxxxxxx",
      ])
  }

  @Test func `a popup longer than the page scrolls to its last line and no further`() {
    let popup = Popup(title: "", lines: (1...20).map { [Span("line \($0)")] }, offset: 99)
    #expect(popup.window(over: Rect(x: 0, y: 0, width: 40, height: 10)) == 12..<20)
  }

  @Test func `the thumb touches an end only when the list does`() {
    func bar(_ visible: Range<Int>) -> String {
      picture(ScrollBar(count: 1000, visible: visible), 1, 5).replacing("\n", with: "")
    }
    #expect(bar(0..<10) == "█││││")
    #expect(bar(1..<11) == "│█│││")
    #expect(bar(989..<999) == "│││█│")
    #expect(bar(990..<1000) == "││││█")
    #expect(picture(ScrollBar(count: 5, visible: 0..<5), 1, 3) == "\n\n")
  }
}
