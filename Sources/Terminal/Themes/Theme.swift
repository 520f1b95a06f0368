/// How every role looks.
package struct Theme: Hashable, Sendable {
  /// Which terminals a theme is made for.
  package enum Background: String, CaseIterable, Sendable {
    case light, dark, any
  }

  package let name: String
  package let background: Background
  /// The background that the colours are chosen for: the lightest one a dark theme is to be
  /// legible on, the darkest for a light one; `default` where the terminal's own decides.
  package let paper: Colour
  var styles: [Role: Style]

  /// Roles that are not named look as in the terminal's default theme; with `paintsPaper` every
  /// cell has the paper behind it, whatever the terminal's own background.
  package init(
    name: String, background: Background = .any, paper: Colour = .default,
    paintsPaper: Bool = false, styles: [Role: Style]
  ) {
    self.name = name
    self.background = background
    self.paper = paper
    self.styles = styles.merging(Self.defaultStyles) { given, _ in given }
    if paintsPaper { self.styles = self.styles.mapValues { $0.painted(on: paper) } }
  }

  package subscript(role: Role) -> Style { styles[role] ?? .plain }

  package func style(of cell: Cell) -> Style {
    let style = self[cell.role]
    return cell.isReversed ? style.selected(by: self[.selection]) : style
  }

  /// The terminal's own foreground and background, and few of its 16 colours.
  ///
  /// None of the 16 is legible as text on white and on black alike: text in colour therefore
  /// brings its background along. Magenta, bright blue and bright red stand out from both as
  /// lines and bars.
  package static let terminalDefault = Theme(name: "terminal-default", styles: [:])

  private static let magenta = Colour.ansi(5)
  private static let brightRed = Colour.ansi(9)
  private static let brightBlue = Colour.ansi(12)
  private static let alarm = Style(.ansi(15), on: .ansi(1))

  private static let defaultStyles: [Role: Style] = [
    .text: Style(),
    .muted: Style(dim: true),
    .title: Style(bold: true),
    .heading: Style(bold: true),
    .border: Style(dim: true),
    .accent: Style(bold: true),
    .tabActive: Style(bold: true),
    .tabInactive: Style(),
    .hintKey: Style(bold: true),
    .hintText: Style(),
    .selection: Style(reverse: true),
    .cursor: Style(bold: true),
    .input: Style(),
    .match: Style(underline: true),
    .good: Style(),
    .warning: Style(underline: true),
    .error: alarm,
    .stale: Style(.ansi(0), on: .ansi(6)),
    .synthetic: Style(.ansi(15), on: .ansi(5)),
    .badge: Style(reverse: true),
    .grade1: Style(dim: true),
    .grade2: Style(),
    .grade3: Style(bold: true),
    .grade4: Style(bold: true, underline: true),
    .grade5: Style(.ansi(15), on: .ansi(1), bold: true),
    .ungraded: Style(underline: true),
    .series1: Style(),
    .series2: Style(magenta, bold: true),
    .series3: Style(brightBlue),
    .series4: Style(brightRed),
    .seriesBand: Style(dim: true),
    .axis: Style(dim: true),
    .censorMark: Style(bold: true),
    .barFill: Style(brightBlue),
    .barTrack: Style(dim: true),
    .plan: Style(magenta),
    .responseComplete: Style(brightBlue, bold: true),
    .responsePartial: Style(brightBlue),
    .responseStable: Style(),
    .responseProgressive: Style(brightRed),
    .responseNone: Style(dim: true),
  ]
}
