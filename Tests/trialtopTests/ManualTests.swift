import Dashboard
import Testing

@testable import trialtop

@Suite struct ManualTests {
  private let text: String

  init() throws {
    text = try Manual.text()
  }

  @Test func `every key stands in the manual with its command`() {
    let rows = Keymap.standard.table.groups.flatMap(\.rows)
    #expect(rows.count > 40)
    for row in rows {
      let keys = row.labels.map { "Ic " + ManualText.word($0) }.joined(separator: " , ")
      #expect(text.contains(".It \(keys) Pq \(ManualText.word(row.name))\n"), "\(row.name)")
    }
  }

  @Test func `every setting stands in the manual`() {
    for setting in Setting.all {
      #expect(text.contains(".It Va \(ManualText.word(setting.name))\n"), "\(setting.name)")
    }
  }

  @Test func `words are escaped, and no line is taken for a request`() {
    var page = ManualText()
    page.paragraph(".Sh \\n 'quoted' --flag é")
    #expect(page.text == "\\&.Sh \\en \\(aqquoted\\(aq \\-\\-flag \\[u00E9]\n")
  }

  @Test func `indented lines of a discussion are examples, kept as they are`() {
    var page = ManualText()
    page.discussion("Words. More.\n\n  trialtop  demo\n    deeper")
    #expect(
      page.text
        == "Words.\nMore.\n.Bd -literal -offset indent\ntrialtop  demo\n  deeper\n.Ed\n")
  }
}
