import Foundation

/// Where things lie on this machine, by the XDG rules.
struct Places {
  var environment = ProcessInfo.processInfo.environment

  private var home: String {
    environment["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path
  }

  private func base(_ variable: String, _ fallback: String) -> String {
    // A relative path in an XDG variable is to be ignored.
    if let path = environment[variable], path.hasPrefix("/") { return path }
    return home + "/" + fallback
  }

  var cache: String { base("XDG_CACHE_HOME", ".cache") + "/trialtop" }

  /// Stores of the samples, made when first asked for.
  var demo: String { cache + "/demo" }

  /// What this person has written and would miss: review marks, exports.
  var data: String { base("XDG_DATA_HOME", ".local/share") + "/trialtop" }

  /// What the program remembers for this person: the last store, and when each was last looked at.
  var state: String { base("XDG_STATE_HOME", ".local/state") + "/trialtop" }

  /// What a person has set down for the program: `config.toml` and themes.
  var config: String { base("XDG_CONFIG_HOME", ".config") + "/trialtop" }

  /// Themes of this person's own.
  var ownThemes: String { config + "/themes" }

  /// The folder of a sample trial: beside the program where it was installed or built.
  func sample(_ study: String) -> String? {
    let folders =
      [environment["TRIALTOP_SAMPLE_DATA"]].compactMap { $0 } + beside("sample-data")
    return folders.map { $0 + "/" + study }
      .first { FileManager.default.fileExists(atPath: $0 + "/study.toml") }
  }

  /// Where a folder of this name may lie beside the program, installed or built.
  func beside(_ name: String) -> [String] {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    var folders: [String] = []
    var folder = program.deletingLastPathComponent()
    while folder.path != "/" {
      folders += [folder.path + "/share/trialtop/" + name, folder.path + "/" + name]
      folder.deleteLastPathComponent()
    }
    return folders
  }

  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }
}
