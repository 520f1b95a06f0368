import CLinux
import CNcurses
import Glibc
import Terminal

/// Opens the terminal: everything that is done once, in the order in which curses wants it.
struct CursesOpening {
  let charset: Charset
  let depth: ColourDepth
  let notice: String?

  init(
    traits: TerminalTraits, depth wish: ColourDepth?, charset glyphs: Charset? = nil
  ) throws(DisplayError) {
    try Self.requireTerminal()
    let terminal = try Self.terminal(traits)
    notice = terminal == traits.terminal ? nil : Self.notice(terminal, for: traits.terminal)
    let encoding = Self.encoding(traits)
    charset = glyphs ?? traits.charset(encoding: encoding)
    // Under any other encoding the C library would put question marks for the glyphs.
    if charset != .ascii && encoding != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    TerminalRescue.rememberSettings()
    use_env(false)
    use_tioctl(true)
    set_escdelay(25)
    guard curses_open(terminal) != nil else { throw .unknownTerminal(terminal) }
    Self.setModes()
    depth = Self.startColours(wish ?? traits.colourDepth)
    TerminalRescue.arm()
  }

  /// Throws where a person cannot be reached.
  static func requireTerminal() throws(DisplayError) {
    if isatty(STDIN_FILENO) == 0 { throw .noTerminal(stream: "standard input") }
    if isatty(STDOUT_FILENO) == 0 { throw .noTerminal(stream: "standard output") }
  }

  /// The type whose description is used: the terminal's own, or one it can pass for.
  static func terminal(_ traits: TerminalTraits) throws(DisplayError) -> String {
    if traits.isDumb { throw .cannotPlaceCursor(terminal: traits.terminal) }
    for candidate in traits.candidates {
      switch curses_can_place_cursor(candidate) {
      case 1: return candidate
      case 0: throw .cannotPlaceCursor(terminal: candidate)
      default: continue
      }
    }
    throw .unknownTerminal(traits.terminal)
  }

  private static func notice(_ used: String, for terminal: String) -> String {
    "no description of the terminal \(terminal) here; using \(used)"
  }

  /// The encoding of the locale, or UTF-8 where the locale that asks for it is not installed.
  static func encoding(_ traits: TerminalTraits) -> String {
    if setlocale(LC_CTYPE, "") == nil && traits.asksForUTF8 { setlocale(LC_CTYPE, "C.UTF-8") }
    return String(cString: nl_langinfo(Int32(CODESET)))
  }

  private static func setModes() {
    curses_forget_alternate_charset()
    cbreak()
    noecho()
    nonl()
    curs_set(0)
    keypad(curses_window(), true)
    nodelay(curses_window(), true)
    // The cursor is hidden: leave it where the last change was.
    leaveok(curses_window(), true)
    // A scrolled table costs a few bytes instead of all its rows.
    idlok(curses_window(), true)
    // Keys are taken in before a buffer is drawn; a drawing is never broken off for one.
    typeahead(-1)
    mouseinterval(0)
    TerminalSettings.disableFlowControl()
    def_prog_mode()
  }

  private static func startColours(_ wish: ColourDepth) -> ColourDepth {
    guard wish != .none, has_colors(), start_color() == OK else { return .none }
    use_default_colors()
    return min(wish, TerminalTraits.depth(ofColours: Int(curses_colours())))
  }
}
