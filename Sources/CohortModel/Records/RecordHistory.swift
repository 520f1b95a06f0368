/// One stored record with where it came from and what it was before.
package struct RecordHistory: Equatable, Sendable {
  package struct Value: Equatable, Sendable {
    package var field: String
    package var value: FieldValue?

    package init(field: String, value: FieldValue?) {
      self.field = field
      self.value = value
    }
  }

  package struct Version: Equatable, Sendable {
    package var batch: Int64
    /// Seconds since 1970-01-01 UTC.
    package var enteredAt: Int64
    package var source: RecordSource
    /// In the order of the record type's fields.
    package var values: [Value]
    /// The batch that changed or withdrew this version; nil is current.
    package var closedBy: Int64?

    package init(
      batch: Int64, enteredAt: Int64, source: RecordSource, values: [Value],
      closedBy: Int64? = nil
    ) {
      self.batch = batch
      self.enteredAt = enteredAt
      self.source = source
      self.values = values
      self.closedBy = closedBy
    }
  }

  package var table: TrialTable
  /// The row that holds the newest version; nil where it is not known.
  package var rowID: Int64?
  /// Newest first; never empty.
  package var versions: [Version]

  package init(table: TrialTable, rowID: Int64? = nil, versions: [Version]) {
    self.table = table
    self.rowID = rowID
    self.versions = versions
  }
}
