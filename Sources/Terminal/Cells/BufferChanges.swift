/// Neighbouring cells of one row that a display has to draw anew.
package struct Run: Hashable, Sendable {
  package let x: Int
  package let y: Int
  package let cells: [Cell]

  package var text: String {
    String(cells.lazy.filter { !$0.isContinuation }.map(\.character))
  }
}

extension Buffer {
  /// What must be drawn to turn `old` into this buffer; everything when the sizes differ.
  ///
  /// A wide character is always drawn whole.
  package func changes(from old: Buffer) -> [Run] {
    guard old.size == size else {
      return (0..<size.height).map { Run(x: 0, y: $0, cells: Array(row($0))) }
    }
    return (0..<size.height).flatMap { y in
      Self.runs(y: y, from: Array(old.row(y)), to: Array(row(y)))
    }
  }

  private static func runs(y: Int, from old: [Cell], to new: [Cell]) -> [Run] {
    guard old != new else { return [] }
    var runs: [Run] = []
    var x = 0
    while x < new.count {
      guard isChanged(x, from: old, to: new) else {
        x += 1
        continue
      }
      let start = x
      while x < new.count && isChanged(x, from: old, to: new) { x += 1 }
      runs.append(Run(x: start, y: y, cells: Array(new[start..<x])))
    }
    return runs
  }

  private static func isChanged(_ x: Int, from old: [Cell], to new: [Cell]) -> Bool {
    if old[x] != new[x] { return true }
    if new[x].width == 2 && x + 1 < new.count { return old[x + 1] != new[x + 1] }
    return new[x].isContinuation && x > 0 && old[x - 1] != new[x - 1]
  }

  package mutating func apply(_ run: Run) {
    set(run.cells, x: run.x, y: run.y)
  }
}
