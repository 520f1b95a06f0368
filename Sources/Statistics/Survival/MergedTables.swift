/// The times of several tables in one ascending walk, with everybody at risk at each.
///
/// A table's number at risk at a time is that of its first row at or after the time, for between two
/// rows nobody leaves; subjects may enter there, so an entry between two rows makes a row here.
struct MergedTables {
  /// Where one table stands at the present time, or all of them together.
  struct Standing {
    var atRisk = 0.0
    var events = 0.0
  }

  /// A table's next rows in a block of their own, so that a step is three loads and no check.
  private struct Cursor {
    private struct Ahead {
      /// Infinite after the last row.
      var time = Double.infinity
      var atRisk = 0.0
      var events = 0.0
    }

    private static let length = 128

    private let table: EventTable
    private var rowsRead = 0
    /// Subjects who entered before or at the last time read, and who left.
    private var entered = 0
    private var left = 0
    private let block: UnsafeMutablePointer<Ahead>
    private var position = 0
    private var end = 0

    init(_ table: EventTable) {
      self.table = table
      block = .allocate(capacity: Self.length)
      refill()
    }

    func deallocate() { block.deallocate() }

    var time: Double { block[position].time }

    /// Which table has a row at a time is as good as random, so this moves without a branch.
    @inline(__always)
    mutating func standing(at time: Double) -> Standing {
      let next = block[position]
      let isHere = next.time == time
      position &+= isHere ? 1 : 0
      if position == end { refill() }
      return Standing(atRisk: next.atRisk, events: isHere ? next.events : 0)
    }

    @inline(never)
    private mutating func refill() {
      let count = table.entries.isEmpty ? readRows() : readRowsAndEntries()
      if count == 0 { block[0] = Ahead() }
      position = 0
      end = max(count, 1)
    }

    private mutating func readRows() -> Int {
      let rows = table.rows
      let count = min(rows.count - rowsRead, Self.length)
      for index in 0..<count {
        let row = rows[rowsRead + index]
        block[index] = Ahead(
          time: row.time, atRisk: Double(row.atRisk), events: Double(row.events))
      }
      rowsRead += count
      return count
    }

    private mutating func readRowsAndEntries() -> Int {
      let (rows, entries) = (table.rows, table.entries)
      var count = 0
      while count < Self.length, rowsRead < rows.count {
        let row = rows[rowsRead]
        if entered < entries.count, entries[entered] < row.time {
          block[count] = Ahead(time: entries[entered], atRisk: Double(entered - left))
        } else {
          block[count] = Ahead(
            time: row.time, atRisk: Double(row.atRisk), events: Double(row.events))
          left += row.events + row.censored
          rowsRead += 1
        }
        let time = block[count].time
        while entered < entries.count, entries[entered] == time { entered += 1 }
        count += 1
      }
      return count
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
    defer { for cursor in cursors { cursor.deallocate() } }
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
    _ cursors: UnsafeMutableBufferPointer<Cursor>,
    to standings: UnsafeMutableBufferPointer<Standing>
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
