import Foundation

/// Every file and folder that the program reads or writes on its own account.
struct PlaceList {
  struct Entry: Encodable, Equatable {
    enum Use: String, Encodable { case read, written }

    /// A name for scripts, such as `config`.
    var name: String
    var purpose: String
    var use: Use
    var path: String
    var exists = false
    /// Permissions in octal; nil where there is nothing.
    var mode: String?
  }

  var places = Places()
  /// The configuration in use.
  var configuration = ConfigurationFile().path
  var workingFolder = FileManager.default.currentDirectoryPath

  var entries: [Entry] { (readOnly + written).map(Self.seen) }

  private var readOnly: [Entry] {
    let shipped = ThemeFiles(places: places).shippedFolder
    let sample = places.sample(SampleStore.defaultStudy).map {
      ($0 as NSString).deletingLastPathComponent
    }
    return [
      Entry(name: "config", purpose: "settings", use: .read, path: configuration),
      Entry(
        name: "own-themes", purpose: "your themes; `themes import` writes here", use: .written,
        path: places.ownThemes),
      Entry(name: "themes", purpose: "shipped themes", use: .read, path: shipped ?? "-"),
      Entry(name: "samples", purpose: "sample trials", use: .read, path: sample ?? "-"),
    ]
  }

  private var written: [Entry] {
    [
      ("looks", "last store, last looks", places.state + "/looks.json"),
      ("views", "saved views, columns, sort", places.state + "/views.json"),
      ("access-log", "who saw which arms", places.state + "/access.jsonl"),
      ("reviews", "your review marks", places.data + "/reviews"),
      ("exports", "exports, where the working folder takes none", places.data + "/exports"),
      ("working-folder", "exports", workingFolder),
      ("copied", "the last copy", places.cache + "/copied.txt"),
      ("demo", "stores of the sample trials", places.demo),
      ("temporary", "copies of `demo --live`", NSTemporaryDirectory()),
    ].map { Entry(name: $0, purpose: $1, use: .written, path: $2) } + lastStore
  }

  /// The store that was opened last: its files are read, and -shm is written by SQLite.
  private var lastStore: [Entry] {
    guard let store = DefaultStore.last(places) else { return [] }
    let allocations = URL(fileURLWithPath: store).deletingPathExtension().path + ".allocations"
    return [
      Entry(name: "store", purpose: "the store opened last", use: .read, path: store),
      Entry(name: "allocations", purpose: "its arms", use: .read, path: allocations),
    ]
  }

  private static func seen(_ entry: Entry) -> Entry {
    var status = stat()
    guard stat(entry.path, &status) == 0 else { return entry }
    var entry = entry
    entry.exists = true
    let bits = String(status.st_mode & 0o7777, radix: 8)
    entry.mode = String(repeating: "0", count: max(0, 4 - bits.count)) + bits
    return entry
  }
}
