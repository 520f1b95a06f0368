import ArgumentParser
import Foundation

/// `trialtop demo [STUDY]`: a sample trial, made ready when first asked for.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Open a sample trial; --live lets it go on before your eyes.",
    discussion: """
        trialtop demo
        trialtop demo polymetastatic-rt
        trialtop demo --live --rate 7
      """)

  @Argument(
    help: ArgumentHelp(
      "eso-shanghai20, polymetastatic-rt, liver-metastases-ici or low-dose-rt.",
      valueName: "study"))
  var study = SampleStore.defaultStudy

  @Flag(help: "Work on a copy that a simulated feed adds to.")
  var live = false

  @Option(help: ArgumentHelp("Days of the trial in a second, with --live.", valueName: "days"))
  var rate = 1.0

  @OptionGroup var trial: TrialOptions
  @OptionGroup var look: LookOptions

  func validate() throws {
    guard !live || study == SampleStore.defaultStudy else {
      throw ValidationError("--live is for \(SampleStore.defaultStudy), the trial that goes on.")
    }
  }

  func run() throws {
    let look = try look.chosen(kept: ViewFile().theme)
    let store = try SampleStore.path(of: study)
    guard live else {
      return try DashboardSession(loader: try trial.loader(store), options: trial, look: look)
        .run()
    }
    let copy = try LiveCopy(of: store, rate: rate)
    defer { copy.end() }
    try DashboardSession(
      loader: try trial.loader(copy.store), options: trial, look: look, remembers: false
    ).run()
  }
}

/// A copy of a sample store in a folder of its own, with a child that goes on with the trial.
private struct LiveCopy {
  let store: String
  private let folder: String
  private let feed = Process()

  init(of sample: String, rate: Double) throws {
    folder = NSTemporaryDirectory() + "/trialtop-live-\(getpid())"
    store = folder + "/live.trialtop"
    let files = FileManager.default
    try files.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for (from, to) in [(sample, store), (sample.allocationsPath, store.allocationsPath)]
    where files.fileExists(atPath: from) {
      try files.copyItem(atPath: from, toPath: to)
    }
    feed.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    feed.arguments = ["feed", store, "--rate", String(rate)]
    feed.standardInput = FileHandle.nullDevice
    feed.standardOutput = FileHandle.nullDevice
    feed.standardError = FileHandle.nullDevice
    try feed.run()
  }

  func end() {
    feed.terminate()
    feed.waitUntilExit()
    try? FileManager.default.removeItem(atPath: folder)
  }
}

extension String {
  /// The allocations file beside a store.
  fileprivate var allocationsPath: String {
    URL(fileURLWithPath: self).deletingPathExtension().path + ".allocations"
  }
}
