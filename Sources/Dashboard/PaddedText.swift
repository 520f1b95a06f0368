import Terminal

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text and at least one blank, as wide as asked for where it is shorter.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(1, columns - displayWidth))
  }
}
