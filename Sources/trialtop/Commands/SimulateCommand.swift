import ArgumentParser
import CohortFiles
import CohortModel
import Foundation
import TrialSimulator

extension SimulatedStudy: ExpressibleByArgument {}

/// `trialtop simulate STUDY --out FOLDER`: a sample trial from its seed.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Make a synthetic trial from a seed, as a folder of files.")

  @Argument(help: ArgumentHelp("Study.", valueName: "study"))
  var study: SimulatedStudy

  @Option(help: "Subjects of eso-shanghai20 randomised at its default cut-off, 2026-03-31.")
  var subjects: Int?

  @Option(help: "The same seed makes the same trial; each study has its own default.")
  var seed: UInt64?

  @Option(help: ArgumentHelp("Cut the data of eso-shanghai20 at this day.", valueName: "date"))
  var cutOff: Day?

  @Option(help: ArgumentHelp("Folder to write.", valueName: "folder"))
  var out: String

  @Flag(help: "Write over the files of an earlier simulation.")
  var replace = false

  func validate() throws {
    guard subjects ?? 1 > 0 else { throw ValidationError("--subjects takes a number above 0.") }
    guard study == .esoShanghai20 || (subjects == nil && cutOff == nil) else {
      throw ValidationError(
        "--subjects and --cut-off are for eso-shanghai20 alone: the number of subjects and the "
          + "cut-off of \(study.rawValue) are those of its published figures.")
    }
  }

  func run() throws {
    let trial = try simulated()
    try SimulatedFolder(study: study, trial: trial, command: command)
      .write(to: out, replacing: replace)
    print("\(out): \(trial.subjects.count) subjects, synthetic, seed \(usedSeed)")
  }

  private var usedSeed: UInt64 { seed ?? study.defaultSeed }

  private func simulated() throws -> SimulatedTrial {
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

  /// The command that makes this very folder again.
  private var command: String {
    var words = ["trialtop simulate \(study.rawValue)"]
    if let subjects, subjects != ESOShanghai20.defaultSubjects {
      words.append("--subjects \(subjects)")
    }
    words.append("--seed \(usedSeed)")
    if let cutOff, cutOff != ESOShanghai20.defaultCutOff {
      words.append("--cut-off \(cutOff.iso)")
    }
    return words.joined(separator: " ")
  }
}
