import Foundation
import Terminal

/// The themes of this machine: a person's own come first, then those beside the program, and last
/// the one that is built in.
struct ThemeFiles {
  struct Source: Hashable {
    let name: String
    /// nil for the theme that is built in.
    let path: String?
    let isOwn: Bool

    var description: String {
      guard let path else { return "built in" }
      return (isOwn ? "own: " : "shipped: ") + path
    }
  }

  /// More files than that in one folder are not looked at.
  private static let most = 200

  var places = Places()

  /// Every theme that can be chosen, by name; of two with one name a person's own.
  func sources() -> [Source] {
    let found = files(in: places.ownThemes, isOwn: true) + shipped()
    let builtIn = Source(name: Theme.terminalDefault.name, path: nil, isOwn: false)
    let all = (found + [builtIn]).map { ($0.name, $0) }
    return Dictionary(all) { first, _ in first }.values.sorted { $0.name < $1.name }
  }

  /// Every theme that can be read, for a picker.
  func all() -> [(name: String, theme: Theme)] {
    sources().compactMap { source in
      guard let read = try? read(source) else { return nil }
      return (source.name, read.theme)
    }
  }

  /// The theme of a name; the default with an issue where there is none or it cannot be read.
  func load(_ name: String) -> (theme: Theme, issues: [FileIssue]) {
    do throws(FileIssue) {
      return try read(try source(name))
    } catch {
      return (.terminalDefault, [error])
    }
  }

  func read(_ source: Source) throws(FileIssue) -> (
    theme: Theme, issues: [FileIssue]
  ) {
    guard let path = source.path else { return (.terminalDefault, []) }
    return try ThemeFile(path: path).read()
  }

  /// Throws for a name that no theme has.
  func source(_ name: String) throws(FileIssue) -> Source {
    let sources = sources()
    if let source = sources.first(where: { $0.name == name }) { return source }
    let names = sources.map(\.name).joined(separator: ", ")
    throw FileIssue(message: "there is no theme '\(name.prefix(40))'; choose from \(names)")
  }

  /// Lower-case letters, digits and hyphens: a name, and never a path.
  static func isName(_ name: String) -> Bool {
    (1...40).contains(name.utf8.count) && !name.hasPrefix("-")
      && name.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
      }
  }

  // MARK: - Folders

  /// Only the first folder that holds the default theme: other programs have a themes/ as well.
  var shippedFolder: String? {
    let name = Theme.terminalDefault.name
    return places.beside("themes").first {
      FileManager.default.fileExists(atPath: "\($0)/\(name).toml")
    }
  }

  private func shipped() -> [Source] {
    shippedFolder.map { files(in: $0, isOwn: false) } ?? []
  }

  private func files(in folder: String, isOwn: Bool) -> [Source] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { $0.hasSuffix(".toml") }.prefix(Self.most).compactMap { file in
      let name = String(file.dropLast(5))
      guard Self.isName(name) else { return nil }
      return Source(name: name, path: folder + "/" + file, isOwn: isOwn)
    }
  }
}
