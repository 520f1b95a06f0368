import Dashboard
import Foundation
import Terminal
import Testing

/// A picture of the dashboard in a file: its lines, then the map of their roles.
struct RecordedScreen {
  let name: String
  let text: String

  init(_ name: String, of buffer: Buffer) {
    self.name = name
    text =
      (buffer.lines(trimmed: true) + [RecordedScreen.separator]
      + buffer.roleLines(trimmed: true)).map { $0 + "\n" }.joined()
  }

  private static let separator = "=== roles ==="

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Screens")

  private static var isRecording: Bool {
    ProcessInfo.processInfo.environment["RECORD_SCREENS"] == "1"
  }

  /// The names of the files that are there.
  static func files() throws -> Set<String> {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    return Set(files.map { $0.replacing(".screen", with: "") })
  }

  /// Compares with the file; `RECORD_SCREENS=1` writes it and fails, so that a person looks.
  func check() throws {
    let file = RecordedScreen.folder.appending(path: "\(name).screen")
    guard !RecordedScreen.isRecording else {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(name): recorded; look at it")
      return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    guard let difference = RecordedScreen.difference(recorded, text) else { return }
    Issue.record("\(name): \(difference)")
  }

  /// The first line that differs, of both; nil where none does.
  static func difference(_ recorded: String, _ drawn: String) -> String? {
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let new = drawn.split(separator: "\n", omittingEmptySubsequences: false)
    let last = max(old.count, new.count)
    guard
      let line = (0..<last).first(where: { line in
        line >= old.count || line >= new.count || old[line] != new[line]
      })
    else { return nil }
    let text: ([Substring]) -> String = { line < $0.count ? String($0[line]) : "no such line" }
    return "line \(line + 1)\nrecorded: \(text(old))\ndrawn:    \(text(new))"
  }
}
