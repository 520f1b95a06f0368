import CNcurses
import Terminal

/// Modes of the terminal beyond those that curses keeps: what switches them on, and off again.
///
/// Everything that is switched on is switched off on every way out: by `close` and `suspend`, and
/// by `TerminalRescue` when the program crashes.
struct TerminalModes {
  /// Whether the terminal understands the sequences of xterm.
  let isLikeXterm: Bool
  /// Whether curses knows the mouse of this terminal in its older form alone.
  private let hasOldMouse: Bool
  let isScreen: Bool

  private static let families = [
    "xterm", "tmux", "rxvt", "alacritty", "kitty", "foot", "konsole", "gnome", "vte", "putty",
    "iterm", "wezterm", "contour", "ghostty", "st-", "mlterm", "screen",
  ]

  /// To be made while the terminal is open.
  init(terminal: String) {
    isLikeXterm = Self.families.contains { terminal == $0 || terminal.hasPrefix($0) }
    isScreen = terminal.hasPrefix("screen")
    let mouse = curses_capability("kmous").map { String(cString: $0) }
    hasOldMouse = mouse == "\u{1B}[M"
  }

  /// Text that is pasted comes in brackets.
  var start: String { isLikeXterm ? "\u{1B}[?2004h" : "" }

  var end: String { isLikeXterm ? "\u{1B}[?2004l" : "" }

  /// Of the mouse curses sends the rest; the newer form knows columns beyond 223.
  func mouse(_ isOn: Bool) -> String {
    hasOldMouse && isLikeXterm ? "\u{1B}[?1006" + (isOn ? "h" : "l") : ""
  }

  /// For a crash: the mouse is switched off whether or not it is on, and so is the title.
  var farewell: String {
    guard isLikeXterm else { return "" }
    return end + "\u{1B}[?1006l\u{1B}[?1000l" + (isScreen ? "" : WindowTitle.giveBack)
  }
}
