/// A parsed and checked filter expression (data.md, *The filter language*).
package struct Filter: Equatable, Sendable {
  /// As it was typed.
  package let text: String
}

/// Why a filter was refused, and where in its text.
package struct FilterError: Error, Equatable, Sendable {
  /// Offset in characters from the start of the text.
  package var position: Int
  /// What is wrong and what to do.
  package var message: String

  package init(position: Int, message: String) {
    self.position = position
    self.message = message
  }
}
