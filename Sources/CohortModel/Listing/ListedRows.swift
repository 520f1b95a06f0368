/// A table of dated records, subject by subject.
struct RecordTable {
  let about: FilterField.About
  let rows: SubjectRows
  let day: DayColumn
  /// Whether a row is of the kind that is listed.
  let isOfKind: (Int) -> Bool
}

extension Cohort {
  func adverseEventTable(_ kind: ListingKind) -> RecordTable {
    let events = data.adverseEvents
    let isOfKind: (Int) -> Bool
    switch kind {
    case .serious: isOfKind = { events.isSerious[$0] == true }
    case .immuneRelated: isOfKind = { events.isImmuneRelated[$0] == true }
    case .adverseEvents, .deaths, .deviations, .subjects: isOfKind = { _ in true }
    }
    return RecordTable(
      about: .adverseEvent, rows: events.rows, day: events.start, isOfKind: isOfKind)
  }

  var deviationTable: RecordTable {
    RecordTable(about: .deviation, rows: data.deviations.rows, day: data.deviations.date) { _ in
      true
    }
  }
}

extension Selection {
  /// Whether a row of a table is admitted; nil where every row is.
  func rowFilter(_ about: FilterField.About) -> SubjectSet? {
    switch about {
    case .adverseEvent: adverseEvents
    case .deviation: deviations
    case .subject: nil
    }
  }
}

/// Rows that count at a cut-off, collected subject by subject.
struct ListedRows {
  private let table: RecordTable
  private let cutOff: Day
  private(set) var rows: [Int32] = []
  private(set) var subjects = 0

  init(table: RecordTable, cutOff: Day) {
    self.table = table
    self.cutOff = cutOff
  }

  private func counts(_ row: Int) -> Bool {
    table.day[row].map { $0 <= cutOff } ?? true
  }

  private func day(_ row: Int32) -> Int32 {
    table.day[Int(row)]?.number ?? .max
  }

  /// Adds a subject's rows by date; a partial date can be resolved past its neighbours, so that the
  /// table's own order is not always that of its days.
  mutating func add(_ subject: Int, _ admitted: SubjectSet?) {
    let first = rows.count
    var previous = Int32.min
    var isOrdered = true
    for row in table.rows[subject]
    where admitted?.contains(row) ?? true && counts(row) && table.isOfKind(row) {
      let day = day(Int32(row))
      isOrdered = isOrdered && previous <= day
      previous = day
      rows.append(Int32(row))
    }
    if rows.count > first { subjects += 1 }
    guard !isOrdered else { return }
    let own = rows[first...].sorted { (day($0), $0) < (day($1), $1) }
    rows.replaceSubrange(first..., with: own)
  }

  /// Rows of the kind by the cut-off, of members of a set and of everybody else.
  func counts(of members: SubjectSet) -> (inside: Int, outside: Int) {
    var (inside, outside) = (0, 0)
    for subject in 0..<members.capacity {
      var own = 0
      for row in table.rows[subject] where counts(row) && table.isOfKind(row) { own += 1 }
      if members.contains(subject) { inside += own } else { outside += own }
    }
    return (inside, outside)
  }
}
