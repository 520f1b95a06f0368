/// What a listed row is about, whatever the version of the data: a subject, and one of its records.
package struct ListedRecord: Codable, Hashable, Sendable {
  package var table: TrialTable
  package var subject: String
  /// The record's id within the subject; nil where the row is the subject itself.
  package var record: String?

  package init(table: TrialTable, subject: String, record: String?) {
    self.table = table
    self.subject = subject
    self.record = record
  }
}

extension Listing {
  package func record(at position: Int, in data: TrialData) -> ListedRecord {
    let row = Int(rows[position])
    return ListedRecord(
      table: kind.table, subject: data.subjects.ids[subject(at: position, in: data)],
      record: data.recordID(row, of: kind.table))
  }

  /// The position of the subject that a row is about.
  package func subject(at position: Int, in data: TrialData) -> Int {
    let row = Int(rows[position])
    switch kind.table {
    case .adverseEvents: return Int(data.adverseEvents.subject[row])
    case .deviations: return Int(data.deviations.subject[row])
    default: return row
    }
  }

  /// The store's id of a row.
  package func rowID(at position: Int, in data: TrialData) -> Int64 {
    let row = Int(rows[position])
    switch kind.table {
    case .adverseEvents: return data.adverseEvents.rowIDs[row]
    case .deviations: return data.deviations.rowIDs[row]
    default: return data.subjects.rowIDs[row]
    }
  }

  /// Where a record stands; nil where it is not listed.
  ///
  /// The record is looked up by its subject, then one pass over the four-byte rows finds it: no
  /// text is made or compared per row.
  package func position(of record: ListedRecord, in data: TrialData) -> Int? {
    guard record.table == kind.table, let row = data.row(of: record) else { return nil }
    let wanted = Int32(row)
    return rows.withUnsafeBufferPointer { $0.firstIndex(of: wanted) }
  }
}

extension TrialData {
  fileprivate func recordID(_ row: Int, of table: TrialTable) -> String? {
    switch table {
    case .adverseEvents: adverseEvents.event[row]
    case .deviations: deviations.deviation[row]
    default: nil
    }
  }

  fileprivate func row(of record: ListedRecord) -> Int? {
    guard let subject = subjects.position(of: record.subject) else { return nil }
    switch record.table {
    case .adverseEvents:
      return adverseEvents.rows[subject].first { adverseEvents.event[$0] == record.record }
    case .deviations:
      return deviations.rows[subject].first { deviations.deviation[$0] == record.record }
    default: return subject
    }
  }
}

extension SubjectColumns {
  /// By halving: subjects stand in order of their ids.
  package func position(of id: String) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < count && ids[low] == id ? low : nil
  }
}
