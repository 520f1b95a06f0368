/// Whether a copy by OSC 52 is likely to arrive, as far as the environment tells.
///
/// No terminal can be asked: most answer nothing, and those that could read a clipboard out ought
/// not to.
struct ClipboardOutlook: Equatable {
  var verdict: String
  var reason: String

  init(_ environment: [String: String]) {
    func has(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
    let terminal = environment["TERM"] ?? ""
    let program = environment["TERM_PROGRAM"] ?? ""
    let match = Self.table.first { entry in
      entry.variables.contains(where: has) || entry.programs.contains(program)
        || entry.terminals.contains { terminal == $0 || terminal.hasPrefix($0 + "-") }
    }
    (verdict, reason) = match.map { ($0.verdict, $0.reason) } ?? ("unknown", "nothing tells")
  }

  private struct Entry {
    var variables: [String] = []
    var programs: [String] = []
    var terminals: [String] = []
    var verdict: String
    var reason: String
  }

  /// The first that fits decides; a multiplexer stands between us and any terminal.
  private static let table = [
    Entry(
      variables: ["TMUX"], terminals: ["tmux"], verdict: "likely",
      reason: "tmux passes it on where set-clipboard or allow-passthrough is on"),
    Entry(
      variables: ["STY"], terminals: ["screen"], verdict: "uncertain",
      reason: "screen passes it on, in pieces, to a terminal that takes it"),
    Entry(
      terminals: ["linux", "vt100", "vt220"], verdict: "no",
      reason: "this terminal has no clipboard"),
    Entry(
      variables: ["VTE_VERSION"], programs: ["Apple_Terminal"], terminals: ["gnome", "putty"],
      verdict: "unlikely", reason: "this terminal usually ignores it"),
    Entry(
      variables: ["KITTY_WINDOW_ID", "WT_SESSION", "WEZTERM_PANE", "ALACRITTY_WINDOW_ID"],
      programs: ["WezTerm", "ghostty", "vscode"],
      terminals: ["xterm-kitty", "alacritty", "foot", "xterm-ghostty", "wezterm"],
      verdict: "likely", reason: "this terminal takes it"),
    Entry(
      programs: ["iTerm.app"], verdict: "likely",
      reason: "iTerm2 takes it where its settings allow programs the clipboard"),
    Entry(
      terminals: ["xterm"], verdict: "uncertain",
      reason: "many terminals call themselves xterm; xterm itself needs allowWindowOps"),
  ]
}
