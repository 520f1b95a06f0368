/// One cell of the terminal.
///
/// A wide character owns two cells: its own, of width 2, and a continuation of width 0.
package struct Cell: Hashable, Sendable {
  package let character: Character
  /// 1 or 2 columns; 0 for the second half of a wide character.
  package let width: Int8
  package var role: Role
  /// Drawn with foreground and background exchanged: the selected row.
  package var isReversed: Bool

  init(_ character: Character, width: Int = 1, role: Role = .text, isReversed: Bool = false) {
    self.character = character
    self.width = Int8(width)
    self.role = role
    self.isReversed = isReversed
  }

  package var isContinuation: Bool { width == 0 }

  package static let blank = Cell(" ")

  static func continuation(_ role: Role) -> Cell { Cell(" ", width: 0, role: role) }
}
