import ArgumentParser
import CohortModel
import CohortStore
import Dashboard
import Foundation
import Terminal

/// `trialtop print PAGE`: the very buffer that the dashboard shows.
struct PrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "Print a page as the dashboard shows it; needs no terminal.",
    discussion: """
        trialtop print safety my.trialtop --size 120x40
        trialtop print survival --charset ascii --color none
      """)

  enum Color: String, ExpressibleByArgument, CaseIterable {
    case none
    case ansi16 = "16"
    case indexed256 = "256"
    case trueColour = "true"

    var depth: ColourDepth {
      switch self {
      case .none: .none
      case .ansi16: .ansi16
      case .indexed256: .indexed256
      case .trueColour: .trueColour
      }
    }
  }

  @Argument(help: ArgumentHelp("Page.", valueName: "page"))
  var page: Page

  @Argument(
    help: ArgumentHelp("Store; by default the last one, or the sample.", valueName: "store"))
  var store: String?

  @Option(help: ArgumentHelp("Columns and rows.", valueName: "100x30"))
  var size = Size(width: 100, height: 30)

  @Option(help: "Glyphs: box, console (full blocks only), ascii or braille.")
  var charset = Charset.box

  @Option(help: "Colours: none, 16, 256 or true.")
  var color = Color.none

  @Option(
    help: ArgumentHelp(
      "Show the age of the data as of this moment, seconds since 1970.", valueName: "seconds"))
  var now: Int64?

  @Option(
    help: ArgumentHelp("Show what changed since this batch was entered.", valueName: "batch"))
  var since: Int64?

  @OptionGroup var trial: TrialOptions
  @OptionGroup var look: ThemeChoice

  func run() throws {
    let theme = try look.chosenTellingIssues()
    let loader = try trial.loader(try store ?? DefaultStore.path())
    let reader = try loader.open()
    let loaded = try loader.load(reader)
    var options = DashboardState.Options()
    options.cutOff = try trial.chosenCutOff(of: loaded.data)
    options.page = page
    options.filter = trial.filter ?? ""
    options.charset = charset
    var state = try DashboardState.make(loaded, options: options)
    let effects = state.update(.resized(size))
    if let since {
      let data = try reader.trialData(asEntered: since)
      _ = state.update(.lastLooked(LastLook(time: data.batch?.enteredAt ?? 0, data: data)))
    }
    if let now { _ = state.update(.clock(now)) }
    let lines = AnsiEncoder(theme: theme, depth: color.depth).lines(of: state.view(size))
    for case .log(let entry) in effects {
      AccessLog().note(entry, of: loaded, at: loader.path, by: .print)
    }
    if let fault = loaded.reviewFault { StandardError.write("trialtop: \(fault)\n") }
    print(lines.joined(separator: "\n"))
  }
}
