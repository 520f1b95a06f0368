import ArgumentParser
import CohortModel
import Reports
import Terminal

extension ReportName: ExpressibleByArgument {}

extension ReportFormat: ExpressibleByArgument {}

/// `trialtop report TABLE`: the numbers of a page, for a person, a spreadsheet or a program.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Print the numbers of a page as text, CSV or JSON.")

  @Argument(help: ArgumentHelp("Report.", valueName: "report"))
  var report: ReportName

  @Argument(help: ArgumentHelp("Store; by default the last one, or the sample.", valueName: "store"))
  var store: String?

  @Option(help: "text, csv or json.")
  var format = ReportFormat.text

  @Option(help: ArgumentHelp("One of the report's tables alone.", valueName: "id"))
  var table: String?

  @Option(help: ArgumentHelp("Endpoint of the study file, such as PFS or OS.", valueName: "name"))
  var endpoint: String?

  @OptionGroup var trial: TrialOptions

  func run() throws {
  }
}
