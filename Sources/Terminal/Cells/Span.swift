/// A piece of text in one role; a line of text is an array of them.
package struct Span: Hashable, Sendable {
  package let text: String
  package let role: Role
  package let link: Link?

  package init(_ text: String, _ role: Role = .text, link: Link? = nil) {
    self.text = text
    self.role = role
    self.link = link
  }
}

extension Buffer {
  /// Draws the spans one after the other and returns the columns they take.
  @discardableResult
  package mutating func put(_ spans: [Span], x: Int, y: Int, limit: Int? = nil) -> Int {
    var used = 0
    for span in spans {
      let room = limit.map { $0 - used }
      if let room, room <= 0 { break }
      let columns = put(span.text, x: x + used, y: y, role: span.role, limit: room)
      declare(span.link, in: Rect(x: x + used, y: y, width: columns, height: 1))
      used += columns
    }
    return used
  }
}
