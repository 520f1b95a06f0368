/// The pages, each with its key; the active one keeps its name when room is short.
package struct TabLine: Widget {
  package struct Tab: Hashable, Sendable {
    package let key: String
    package let title: String

    package init(key: String, title: String) {
      self.key = key
      self.title = title
    }
  }

  package var tabs: [Tab]
  package var active: Int

  package init(tabs: [Tab], active: Int) {
    self.tabs = tabs
    self.active = active
  }

  package func draw(in area: Rect, of buffer: inout Buffer) {
    buffer.within(area) { buffer in
      for (index, span) in spans(width: area.width).enumerated() {
        let role: Role = index == active ? .tabActive : .tabInactive
        buffer.put(label(index, isShort: span.isShort), x: area.x + span.x, y: area.y, role: role)
        if index == active {
          buffer.highlight(Rect(x: area.x + span.x, y: area.y, width: span.width, height: 1))
        }
      }
    }
  }

  /// The tab at a column counted from the line's left end.
  package func tab(atColumn column: Int, width: Int) -> Int? {
    spans(width: width).firstIndex { $0.x <= column && column < $0.x + $0.width }
  }

  private func spans(width: Int) -> [(x: Int, width: Int, isShort: Bool)] {
    let full = tabs.indices.reduce(0) { $0 + label($1, isShort: false).displayWidth }
    var x = 0
    return tabs.indices.map { index in
      let isShort = full > width && index != active
      let columns = label(index, isShort: isShort).displayWidth
      defer { x += columns }
      return (x, columns, isShort)
    }
  }

  private func label(_ index: Int, isShort: Bool) -> String {
    isShort ? " \(tabs[index].key) " : " \(tabs[index].key) \(tabs[index].title) "
  }
}
