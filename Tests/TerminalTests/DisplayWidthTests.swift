import Terminal
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("复旦大学", 8), ("ＡＢ", 4), ("한글", 4), ("é", 1), ("e\u{301}", 1),
    ("ạ\u{308}", 1), ("🙂", 2), ("✈", 1), ("⌚", 2), ("ｶﾞ", 2), ("▁█", 2), ("┼", 1), ("αβ", 2),
    ("\u{1F468}\u{200D}\u{2695}", 4), ("🇩🇪", 2), ("a\u{FE0F}", 1), ("\u{1100}\u{1161}", 2),
  ])
  func `counts columns as terminals do`(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test func `a character is as wide as its text`() {
    #expect(displayWidth(of: "中") == 2)
    #expect(displayWidth(of: "n\u{303}") == 1)
  }

  @Test(arguments: [
    (8, "Leukopenia", Truncation.end, "Leukope…"),
    (8, "Leukopenia", .middle, "Leuk…nia"),
    (8, "Leukopenia", .clip, "Leukopen"),
    (10, "Leukopenia", .middle, "Leukopenia"),
    (5, "中山医院", .end, "中山…"),
    (4, "中山医院", .end, "中…"),
    (1, "中山", .end, "…"),
    (0, "abc", .middle, ""),
    (-3, "abc", .end, ""),
  ])
  func `cuts text to columns`(
    columns: Int, text: String, truncation: Truncation, expected: String
  ) {
    #expect(text.truncated(to: columns, truncation) == expected)
    #expect(text.truncated(to: columns, truncation).displayWidth <= max(0, columns))
  }
}
