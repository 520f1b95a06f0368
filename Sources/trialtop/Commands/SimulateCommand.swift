import ArgumentParser
import CohortFiles
import CohortModel
import CohortStore
import Foundation
import Reports
import TrialSimulator

/// What can be simulated: a study as a folder of files, or a registry of any size as a store.
enum Simulation: Equatable, CaseIterable, ExpressibleByArgument {
  case study(SimulatedStudy)
  case registry

  static var allCases: [Simulation] { SimulatedStudy.allCases.map(Simulation.study) + [.registry] }

  init?(argument: String) {
    guard let found = Simulation.allCases.first(where: { $0.name == argument }) else { return nil }
    self = found
  }

  var name: String {
    switch self {
    case .study(let study): study.rawValue
    case .registry: "registry"
    }
  }

  var defaultValueDescription: String { name }
  static var allValueStrings: [String] { allCases.map(\.name) }

  var defaultSeed: UInt64 {
    switch self {
    case .study(let study): study.defaultSeed
    case .registry: Registry.defaultSeed
    }
  }
}

/// `trialtop simulate STUDY --out FOLDER`: a sample trial from its seed.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Make a synthetic trial from a seed, as a folder of files, or a registry as a store.",
    discussion: """
        trialtop simulate eso-shanghai20 --out my-trial
        trialtop simulate registry --subjects 1000000 --into big.trialtop
      """)

  @Argument(help: ArgumentHelp("Study, or registry.", valueName: "study"))
  var study: Simulation

  @Option(
    help: """
      Subjects of eso-shanghai20 randomised at its default cut-off, 2026-03-31, or all subjects of \
      the registry.
      """)
  var subjects: Int?

  @Option(help: "The same seed makes the same trial; each study has its own default.")
  var seed: UInt64?

  @Option(help: ArgumentHelp("Cut the data of eso-shanghai20 at this day.", valueName: "date"))
  var cutOff: Day?

  @Option(help: ArgumentHelp("Folder to write, for a study.", valueName: "folder"))
  var out: String?

  @Option(help: ArgumentHelp("New store to write, for the registry.", valueName: "store"))
  var into: String?

  @Flag(help: "Write over the files of an earlier simulation.")
  var replace = false

  func validate() throws {
    guard subjects ?? 1 > 0 else { throw ValidationError("--subjects takes a number above 0.") }
    switch study {
    case .study(let study): try validate(study)
    case .registry: try validateRegistry()
    }
  }

  private func validate(_ study: SimulatedStudy) throws {
    guard out != nil, into == nil else {
      throw ValidationError("\(study.rawValue) is written as a folder of files: --out FOLDER.")
    }
    guard study == .esoShanghai20 || (subjects == nil && cutOff == nil) else {
      throw ValidationError(
        "--subjects and --cut-off are for eso-shanghai20 alone: the number of subjects and the "
          + "cut-off of \(study.rawValue) are those of its published figures.")
    }
  }

  private func validateRegistry() throws {
    guard into != nil, out == nil, cutOff == nil, !replace else {
      throw ValidationError("The registry is written into a new store: --into STORE.")
    }
    guard subjects ?? 1 <= Registry.greatestSize else {
      throw ValidationError("--subjects takes at most \(Registry.greatestSize) for the registry.")
    }
  }

  func run() throws {
    switch (study, out, into) {
    case (.study(let study), let out?, _): try write(study, to: out)
    case (.registry, _, let store?): try writeRegistry(into: store)
    default: preconditionFailure("validated")
    }
  }

  private func write(_ study: SimulatedStudy, to out: String) throws {
    let trial = try simulated(study)
    try SimulatedFolder(study: study, trial: trial, command: command)
      .write(to: out, replacing: replace)
    print("\(out): \(trial.subjects.count) subjects, synthetic, seed \(usedSeed)")
  }

  private var usedSeed: UInt64 { seed ?? study.defaultSeed }

  private func simulated(_ study: SimulatedStudy) throws -> SimulatedTrial {
    guard study == .esoShanghai20 else {
      do {
        return try study.simulate(seed: usedSeed)
      } catch {
        throw Failure("\(error)")
      }
    }
    return ESOShanghai20.simulate(
      subjects: subjects ?? ESOShanghai20.defaultSubjects, seed: usedSeed,
      cutOff: cutOff ?? ESOShanghai20.defaultCutOff)
  }

  /// The command that makes this very folder or store again.
  private var command: String {
    var words = ["trialtop simulate \(study.name)"]
    if let number = toldSubjects { words.append("--subjects \(number)") }
    words.append("--seed \(usedSeed)")
    if let cutOff, cutOff != ESOShanghai20.defaultCutOff {
      words.append("--cut-off \(cutOff.iso)")
    }
    return words.joined(separator: " ")
  }

  private var toldSubjects: Int? {
    study == .registry ? registrySize : subjects == ESOShanghai20.defaultSubjects ? nil : subjects
  }
}

extension SimulateCommand {
  private var registrySize: Int { subjects ?? 100_000 }

  private func writeRegistry(into store: String) throws {
    let bar = ProgressBar()
    defer { bar.clear() }
    let signals = SignalInbox()
    var work = RegistryStore(
      registry: Registry(subjects: registrySize, seed: usedSeed), path: store, command: command)
    work.progress = { done in
      try signals.endIfAsked()
      bar.show(done, of: registrySize)
    }
    let report = try work.write()
    bar.clear()
    let bytes = try FileManager.default.attributesOfItem(atPath: store)[.size] as? Int ?? 0
    let events = report.tables[.adverseEvents]?.added ?? 0
    print(
      "\(store): \(work.registry.study.id), synthetic, "
        + "\(Format.plural(registrySize, "subject")), \(Format.plural(events, "adverse event")), "
        + "seed \(usedSeed), \(bytes / 1_000_000) MB")
  }
}

extension SignalInbox {
  /// Ends the program by way of an error, so that what was begun is cleared away.
  fileprivate func endIfAsked() throws {
    let signals = drain()
    if signals.contains(SIGTSTP) { stop() }
    if let end = LoopEnd(signals) { throw ExitCode(end.exitCode) }
  }
}
