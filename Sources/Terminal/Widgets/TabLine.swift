/// The pages, each with its key. When room is short they move together; when it is shorter still,
/// the active one alone keeps its name.
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
        buffer.put(span.label, x: area.x + span.x, y: area.y, role: role)
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

  private func spans(width: Int) -> [(x: Int, width: Int, label: String)] {
    var x = 0
    return labels(width: width).map { label in
      let columns = label.displayWidth
      defer { x += columns }
      return (x, columns, label)
    }
  }

  private func labels(width: Int) -> [String] {
    let close = tabs.map { " \($0.key) \($0.title)" }
    let apart = close.map { $0 + " " }
    for labels in [apart, close] where labels.reduce(0, { $0 + $1.displayWidth }) <= width {
      return labels
    }
    return tabs.indices.map { $0 == active ? apart[$0] : " \(tabs[$0].key) " }
  }
}
