/// What a person did with the mouse, at a cell of the terminal.
package struct MouseEvent: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case click, wheelUp, wheelDown
  }

  package let kind: Kind
  package let x: Int
  package let y: Int

  package init(_ kind: Kind, x: Int, y: Int) {
    self.kind = kind
    self.x = x
    self.y = y
  }
}
