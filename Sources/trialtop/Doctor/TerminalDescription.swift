import CNcurses
import Foundation

/// The terminfo entry that would be used, and where it lies.
struct TerminalDescription {
  var name: String
  /// nil where it lies in a place that only the library knows.
  var path: String?
  /// As many colours as it names, -1 for none.
  var colours: Int

  init(name: String, environment: [String: String]) {
    self.name = name
    colours = Int(curses_colours_of(name))
    path = Self.folders(environment).lazy.flatMap { Self.files(of: name, in: $0) }
      .first { FileManager.default.fileExists(atPath: $0) }
  }

  /// In the order in which ncurses looks (terminfo(5), "Fetching Compiled Descriptions").
  private static func folders(_ environment: [String: String]) -> [String] {
    let own = [environment["TERMINFO"], environment["HOME"].map { $0 + "/.terminfo" }]
    let listed = (environment["TERMINFO_DIRS"] ?? "").split(separator: ":").map(String.init)
    return own.compactMap { $0 } + listed
      + ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"]
  }

  private static func files(of name: String, in folder: String) -> [String] {
    guard let first = name.utf8.first else { return [] }
    let code = String(first, radix: 16)
    return ["\(folder)/\(name.prefix(1))/\(name)", "\(folder)/\(code)/\(name)"]
  }
}
