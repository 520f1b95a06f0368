/// What a scheme of another program can give, and where it stands there: the one table of the
/// import. The second table says which role is drawn with what.
///
/// - base16: github.com/tinted-theming/home, styling.md; base24 adds brighter colours, which are
///   taken on a dark background.
/// - btop: the keys of its theme files; those that come later stand in for a missing one.
enum SchemeSlot: CaseIterable {
  case paper, text, muted, faint, strong, accent, selectionPaper, selectionText
  case red, orange, yellow, green, cyan, blue, violet

  /// The keys of base16, of base24, and of btop.
  private var keys: (base16: String, base24: String?, btop: [String]) {
    switch self {
    case .paper: ("base00", nil, ["main_bg"])
    case .text: ("base05", nil, ["main_fg"])
    case .muted: ("base04", nil, ["graph_text", "inactive_fg"])
    case .faint: ("base03", nil, ["div_line", "inactive_fg"])
    case .strong: ("base07", nil, ["title"])
    case .accent: ("base0d", "base16", ["hi_fg", "cpu_box"])
    case .selectionPaper: ("base02", nil, ["selected_bg"])
    case .selectionText: ("base06", nil, ["selected_fg"])
    case .red: ("base08", "base12", ["cpu_end", "temp_end"])
    case .orange: ("base09", nil, ["available_end", "temp_mid"])
    case .yellow: ("base0a", "base13", ["cpu_mid", "available_mid"])
    case .green: ("base0b", "base14", ["cpu_start", "free_end"])
    case .cyan: ("base0c", "base15", ["proc_misc", "cached_end"])
    case .blue: ("base0d", "base16", ["download_end", "cached_start"])
    case .violet: ("base0e", "base17", ["upload_end", "process_end"])
    }
  }

  /// The keys to look for, the best first.
  func keys(of format: ForeignScheme.Format, isDark: Bool) -> [String] {
    switch format {
    case .btop: keys.btop
    case .base16: (isDark ? [keys.base24].compactMap { $0 } : []) + [keys.base16]
    }
  }

  /// What draws a role: the ink, the paper behind it where it is a chip, and attributes.
  struct Drawing {
    let ink: SchemeSlot
    var chip: SchemeSlot?
    var attributes = Style()

    init(
      _ ink: SchemeSlot, on chip: SchemeSlot? = nil, bold: Bool = false, underline: Bool = false
    ) {
      self.ink = ink
      self.chip = chip
      attributes = Style(bold: bold, underline: underline)
    }
  }

  static func drawing(of role: Role) -> Drawing {
    switch role {
    case .text, .input, .good, .series1, .responseStable: Drawing(.text)
    case .title, .tabActive, .censorMark: Drawing(.strong, bold: true)
    case .heading: Drawing(.text, bold: true)
    case .muted, .tabInactive, .hintText, .axis, .grade1, .responseNone: Drawing(.muted)
    case .border, .barTrack, .seriesBand: Drawing(.faint)
    case .accent, .hintKey, .cursor: Drawing(.accent, bold: true)
    case .selection: Drawing(.selectionText, on: .selectionPaper)
    case .match: Drawing(.yellow, underline: true)
    case .warning: Drawing(.orange)
    case .error: Drawing(.red, bold: true)
    case .stale: Drawing(.paper, on: .orange)
    case .synthetic: Drawing(.paper, on: .violet)
    case .badge: Drawing(.paper, on: .muted)
    case .grade2: Drawing(.yellow)
    case .grade3: Drawing(.orange, bold: true)
    case .grade4: Drawing(.red, bold: true, underline: true)
    case .grade5: Drawing(.paper, on: .red, bold: true)
    case .ungraded: Drawing(.muted, underline: true)
    case .series2, .plan: Drawing(.orange)
    case .series3: Drawing(.blue)
    case .series4: Drawing(.green)
    case .barFill, .responsePartial: Drawing(.blue)
    case .responseComplete: Drawing(.green, bold: true)
    case .responseProgressive: Drawing(.red)
    }
  }
}
