/// A piece of text in one role; a line of text is an array of them.
package struct Span: Hashable, Sendable {
  package let text: String
  package let role: Role

  package init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
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
      used += put(span.text, x: x + used, y: y, role: span.role, limit: room)
    }
    return used
  }
}
