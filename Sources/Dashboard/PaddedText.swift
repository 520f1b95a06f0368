import Terminal

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text and at least one blank, as wide as asked for where it is shorter.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(1, columns - displayWidth))
  }
}

extension Span {
  /// A cell of a table of text: its link is about what is written, not about the blanks around it.
  static func cell(_ text: String, _ role: Role, link: Link?) -> [Span] {
    let start = text.prefix { $0 == " " }
    let body = text.dropFirst(start.count)
    let end = body.reversed().prefix { $0 == " " }.count
    return [
      Span(String(start), role), Span(String(body.dropLast(end)), role, link: link),
      Span(String(repeating: " ", count: end), role),
    ].filter { !$0.text.isEmpty }
  }
}
