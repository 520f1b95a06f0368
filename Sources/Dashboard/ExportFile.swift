/// A file that the dashboard asks to be written; never over one that is there.
package struct ExportFile: Hashable, Sendable {
  /// The name up to where a number may follow.
  package var stem: String
  /// The rest, such as `.csv` or `.about.txt`.
  package var ending: String
  package var text: String

  package init(stem: String, ending: String, text: String) {
    self.stem = stem
    self.ending = ending
    self.text = text
  }
}
