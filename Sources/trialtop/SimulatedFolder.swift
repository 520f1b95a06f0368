import CohortFiles
import CohortModel
import Foundation
import TrialSimulator

/// A simulated trial as a folder of files, with a README that names every assumption and every
/// planted error.
struct SimulatedFolder {
  var study: SimulatedStudy
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

    \(origin)

    \(study.assumptions.map { "- \($0)" }.joined(separator: "\n"))
    \(planted)
    """
  }

  private var origin: String {
    switch study {
    case .esoShanghai20:
      """
      The design follows the registry entry NCT06190782 and the published abstract of the protocol.
      What they leave open was chosen by the simulator:
      """
    case .polymetastaticRT, .liverMetastasesICI, .lowDoseRT:
      """
      The rows were searched so that their analysis gives the figures of published.toml; compare with

          trialtop report published \(study.rawValue)

      What the document leaves open was chosen by the simulator:
      """
    }
  }

  private var planted: String {
    guard !trial.plantedErrors.isEmpty else { return "" }
    return """

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
