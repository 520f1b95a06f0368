/// Which records of a trial's data one reviewer has reviewed, and which have changed since.
///
/// A mark follows its record by identity. It holds while the record says what it said when it was
/// marked; a record that has changed is re-opened, and is reviewed again once it says the same
/// again. The mark of a withdrawn record waits for it.
package struct ReviewedRows: Sendable {
  package enum State: Equatable, Sendable {
    case reviewed
    /// Marked, and changed since.
    case reopened
  }

  package struct Entry: Equatable, Sendable {
    package let mark: ReviewMark
    package let state: State
  }

  /// Rows of one table of the data.
  struct Rows: Sendable {
    var reviewed: SubjectSet
    var reopened: SubjectSet

    init(count: Int) {
      reviewed = SubjectSet(capacity: count)
      reopened = SubjectSet(capacity: count)
    }

    mutating func insert(_ row: Int, _ state: State) {
      switch state {
      case .reviewed: reviewed.insert(row)
      case .reopened: reopened.insert(row)
      }
    }
  }

  /// The batch that the data stood at; rows of other data are other rows.
  package let batch: Int64?
  private(set) var adverseEvents: Rows
  private(set) var deviations: Rows
  private var entries: [TrialTable: [Int64: Entry]] = [:]
  /// Marks of records that the data do not hold.
  package private(set) var withdrawn: [ReviewMark] = []

  /// - Parameters:
  ///   - marks: those that stand, by `Sequence.standing`.
  ///   - records: the marked records of the moment that `data` is of.
  package init(
    _ marks: [RecordIdentity: ReviewMark], records: [RecordIdentity: StandingRecord],
    data: TrialData
  ) {
    batch = data.batch?.id
    adverseEvents = Rows(count: data.adverseEvents.count)
    deviations = Rows(count: data.deviations.rowIDs.count)
    for (identity, mark) in marks {
      guard let record = records[identity] else {
        withdrawn.append(mark)
        continue
      }
      let state = record.fingerprint == mark.fingerprint ? State.reviewed : .reopened
      entries[identity.table, default: [:]][record.rowID] = Entry(mark: mark, state: state)
      place(identity, record.rowID, state, data)
    }
    withdrawn.sort { ($0.time, $0.fingerprint) < ($1.time, $1.fingerprint) }
  }

  private mutating func place(
    _ identity: RecordIdentity, _ rowID: Int64, _ state: State, _ data: TrialData
  ) {
    guard let subject = identity.subject.flatMap(data.subjects.position(of:)) else { return }
    switch identity.table {
    case .adverseEvents:
      let row = data.adverseEvents.rows[subject]
        .first { data.adverseEvents.rowIDs[$0] == rowID }
      if let row { adverseEvents.insert(row, state) }
    case .deviations:
      let row = data.deviations.rows[subject].first { data.deviations.rowIDs[$0] == rowID }
      if let row { deviations.insert(row, state) }
    case .sites, .subjects, .treatments, .assessments, .lesions, .symptoms, .visits, .allocations:
      break
    }
  }

  /// The mark of the record that a row of a table holds.
  package func entry(_ table: TrialTable, rowID: Int64) -> Entry? {
    entries[table]?[rowID]
  }

  /// The state of a row of adverse events; nil has never been marked.
  package func state(adverseEvent row: Int) -> State? {
    ReviewedRows.state(row, adverseEvents)
  }

  package func state(deviation row: Int) -> State? {
    ReviewedRows.state(row, deviations)
  }

  private static func state(_ row: Int, _ rows: Rows) -> State? {
    if rows.reviewed.contains(row) { return .reviewed }
    return rows.reopened.contains(row) ? .reopened : nil
  }

  /// Whether these rows are rows of that data.
  package func fits(_ data: TrialData) -> Bool {
    batch == data.batch?.id && adverseEvents.reviewed.capacity == data.adverseEvents.count
      && deviations.reviewed.capacity == data.deviations.rowIDs.count
  }
}
