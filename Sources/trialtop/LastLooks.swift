import CohortStore
import Dashboard
import Foundation

/// Which store was opened last, and what this person had seen of each: a small file of their own.
struct LastLooks: Codable {
  struct Look: Codable {
    /// Seconds since 1970-01-01 UTC.
    var time: Int64
    var batch: Int64
  }

  var lastStore: String?
  var looks: [String: Look] = [:]

  private static func file(_ places: Places) -> String { places.state + "/looks.json" }

  /// What is remembered; nothing where the file is missing or cannot be read.
  static func read(_ places: Places) -> LastLooks {
    let data = FileManager.default.contents(atPath: file(places))
    return data.flatMap { try? JSONDecoder().decode(LastLooks.self, from: $0) } ?? LastLooks()
  }

  /// Failing to remember never ends the program: the folder may not be writable.
  func write(_ places: Places) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self), (try? places.makeFolder(places.state)) != nil
    else { return }
    try? data.write(to: URL(fileURLWithPath: LastLooks.file(places)), options: .atomic)
  }

  /// The trial as it stood when this person last looked; nil at the first look.
  func lastLook(at path: String, _ reader: StoreReader) -> LastLook? {
    guard let look = looks[path] else { return nil }
    return (try? reader.trialData(asEntered: look.batch)).map { data in
      LastLook(time: look.time, data: data)
    }
  }
}
