import Terminal

/// What a person has set down for the program. It is read, and never written.
struct Configuration: Equatable {
  /// The keys they want for a command, by the names of both; none is to unbind it.
  struct KeyWish: Equatable {
    var name: String
    var keys: [String]
    var line: Int?
  }

  enum Mouse: String, CaseIterable {
    case auto, on, off
  }

  /// Where a copy goes.
  enum Copy: String, CaseIterable {
    case both, osc52, file
  }

  var theme: String?
  var charset: Charset?
  var colours: ColourDepth?
  var mouse = Mouse.auto
  /// Minutes without a key after which the dashboard locks; 0 is never.
  var lockAfter = 0
  var masksIDs = false
  var isPlain = false
  var copy = Copy.both
  var keys: [KeyWish] = []

  /// The file these come from, whether or not it is there.
  var path = ""
  var isFound = false
  /// Why nothing of the file could be used.
  var fault: FileIssue?
  /// What was passed over.
  var warnings: [FileIssue] = []
  /// The lines of the settings, by name.
  var lines: [String: Int] = [:]

  var issues: [FileIssue] { (fault.map { [$0] } ?? []) + warnings }

  /// An issue that shows only when a setting is used.
  func issue(of setting: String, _ message: String) -> FileIssue {
    FileIssue(file: path, line: lines[setting], message: message)
  }
}
