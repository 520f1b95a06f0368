/// The times of several tables in one ascending walk, with everybody at risk at each.
///
/// A table's number at risk at a time is that of its first row at or after the time: between two
/// rows of a table nobody leaves it, and nobody enters it.
struct MergedTables {
  /// Where one table stands at the present time.
  struct Standing {
    var atRisk = 0.0
    var events = 0.0
  }

  private struct Cursor {
    let rows: [EventTable.Row]
    var position = 0
    /// Of the row at `position`; infinite after the last.
    var time = Double.infinity
    var atRisk = 0.0

    init(_ table: EventTable) {
      rows = table.rows
      load()
    }

    /// Steps past the present row and tells its events.
    mutating func pass() -> Double {
      let events = rows[position].events
      position += 1
      load()
      return Double(events)
    }

    private mutating func load() {
      if position < rows.count {
        time = rows[position].time
        atRisk = Double(rows[position].atRisk)
      } else {
        time = .infinity
        atRisk = 0
      }
    }
  }

  private var cursors: [Cursor]
  /// Per table, in the order given.
  private(set) var standings: [Standing]
  /// Over all tables.
  private(set) var total = Standing()

  init(_ tables: [EventTable]) {
    cursors = tables.map(Cursor.init)
    standings = Array(repeating: Standing(), count: tables.count)
  }

  /// Moves to the next time of any table.
  ///
  /// - Returns: false after the last.
  mutating func next() -> Bool {
    var time = Double.infinity
    for cursor in cursors { time = min(time, cursor.time) }
    guard time < .infinity else { return false }
    total = Standing()
    for index in cursors.indices {
      let atRisk = cursors[index].atRisk
      let events = cursors[index].time == time ? cursors[index].pass() : 0
      standings[index] = Standing(atRisk: atRisk, events: events)
      total.atRisk += atRisk
      total.events += events
    }
    return true
  }
}
