import CohortModel
import Dashboard
import Foundation
import Testing

@testable import trialtop

/// A folder that stands for everything a person owns.
private final class Home {
  let path = NSTemporaryDirectory() + "trialtop-own-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var places: Places {
    Places(environment: [
      "HOME": path, "XDG_DATA_HOME": path + "/data", "XDG_STATE_HOME": path + "/state",
      "XDG_CACHE_HOME": path + "/cache",
    ])
  }

  func mode(_ file: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
  }
}

struct ReviewFileTests {
  private let home: Home
  private let file: ReviewFile

  init() throws {
    home = try Home()
    file = ReviewFile(study: "NCT 1/2", places: home.places, user: "ada")
  }

  private func mark(_ event: String, note: String? = nil) -> ReviewMark {
    ReviewMark(
      record: RecordIdentity(.assessments, ["S1", "2025-03", nil, event]), isReviewed: true,
      note: note, user: "ada", time: 7, fingerprint: "f")
  }

  private func add(_ text: String) throws {
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
  }

  @Test func `marks are read as they were written, whatever the note holds`() throws {
    let marks = [mark("a", note: "第一 \"line\"\nand = second\u{1B}[0m"), mark("b")]
    for mark in marks { try file.append(mark) }
    let reading = try file.read()
    #expect(reading.marks == marks && reading.damaged.isEmpty)
  }

  @Test func `only its owner can read it, and its name holds no path`() throws {
    try file.append(mark("a"))
    #expect(file.path == home.path + "/data/trialtop/reviews/NCT_1_2-ada.jsonl")
    #expect(try home.mode(file.path) == 0o600)
    #expect(try home.mode(home.path + "/data/trialtop/reviews") == 0o700)
  }

  @Test func `without a file nothing is reviewed`() throws {
    #expect(try file.read().marks.isEmpty)
  }

  @Test func `damaged and foreign lines are numbered, passed over and kept`() throws {
    try file.append(mark("a"))
    let line = try String(contentsOfFile: file.path, encoding: .utf8)
    try add(line.replacing("NCT 1/2", with: "NCT 9").replacing("\\/", with: "/"))
    try add("\u{FF}\n\n" + line.replacing("\"version\":1", with: "\"version\":2"))
    try add("{\"version\":1")
    try file.append(mark("b"))
    let reading = try file.read()
    #expect(reading.marks == [mark("a"), mark("b")])
    #expect(reading.damaged == [2, 3, 5, 6])
    let lines = try String(contentsOfFile: file.path, encoding: .utf8).split(separator: "\n")
    #expect(lines.contains("{\"version\":1"))
  }

  @Test func `writers at the same time lose no line`() async throws {
    let file = file
    let marks = (0..<160).map { mark("\($0)") }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for number in 0..<20 { try file.append(marks[writer * 20 + number]) }
        }
      }
      try await group.waitForAll()
    }
    let reading = try file.read()
    #expect(Set(reading.marks) == Set(marks) && reading.damaged.isEmpty)
  }
}

struct ExportFolderTests {
  private let home: Home

  init() throws {
    home = try Home()
  }

  private let files = [
    ExportFile(stem: "NCT/1-listing", ending: ".csv", text: "a\r\n"),
    ExportFile(stem: "NCT/1-listing", ending: ".about.txt", text: "about"),
  ]

  private func folder(_ path: String) -> ExportFolder {
    ExportFolder(places: home.places, folder: path)
  }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  @Test func `nothing is written over, and files of one export share a number`() throws {
    let taken = home.path + "/NCT_1-listing-2.about.txt"
    try Data("mine".utf8).write(to: URL(fileURLWithPath: taken))
    for _ in 1...2 { _ = try folder(home.path).write(files) }
    #expect(
      try names(home.path) == [
        "NCT_1-listing-2.about.txt", "NCT_1-listing-3.about.txt", "NCT_1-listing-3.csv",
        "NCT_1-listing.about.txt", "NCT_1-listing.csv",
      ])
    #expect(try String(contentsOfFile: taken, encoding: .utf8) == "mine")
    #expect(try home.mode(home.path + "/NCT_1-listing-3.csv") == 0o600)
  }

  @Test func `a folder that is gone gives way to one's own`() throws {
    let told = try folder(home.path + "/gone").write(files)
    #expect(told.hasPrefix(home.path + "/data/trialtop/exports/NCT_1-listing.csv, "))
    #expect(try names(home.path + "/data/trialtop/exports").count == 2)
  }
}

struct ClipboardTests {
  private func sequence(_ text: String, _ environment: [String: String] = [:]) -> String? {
    Clipboard(environment: environment).sequence(text)
  }

  @Test func `text goes to the terminal as base64 alone`() {
    #expect(sequence("a\u{1B}]0;x\u{07}") == "\u{1B}]52;c;YRtdMDt4Bw==\u{07}")
  }

  @Test func `tmux is asked to pass it on`() {
    #expect(
      sequence("abc", ["TMUX": "/tmp/x"])
        == "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YWJj\u{07}\u{1B}\\")
  }

  @Test func `screen gets it in pieces that it can hold`() throws {
    let whole = try #require(sequence(String(repeating: "a", count: 600), ["STY": "1"]))
    let pieces = whole.components(separatedBy: "\u{1B}\\").dropLast()
    #expect(pieces.count > 3)
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.count <= 252 })
    #expect(pieces.map { $0.dropFirst(2) }.joined().hasPrefix("\u{1B}]52;c;YWFh"))
  }

  @Test func `too long a text is for the file alone`() throws {
    let home = try Home()
    let clipboard = Clipboard(places: home.places, environment: [:])
    let text = String(repeating: "x", count: 80_000)
    #expect(clipboard.sequence(text) == nil)
    for text in [text, "y"] {
      let path = try clipboard.keep(text)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
      #expect(try home.mode(path) == 0o600)
    }
  }
}

struct ViewFileTests {
  @Test func `what was chosen is found again, and a damaged file is set aside`() throws {
    let home = try Home()
    let file = ViewFile(home.places)
    var memory = ViewMemory()
    memory.note(filter: "grade>=3")
    try file.write(memory)
    #expect(file.read().memory == memory)
    let path = home.path + "/state/trialtop/views.json"
    #expect(try home.mode(path) == 0o600)
    for number in 1...2 {
      try Data("{\(number)".utf8).write(to: URL(fileURLWithPath: path))
      let (memory, fault) = file.read()
      #expect(memory == ViewMemory() && fault != nil)
    }
    #expect(FileManager.default.fileExists(atPath: path + ".damaged-2"))
    #expect(file.read().fault == nil)
  }
}
