/// Something an import had to tell about a cell or a row: where, what, and what to do.
///
/// `text` holds the verbatim cell; it is stored with the trial and shown on request, but it never
/// belongs in an error message or a log (no subject's values there).
package struct ImportIssue: Equatable, Codable, Sendable {
  package enum Severity: String, CaseIterable, Codable, Sendable {
    case error, warning, information
  }

  /// The rule that spoke; stable across versions, counted by *Attention*.
  package enum Code: String, CaseIterable, Codable, Sendable {
    case blankKey, duplicateKey, childWithoutSubject, missingKey
    case badDate, badNumber, badFlag, badCode, gradeOutOfRange, unknownArm, unknownSite
    case raggedRow, unknownColumn, generousReading, tableNotRead
    case noRelatedness, noTreatment, noRandomisation, randomisationDenied, emptyTable
  }

  package var severity: Severity
  package var code: Code
  package var table: TrialTable?
  package var file: String
  /// Line-numbered as a spreadsheet shows it: the header is row 1.
  package var row: Int?
  package var column: String?
  /// What is wrong and what to do, without the subject's values.
  package var message: String
  package var text: String?
  package var subject: String?

  package init(
    severity: Severity, code: Code, table: TrialTable?, file: String, row: Int? = nil,
    column: String? = nil, message: String, text: String? = nil, subject: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.table = table
    self.file = file
    self.row = row
    self.column = column
    self.message = message
    self.text = text
    self.subject = subject
  }
}

extension ImportIssue {
  /// More than a note, and not told already by a finding of an integrity rule.
  package var asksForAction: Bool {
    severity != .information && integrityRule == nil
  }
}

/// A row that could not be used, kept verbatim.
package struct RejectedRow: Equatable, Sendable {
  package var table: TrialTable
  package var file: String
  package var row: Int
  package var text: String

  package init(table: TrialTable, file: String, row: Int, text: String) {
    self.table = table
    self.file = file
    self.row = row
    self.text = text
  }
}

/// Where a record stood in the file that it came from.
package struct RecordSource: Equatable, Sendable {
  package var file: String
  package var row: Int

  package init(file: String, row: Int) {
    self.file = file
    self.row = row
  }
}

/// One import, as the store remembers it.
package struct Batch: Equatable, Codable, Sendable {
  package var id: Int64
  /// Seconds since 1970-01-01 UTC.
  package var enteredAt: Int64
  package var source: String
  package var hash: String
  package var rowsIn: Int
  package var rowsAdded: Int
  package var rowsChanged: Int
  package var rowsWithdrawn: Int
  package var rowsRejected: Int
  /// SHA-256 over this batch and all before it: tells the state of the store. nil where the batch
  /// is of no store.
  package var stateHash: String?

  package init(
    id: Int64, enteredAt: Int64, source: String, hash: String, rowsIn: Int = 0,
    rowsAdded: Int = 0, rowsChanged: Int = 0, rowsWithdrawn: Int = 0, rowsRejected: Int = 0
  ) {
    self.id = id
    self.enteredAt = enteredAt
    self.source = source
    self.hash = hash
    self.rowsIn = rowsIn
    self.rowsAdded = rowsAdded
    self.rowsChanged = rowsChanged
    self.rowsWithdrawn = rowsWithdrawn
    self.rowsRejected = rowsRejected
  }

  /// The day of the import, UTC.
  package var day: Day {
    Day(Int32(clamping: enteredAt / 86_400))
  }
}
