/// Why a folder cannot be read at all: where, what is wrong, and what to do.
///
/// Holds no cell of the data, so that it can be printed and logged.
package struct TrialFolderError: Error, Equatable, CustomStringConvertible {
  package var file: String
  /// The record's number; the header is row 1.
  package var row: Int?
  /// The line of the file, where it differs from the row or no row is meant.
  package var line: Int?
  package var column: String?
  package var problem: String
  package var remedy: String

  package init(
    file: String, row: Int? = nil, line: Int? = nil, column: String? = nil, problem: String,
    remedy: String
  ) {
    self.file = file
    self.row = row
    self.line = line
    self.column = column
    self.problem = problem
    self.remedy = remedy
  }

  package var description: String {
    var place = file
    if let row { place += ", row \(row)" }
    if let line, line != row { place += ", line \(line)" }
    if let column { place += ", \(column)" }
    return "\(place): \(problem). To repair it: \(remedy)."
  }
}
