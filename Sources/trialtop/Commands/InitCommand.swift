import ArgumentParser
import CohortFiles

/// `trialtop init FOLDER`: a commented template of a trial's folder.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a template for a trial of your own: study.toml and CSVs.",
    discussion: """
        trialtop init my-trial
      """)

  @Argument(help: ArgumentHelp("Folder; made where there is none.", valueName: "folder"))
  var folder: String

  func run() throws {
    try TrialTemplate.write(to: folder)
    print(
      """
      \(folder) is ready. Fill in study.toml and the CSV files, then:
        trialtop import \(folder) --into \(folder).trialtop
        trialtop \(folder).trialtop
      """)
  }
}
