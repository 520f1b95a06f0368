/// How every role looks.
package struct Theme: Hashable, Sendable {
  package let name: String
  private var styles: [Role: Style]

  /// Roles that are not named look as in the terminal's default theme.
  package init(name: String, styles: [Role: Style]) {
    self.name = name
    self.styles = styles.merging(Self.defaultStyles) { given, _ in given }
  }

  package subscript(role: Role) -> Style { styles[role] ?? .plain }

  package func style(of cell: Cell) -> Style {
    let style = self[cell.role]
    return cell.isReversed ? style.selected(by: self[.selection]) : style
  }

  /// The terminal's own foreground and background and those of its 16 colours that are legible on
  /// white and on black: no yellow, no bright ones, and nothing bold that some terminals brighten.
  package static let terminalDefault = Theme(name: "terminal-default", styles: [:])

  private static let red = Colour.ansi(1)
  private static let green = Colour.ansi(2)
  private static let blue = Colour.ansi(4)
  private static let magenta = Colour.ansi(5)

  private static let defaultStyles: [Role: Style] = [
    .text: Style(),
    .muted: Style(dim: true),
    .title: Style(bold: true),
    .heading: Style(bold: true),
    .border: Style(dim: true),
    .accent: Style(magenta),
    .tabActive: Style(bold: true),
    .tabInactive: Style(),
    .hintKey: Style(bold: true),
    .hintText: Style(),
    .selection: Style(reverse: true),
    .cursor: Style(bold: true),
    .input: Style(),
    .match: Style(underline: true),
    .good: Style(green),
    .warning: Style(magenta, underline: true),
    .error: Style(red, bold: true),
    .stale: Style(magenta, reverse: true),
    .synthetic: Style(magenta, reverse: true),
    .badge: Style(reverse: true),
    .grade1: Style(),
    .grade2: Style(blue),
    .grade3: Style(magenta),
    .grade4: Style(red),
    .grade5: Style(red, reverse: true),
    .ungraded: Style(dim: true),
    .series1: Style(),
    .series2: Style(magenta),
    .series3: Style(green),
    .series4: Style(red),
    .seriesBand: Style(dim: true),
    .axis: Style(dim: true),
    .censorMark: Style(bold: true),
    .barFill: Style(blue),
    .barTrack: Style(dim: true),
    .plan: Style(magenta),
    .responseComplete: Style(green),
    .responsePartial: Style(blue),
    .responseStable: Style(),
    .responseProgressive: Style(red),
    .responseNone: Style(dim: true),
  ]
}
