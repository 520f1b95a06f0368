import CohortModel
import Dashboard
import Foundation

/// Who saw arms, and which: a log beside this person's other files, for the trial's own audit.
///
/// It is theirs to change like any file of theirs, so it helps memory and proves nothing.
struct AccessLog {
  private let file: AppendedFile

  init(_ places: Places = Places()) {
    file = AppendedFile(path: places.state + "/access.jsonl")
  }

  func append(_ entry: AccessEntry, of trial: LoadedTrial, at store: String, by way: Way) throws {
    try file.append(
      Line(
        time: Int64(Date().timeIntervalSince1970), user: Person.name, store: store.absolutePath,
        storeHash: trial.data.batch?.stateHash, study: trial.data.study.id,
        batch: trial.data.batch?.id, way: way.rawValue, access: entry.access.rawValue,
        view: entry.view, cutOff: entry.cutOff.iso, filter: entry.filter, set: entry.set,
        endpoint: entry.endpoint, subject: entry.subject))
  }

  /// As `append`; a log that cannot be written is told and holds nothing up.
  func note(_ entry: AccessEntry, of trial: LoadedTrial, at store: String, by way: Way) {
    do {
      try append(entry, of: trial, at: store, by: way)
    } catch {
      StandardError.write("trialtop: this view is not logged: \(error)\n")
    }
  }

  enum Way: String { case dashboard, print, report }

  private struct Line: Encodable {
    var version = 1
    var time: Int64
    var user: String
    var store: String
    var storeHash: String?
    var study: String
    var batch: Int64?
    var way: String
    var access: String
    var view: String
    var cutOff: String
    var filter: String?
    var set: String?
    var endpoint: String?
    var subject: String?
  }
}
