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
        trialtop doctor
        trialtop doctor --charset ascii

      Takes the same options as the dashboard. Ends with 0 where the dashboard can run with these
      streams, else with 1.
      """)

  @OptionGroup var look: LookOptions

  func run() throws {
    let places = Places()
    var look = try look.chosen(places)
    look.decision.encoding = CursesOpening.encoding(look.decision.traits)
    look.decision.isTerminal = isatty(STDOUT_FILENO) != 0
    let doctor = Doctor(look: look, places: places)
    let diagnosis = doctor.diagnosis()
    let charset = look.decision.charset.value
    let depth = look.decision.isTerminal ? doctor.shownDepth ?? .none : .none
    let encoder = AnsiEncoder(theme: look.theme, depth: depth)
    for line in diagnosis.lines { Self.printable(line, charset).printLine() }
    for card in [TestCard(charset: charset).buffer, ThemeCard(look.theme, charset: charset).buffer]
    {
      print("\n" + encoder.lines(of: card).joined(separator: "\n"))
    }
    if diagnosis.obstacle != nil { throw ExitCode(1) }
  }

  /// In the glyphs of this terminal, and nothing that could move its cursor.
  private static func printable(_ line: String, _ charset: Charset) -> String {
    var buffer = Buffer(
      size: Size(width: max(1, line.displayWidth * 3), height: 1), charset: charset)
    buffer.put(line, x: 0, y: 0)
    return buffer.lines(trimmed: true)[0]
  }
}
