package import CohortModel

/// What reading a folder gave besides its records.
package struct ImportedStudy: Equatable, Sendable {
  package let study: Study
  /// The study file, verbatim.
  package let studyText: String
  /// One per file that was read, in the order of reading.
  package let mappings: [FileMapping]
  /// Rows of each file that was read, rejected rows included, empty rows not.
  package let rowsIn: [TrialTable: Int]
  package let checksums: FolderChecksums
}

/// Checksums of a folder's content: the same content gives the same checksums.
///
/// Two, so that no byte of an allocation has a part in what the main store holds.
package struct FolderChecksums: Equatable, Sendable {
  /// Every file that is read, except arms.csv.
  package let main: String
  /// arms.csv; nil where there is none.
  package let allocations: String?

  /// A later version of the reader that understands more gives other checksums.
  private static let readerVersion = "trialtop files 1"

  init(_ files: [String: Checksum]) {
    var all = Checksum()
    all.add(FolderChecksums.readerVersion)
    for (name, checksum) in files.sorted(by: { $0.key < $1.key })
    where name != TrialTable.allocations.file {
      all.add(name)
      all.add(checksum.hexadecimal)
    }
    main = all.hexadecimal
    allocations = files[TrialTable.allocations.file]?.hexadecimal
  }
}
