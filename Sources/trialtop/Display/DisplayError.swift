/// Why the dashboard cannot be shown, and what to do instead.
enum DisplayError: Error, Equatable, CustomStringConvertible {
  case noTerminal(stream: String)
  /// A terminal on which the cursor cannot be placed.
  case cannotPlaceCursor(terminal: String)
  /// No description of the terminal, nor of any it could pass for.
  case unknownTerminal(String)

  var description: String {
    switch self {
    case .noTerminal(let stream):
      "the dashboard needs a terminal, and \(stream) is not one. \(Self.alternative)"
    case .cannotPlaceCursor(""):
      "the dashboard needs a terminal, and TERM is not set. \(Self.alternative)"
    case .cannotPlaceCursor(let terminal):
      "the dashboard cannot place the cursor on a terminal of type \(terminal) (TERM). "
        + Self.alternative
    case .unknownTerminal(let terminal):
      "there is no description of the terminal \(terminal) (TERM), nor of xterm or vt100; "
        + "install ncurses-base. \(Self.alternative)"
    }
  }

  private static let alternative = "'trialtop print overview' writes the same page as text."
}
