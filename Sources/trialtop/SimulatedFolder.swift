import CohortFiles
import CohortModel
import Foundation
import TrialSimulator

/// A simulated trial as a folder of files, with a README that names every planted error.
struct SimulatedFolder {
  var trial: SimulatedTrial
  /// The command that makes this very folder again.
  var command: String

  func write(to folder: String, replacing: Bool) throws {
    try TrialFolderWriter.write(
      trial.records, study: trial.study, to: folder, comment: comment, overwrites: replacing)
    try Data(readme.utf8).write(to: URL(fileURLWithPath: folder + "/README.md"))
  }

  private var comment: String {
    "SYNTHETIC. Made by: \(command)\nNo subject of this trial exists; no number in it is a result."
  }

  private var readme: String {
    """
    # \(trial.study.title) (\(trial.study.id)), synthetic

    No subject of this folder exists, and no number in it is a result of the trial: it was made by

        \(command)

    The design follows the registry entry NCT06190782 and the published abstract of the protocol.
    What they leave open was chosen by the simulator:

    \(ESOShanghai20.assumptions.map { "- \($0)" }.joined(separator: "\n"))

    ## Planted errors

    A handful of rows are wrong on purpose, so that the integrity checks have something to find.

    | check | file | subject | what is wrong |
    |---|---|---|---|
    \(plantedRows.joined(separator: "\n"))

    """
  }

  private var plantedRows: [String] {
    trial.plantedErrors.map { error in
      "| \(error.check) | \(error.table.file) | \(error.subject) | \(error.description) |"
    }
  }
}
