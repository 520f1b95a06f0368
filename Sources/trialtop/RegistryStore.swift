import CohortFiles
import CohortModel
import CohortStore
import TrialSimulator

/// A simulated registry on its way into a new store, part by part: neither is ever whole in memory.
struct RegistryStore {
  var registry: Registry
  var path: String
  /// The command that makes this very store again.
  var command: String
  /// Told the subjects written; throws to give up.
  var progress: (Int) throws -> Void = { _ in }

  /// Subjects at a time: some ten thousand rows of adverse events in a row in the store.
  private static let partSize = 4096

  func write() throws -> ImportReport {
    try NewStoreWriter(path: path).write(
      source: command, hash: checksum.hexadecimal,
      allocationsHash: checksum(adding: "allocations").hexadecimal, study: registry.study,
      studyText: studyText, enteredAt: enteredAt, step: { try progress(registry.subjects) },
      body: fill)
  }

  private func fill(_ sink: inout any RecordSink) throws {
    for table in TrialTable.allCases { try sink.begin(table) }
    var rows = RowNumbers()
    for site in registry.sites { try sink.add(.site(site), from: rows.next(.sites)) }
    var parts = RegistryParts(registry, size: RegistryStore.partSize)
    while let (part, done) = parts.next() {
      try part.everyRecord { try sink.add($0, from: rows.next($0.table)) }
      try progress(done)
    }
  }

  private var studyText: String {
    StudyText.text(
      of: registry.study,
      comment: "SYNTHETIC. Made by: \(command)\nNo subject of this registry exists.")
  }

  /// Noon after the data cut: the same seed makes the same bytes, whatever the day.
  private var enteredAt: Int64 {
    Int64(Registry.cutOff.number + 1) * 86_400 + 43_200
  }

  /// Of what the rows follow from.
  private var checksum: Checksum { Checksum(of: command) }

  private func checksum(adding text: String) -> Checksum {
    var checksum = checksum
    checksum.add(text)
    return checksum
  }
}

/// The rows of each table as a file would number them, its header being row 1.
private struct RowNumbers {
  private var last: [TrialTable: Int] = [:]

  mutating func next(_ table: TrialTable) -> RecordSource {
    last[table, default: 1] += 1
    return RecordSource(file: table.file, row: last[table, default: 1])
  }
}
