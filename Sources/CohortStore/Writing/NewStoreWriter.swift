package import CohortModel
internal import GRDB

/// Writes a store that does not exist yet, in one go: for programs that make millions of rows.
///
/// The schema, its rules and the batch are those of an import; only the way is shorter. The files
/// stand under other names until they are whole, the allocations first, so an interruption leaves
/// no store. Rows should come in order of subject: then memory stays bounded and it is fastest.
package struct NewStoreWriter: Sendable {
  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// Refuses where a store or allocations of that name exist. Without `allocationsHash` there are
  /// no allocations. `step` is called while the store is completed after the last row, and may
  /// throw to give up, as `body` may.
  package func write(
    source: String, hash: String, allocationsHash: String? = nil, study: Study,
    studyText: String, enteredAt: Int64, step: () throws -> Void = {},
    body: (inout any RecordSink) throws -> Void
  ) throws -> ImportReport {
    let entry = BatchEntry(
      kind: .import, source: source, hash: hash, allocationsHash: allocationsHash,
      enteredAt: enteredAt, study: study, studyText: studyText)
    let main = try NewStoreFile(StoreFile.main(path))
    defer { main.removeDraft() }
    guard allocationsHash != nil else {
      let report = try main.fill(step: step) { try entry.performFirst($0, nil, body) }
      try main.close()
      try main.publish()
      return report
    }
    let allocations = try NewStoreFile(StoreFile.allocations(beside: path))
    defer { allocations.removeDraft() }
    let report = try main.fill(step: step) { db in
      try allocations.fill(step: step) { try entry.performFirst(db, $0, body) }
    }
    try allocations.close()
    try main.close()
    try publish(main, allocations)
    return report
  }

  private func publish(_ main: NewStoreFile, _ allocations: NewStoreFile) throws {
    try allocations.publish()
    do {
      try main.publish()
    } catch {
      allocations.withdraw()
      throw error
    }
  }
}
