import Terminal
import Testing

struct KeyTests {
  @Test(arguments: [
    (Key.character("q"), "q"), (.character(" "), "Space"), (.control("l"), "^L"), (.up, "↑"),
    (.pageDown, "PgDn"), (.enter, "Enter"), (.escape, "Esc"), (.function(5), "F5"),
    (.backTab, "Shift-Tab"),
  ])
  func `a key is written as people know it`(key: Key, label: String) {
    #expect(key.label == label)
  }
}
