/// The times of several tables in one ascending walk, with everybody at risk at each.
///
/// A table's number at risk at a time is that of its first row at or after the time: between two
/// rows of a table nobody leaves it, and nobody enters it.
struct MergedTables {
  /// Where one table stands at the present time, or all of them together.
  struct Standing {
    var atRisk = 0.0
    var events = 0.0
  }

  private struct Cursor {
    let rows: [EventTable.Row]
    var position = 0
    /// Of the row at `position`; infinite after the last.
    var time = Double.infinity
    var row = Standing()

    init(_ table: EventTable) {
      rows = table.rows
      load()
    }

    /// Which table has a row at a time is as good as random, so this moves without a branch.
    @inline(__always)
    mutating func standing(at moment: Double) -> Standing {
      let isHere = time == moment
      let standing = Standing(atRisk: row.atRisk, events: isHere ? row.events : 0)
      position += isHere ? 1 : 0
      load()
      return standing
    }

    @inline(__always)
    private mutating func load() {
      if position < rows.count {
        let next = rows[position]
        time = next.time
        row = Standing(atRisk: Double(next.atRisk), events: Double(next.events))
      } else {
        time = .infinity
        row = Standing()
      }
    }
  }

  private let tables: [EventTable]

  init(_ tables: [EventTable]) {
    self.tables = tables
  }

  /// - Parameter visit: called at each time of any table, with the tables' standings in the order
  ///   given and their total.
  @inline(__always)
  func forEachTime(_ visit: (UnsafeMutableBufferPointer<Standing>, Standing) -> Void) {
    var cursors = tables.map(Cursor.init)
    var standings = Array(repeating: Standing(), count: tables.count)
    cursors.withUnsafeMutableBufferPointer { cursors in
      standings.withUnsafeMutableBufferPointer { standings in
        while let total = Self.advance(cursors, to: standings) { visit(standings, total) }
      }
    }
  }

  /// - Returns: `nil` after the last time.
  @inline(__always)
  private static func advance(
    _ cursors: UnsafeMutableBufferPointer<Cursor>, to standings: UnsafeMutableBufferPointer<Standing>
  ) -> Standing? {
    var time = Double.infinity
    for index in cursors.indices { time = min(time, cursors[index].time) }
    guard time < .infinity else { return nil }
    var total = Standing()
    for index in cursors.indices {
      let standing = cursors[index].standing(at: time)
      standings[index] = standing
      total.atRisk += standing.atRisk
      total.events += standing.events
    }
    return total
  }
}
