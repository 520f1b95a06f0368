import ArgumentParser
import Foundation
import Reports
import Terminal

/// `trialtop doctor`: what was found out about this terminal, and a test card.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what was detected about terminal and settings, and why; show a test card.",
    discussion: """
      Takes the same options as the dashboard. Ends with 0 where the dashboard can run with these
      streams, else with 1.
      """)

  @OptionGroup var look: LookOptions

  func run() throws {
    let places = Places()
    var look = try look.chosen(places)
    look.decision.encoding = CursesOpening.encoding(look.decision.traits)
    look.decision.isTerminal = isatty(STDOUT_FILENO) != 0
    let diagnosis = Doctor(look: look, places: places).diagnosis()
    for line in diagnosis.lines { line.printLine() }
    print()
    let encoder = AnsiEncoder(theme: look.theme, depth: look.decision.colours.value)
    let card = TestCard(charset: look.decision.charset.value).buffer
    print(encoder.lines(of: card).joined(separator: "\n"))
    print()
    print(encoder.lines(of: ThemeCard(look.theme).buffer).joined(separator: "\n"))
    if diagnosis.obstacle != nil { throw ExitCode(1) }
  }
}
