import Foundation

/// Copies text to the clipboard of the terminal's own machine, and into a file for terminals that
/// do not take it.
struct Clipboard {
  /// Encoded bytes that terminals take without harm.
  static let limit = 100_000

  var places = Places()
  var environment = ProcessInfo.processInfo.environment

  /// Keeps the text in a file and says where.
  func keep(_ text: String) throws -> String {
    let path = places.cache + "/copied.txt"
    try places.makeFolder(places.cache)
    try? FileManager.default.removeItem(atPath: path)
    let isMade = FileManager.default.createFile(
      atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    guard isMade else { throw Failure("\(path): not written") }
    return path
  }

  /// The sequence that hands the text to the terminal (xterm's OSC 52), wrapped for tmux or screen
  /// to pass it on; nil where the text is too long. Only base64 of the text is in it.
  func sequence(_ text: String) -> String? {
    let encoded = Data(text.utf8).base64EncodedString()
    guard encoded.utf8.count <= Clipboard.limit else { return nil }
    let sequence = "\u{1B}]52;c;\(encoded)\u{07}"
    let terminal = environment["TERM"] ?? ""
    if !(environment["TMUX"] ?? "").isEmpty || terminal.hasPrefix("tmux") {
      return "\u{1B}Ptmux;\u{1B}\(sequence)\u{1B}\\"
    }
    if !(environment["STY"] ?? "").isEmpty || terminal.hasPrefix("screen") {
      return Clipboard.pieces(of: sequence).map { "\u{1B}P\($0)\u{1B}\\" }.joined()
    }
    return sequence
  }

  /// screen forgets what is longer.
  private static func pieces(of sequence: String) -> [Substring] {
    var rest = sequence[...]
    var pieces: [Substring] = []
    while !rest.isEmpty {
      pieces.append(rest.prefix(250))
      rest = rest.dropFirst(250)
    }
    return pieces
  }
}
