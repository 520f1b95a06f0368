import ArgumentParser
import CohortFiles
import CohortModel
import Foundation
import TrialSimulator

/// `trialtop simulate STUDY --out FOLDER`: a sample trial from its seed.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Make a synthetic trial from a seed, as a folder of files.")

  enum StudyName: String, ExpressibleByArgument, CaseIterable {
    case esoShanghai20 = "eso-shanghai20"
  }

  @Argument(help: ArgumentHelp("Study.", valueName: "study"))
  var study: StudyName

  @Option(help: "Subjects randomised at the default cut-off, 2026-03-31.")
  var subjects = ESOShanghai20.defaultSubjects

  @Option(help: "The same seed makes the same trial.")
  var seed = ESOShanghai20.defaultSeed

  @Option(help: ArgumentHelp("Cut the data at this day.", valueName: "date"))
  var cutOff = ESOShanghai20.defaultCutOff

  @Option(help: ArgumentHelp("Folder to write.", valueName: "folder"))
  var out: String

  @Flag(help: "Write over the files of an earlier simulation.")
  var replace = false

  func validate() throws {
    guard subjects > 0 else { throw ValidationError("--subjects takes a number above 0.") }
  }

  func run() throws {
    let trial = ESOShanghai20.simulate(subjects: subjects, seed: seed, cutOff: cutOff)
    try SimulatedFolder(trial: trial, command: command).write(to: out, replacing: replace)
    print("\(out): \(trial.subjects.count) subjects, synthetic, seed \(seed)")
  }

  /// The command that makes this very folder again.
  private var command: String {
    var words = ["trialtop simulate \(study.rawValue)"]
    if subjects != ESOShanghai20.defaultSubjects { words.append("--subjects \(subjects)") }
    words.append("--seed \(seed)")
    if cutOff != ESOShanghai20.defaultCutOff { words.append("--cut-off \(cutOff.iso)") }
    return words.joined(separator: " ")
  }
}
