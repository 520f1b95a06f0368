package import CohortModel

/// What one import did to the store.
package struct ImportReport: Equatable, Sendable {
  package struct Counts: Equatable, Sendable {
    /// Rows of the file, rejected ones included.
    package var rowsIn = 0
    package var added = 0
    package var changed = 0
    package var withdrawn = 0
    package var unchanged = 0
    package var rejected = 0

    package init() {}
  }

  /// The new batch, or the one that already held the same input.
  package var batch: Batch
  /// False where the input is that of the latest batch: nothing was written.
  package var isNew: Bool
  /// Every table that was present, allocations included.
  package var tables: [TrialTable: Counts]

  package init(batch: Batch, isNew: Bool, tables: [TrialTable: Counts] = [:]) {
    self.batch = batch
    self.isNew = isNew
    self.tables = tables
  }

  /// Whether any row was added, changed or withdrawn.
  package var hasDifferences: Bool {
    tables.values.contains { $0.added + $0.changed + $0.withdrawn > 0 }
  }
}
