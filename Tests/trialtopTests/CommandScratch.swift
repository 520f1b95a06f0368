import Foundation

/// What a run of the program has said, and how it ended.
struct CommandRun {
  let code: Int32
  let output: Data
  let errors: String

  var text: String { String(decoding: output, as: UTF8.self) }

  var lines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
  }
}

/// A folder of a test's own, home and caches included, in which it runs the real program.
final class CommandScratch {
  let path: String
  private var runs = 0

  init() throws {
    path = NSTemporaryDirectory() + "trialtop-command-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The program that was built with the tests, beside their bundle.
  static let program: String = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().path + "/trialtop"
  }()

  static let sampleFolder = sampleFolder("eso-shanghai20")

  static func sampleFolder(_ study: String) -> String {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let root = tests.deletingLastPathComponent().deletingLastPathComponent()
    return root.path + "/sample-data/" + study
  }

  var store: String { file("trial.trialtop") }
  var allocations: String { file("trial.allocations") }
  var folder: String { file("trial") }

  func file(_ name: String) -> String { path + "/" + name }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: file(name)))
  }

  /// The files of the main store that hold its content.
  func storeBytes() throws -> Data {
    try bytes("trial.trialtop")
      + (exists("trial.trialtop-wal") ? bytes("trial.trialtop-wal") : Data())
  }

  func write(_ trial: HandTrial, to name: String = "trial") throws {
    try? FileManager.default.removeItem(atPath: file(name))
    try FileManager.default.createDirectory(
      atPath: file(name), withIntermediateDirectories: true)
    for (file, text) in trial.files { try write("\(name)/\(file)", text) }
  }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
  }
}

extension CommandScratch {
  var environment: [String: String] {
    [
      "PATH": "/usr/bin:/bin", "HOME": path, "XDG_CACHE_HOME": file("cache"),
      "XDG_STATE_HOME": file("state"), "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "xterm",
      // Otherwise a crash takes a minute to describe itself.
      "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  func start(
    _ arguments: [String], under prefix: [String] = [], environment more: [String: String] = [:]
  ) throws -> ChildProcess {
    runs += 1
    return try ChildProcess(
      prefix + [CommandScratch.program] + arguments,
      environment: environment.merging(more) { $1 },
      output: file("output-\(runs)"), errors: file("errors-\(runs)"))
  }

  /// Runs the program to its end.
  func run(
    _ arguments: [String], under prefix: [String] = [], environment: [String: String] = [:]
  ) throws -> CommandRun {
    let child = try start(arguments, under: prefix, environment: environment)
    let (output, errors) = ("output-\(runs)", "errors-\(runs)")
    let code = try child.exitCode()
    return CommandRun(
      code: code, output: try bytes(output),
      errors: String(decoding: try bytes(errors), as: UTF8.self))
  }

  func run(_ arguments: String...) throws -> CommandRun { try run(arguments) }

  /// Imports the folder of the trial into the store.
  func importTrial(_ options: String...) throws -> CommandRun {
    try run(["import", folder, "--into", store] + options)
  }

  /// A folder with the hand-written trial in its store.
  static func withStore(_ trial: HandTrial = HandTrial()) throws -> CommandScratch {
    let scratch = try CommandScratch()
    try scratch.write(trial)
    let run = try scratch.importTrial()
    guard run.code == 0 else { throw ChildProcess.Failure(message: run.errors) }
    return scratch
  }
}
