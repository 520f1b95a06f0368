import Terminal

/// What the environment says about the terminal.
struct TerminalTraits {
  let environment: [String: String]

  var terminal: String { environment["TERM"] ?? "" }

  /// Types that exist to say that the terminal can do nothing.
  var isDumb: Bool { ["", "dumb", "unknown"].contains(terminal) }

  /// The terminal's type and those it can pass for where its own has no description, as is usual
  /// for a new terminal on an old server.
  var candidates: [String] {
    [terminal] + ["xterm-256color", "xterm", "vt100"].filter { $0 != terminal }
  }

  /// The glyphs for an effective character encoding, as `nl_langinfo(CODESET)` names it.
  func charset(encoding: String) -> Charset {
    LookDecision(traits: self, encoding: encoding).charset.value
  }

  /// Whether UTF-8 was asked for, by whatever locale: one that is not installed here, such as
  /// the `LC_CTYPE=UTF-8` that macOS sends along, still says what the terminal shows.
  var asksForUTF8: Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    let name = locale?.uppercased() ?? ""
    return name.contains("UTF-8") || name.contains("UTF8")
  }

  /// The variable that tells of an SSH connection.
  var remoteVariable: String? {
    ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"].first { !(environment[$0] ?? "").isEmpty }
  }

  /// The colours that nobody asked to be otherwise.
  var colourDepth: ColourDepth { LookDecision(traits: self).colours.value }

  /// The depth of a terminal whose description names so many colours.
  static func depth(ofColours colours: Int) -> ColourDepth {
    switch colours {
    case ..<8: .none
    case ..<256: .ansi16
    case ..<(1 << 24): .indexed256
    default: .trueColour
    }
  }
}
