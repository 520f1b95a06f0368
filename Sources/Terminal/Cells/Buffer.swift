/// A picture of the terminal: cells in rows, drawn by pages and shown by a `Display`.
///
/// Everything drawn is clipped, so drawing at any place and any size is safe. No control
/// character can stand in a buffer, whatever the data hold.
package struct Buffer: Hashable, Sendable {
  package let size: Size
  package let charset: Charset
  private var cells: [Cell]
  private(set) var clip: Rect
  /// What was drawn so far that can be asked about, as far as it is visible.
  package private(set) var links: [PlacedLink] = []

  package init(size: Size, charset: Charset = .box) {
    self.size = size
    self.charset = charset
    cells = Array(repeating: .blank, count: size.width * size.height)
    clip = Rect(size)
  }

  package var area: Rect { Rect(size) }

  package subscript(x: Int, y: Int) -> Cell {
    area.contains(x: x, y: y) ? cells[y * size.width + x] : .blank
  }

  /// Draws with everything outside `area` protected.
  package mutating func within(_ area: Rect, _ draw: (inout Buffer) -> Void) {
    let outer = clip
    clip = outer.intersection(area)
    if !clip.isEmpty { draw(&self) }
    clip = outer
  }

  /// Declares that an area shows what a link names.
  package mutating func declare(_ link: Link?, in area: Rect) {
    let visible = area.intersection(clip)
    if let link, !visible.isEmpty { links.append(PlacedLink(link: link, area: visible)) }
  }

  /// Marks cells as the selected ones; their text and roles stay.
  package mutating func highlight(_ rect: Rect) {
    let visible = rect.intersection(clip)
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX { cells[y * size.width + x].isReversed = true }
    }
  }

  /// Gives the cells another role and leaves their text.
  package mutating func recolour(_ rect: Rect, role: Role) {
    let visible = rect.intersection(clip)
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX { cells[y * size.width + x].role = role }
    }
  }

  package mutating func fill(_ rect: Rect, _ character: Character = " ", role: Role = .text) {
    let visible = rect.intersection(clip)
    let glyph = GlyphReader(charset: charset).glyphs(of: String(character)).first ?? .space
    let filling = glyph.width == 1 ? glyph : .space
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX { place(filling, x: x, y: y, role: role) }
    }
  }

  /// Draws one glyph; a wide one of which only half is visible leaves a blank.
  mutating func place(_ glyph: Glyph, x: Int, y: Int, role: Role) {
    guard glyph.width == 2 else { return setCell(Cell(glyph.character, role: role), x: x, y: y) }
    if clip.contains(x: x, y: y) && clip.contains(x: x + 1, y: y) {
      setCell(Cell(glyph.character, width: 2, role: role), x: x, y: y)
      overwrite(.continuation(role), x: x + 1, y: y)
    } else {
      setCell(Cell(" ", role: role), x: x, y: y)
      setCell(Cell(" ", role: role), x: x + 1, y: y)
    }
  }

  private mutating func setCell(_ cell: Cell, x: Int, y: Int) {
    guard clip.contains(x: x, y: y) else { return }
    overwrite(cell, x: x, y: y)
  }

  /// Half a wide character cannot be shown, so overwriting one half blanks the other.
  private mutating func overwrite(_ cell: Cell, x: Int, y: Int) {
    let index = y * size.width + x
    let old = cells[index]
    if old.width == 0 && !cell.isContinuation && x > 0 {
      cells[index - 1] = Cell(" ", role: cells[index - 1].role)
    }
    if old.width == 2 && x + 1 < size.width {
      cells[index + 1] = Cell(" ", role: old.role)
    }
    cells[index] = cell
  }

  mutating func set(_ run: [Cell], x: Int, y: Int) {
    for (offset, cell) in run.enumerated() where area.contains(x: x + offset, y: y) {
      cells[y * size.width + x + offset] = cell
    }
  }

  func row(_ y: Int) -> ArraySlice<Cell> {
    cells[(y * size.width)..<((y + 1) * size.width)]
  }
}
