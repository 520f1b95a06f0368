import Dashboard
import Foundation

/// What this person chose for the listings, kept from one run to the next.
struct ViewFile {
  private let path: String
  private let places: Places

  init(_ places: Places = Places()) {
    self.places = places
    path = places.state + "/views.json"
  }

  /// What is remembered; a file that cannot be understood is moved aside, and that is told.
  func read() -> (memory: ViewMemory, fault: String?) {
    guard let data = FileManager.default.contents(atPath: path) else {
      return (ViewMemory(), nil)
    }
    if let memory = try? JSONDecoder().decode(ViewMemory.self, from: data) { return (memory, nil) }
    let aside = free(path + ".damaged")
    let isMoved = (try? FileManager.default.moveItem(atPath: path, toPath: aside)) != nil
    return (
      ViewMemory(),
      isMoved
        ? "\(path) was damaged; it is now \(aside), and views begin anew"
        : "\(path) is damaged and cannot be moved; views are not kept"
    )
  }

  /// The theme that was kept; nil where none was, or the file cannot be understood.
  var theme: String? {
    let data = FileManager.default.contents(atPath: path)
    return data.flatMap { try? JSONDecoder().decode(ViewMemory.self, from: $0) }?.theme
  }

  func write(_ memory: ViewMemory) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(memory)
    try places.makeFolder(places.state)
    let next = "\(path).\(getpid())"
    let isMade = FileManager.default.createFile(
      atPath: next, contents: data, attributes: [.posixPermissions: 0o600])
    guard isMade, rename(next, path) == 0 else {
      unlink(next)
      throw Failure("\(path): not written")
    }
  }

  private func free(_ name: String) -> String {
    let names = [name] + (2...99).map { "\(name)-\($0)" }
    return names.first { !FileManager.default.fileExists(atPath: $0) } ?? name
  }
}
