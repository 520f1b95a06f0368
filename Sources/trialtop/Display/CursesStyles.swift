import CNcurses
import Terminal

/// How cells look in the words of curses: attributes and colour pairs.
struct CursesStyles {
  let theme: Theme
  let depth: ColourDepth
  /// As many colours as the terminal's description names; 0 where colours are off.
  private let colours: Int32
  private var templates: [Look: cchar_t] = [:]

  private struct Look: Hashable {
    let role: Role
    let isReversed: Bool
  }

  /// To be made after `start_color` where colours are on.
  init(theme: Theme, depth: ColourDepth, colours: Int32) {
    self.theme = theme.reduced(to: depth)
    self.depth = depth
    self.colours = depth == .none ? 0 : colours
  }

  /// A blank cell that looks like this one.
  mutating func template(for cell: Cell) -> cchar_t {
    let look = Look(role: cell.role, isReversed: cell.isReversed)
    if let template = templates[look] { return template }
    let template = template(of: theme.style(of: cell).reduced(to: depth))
    templates[look] = template
    return template
  }

  /// A blank in the terminal's own colours.
  let blank = Self.blank()

  private static func blank() -> cchar_t {
    var blank = cchar_t()
    setcchar(&blank, [0x20, 0], 0, 0, nil)
    return blank
  }

  private func template(of style: Style) -> cchar_t {
    var template = cchar_t()
    var pair = pair(style)
    withUnsafeMutablePointer(to: &pair) {
      _ = setcchar(&template, [0x20, 0], attributes(of: style), 0, $0)
    }
    return template
  }

  private func attributes(of style: Style) -> attr_t {
    var attributes: attr_t = 0
    if style.isBold || needsBold(style.foreground) { attributes |= curses_bold }
    if style.isDim { attributes |= curses_dim }
    if style.isUnderlined { attributes |= curses_underline }
    if style.isReversed { attributes |= curses_reverse }
    return attributes
  }

  private func pair(_ style: Style) -> Int32 {
    let foreground = Self.number(of: style.foreground, colours: colours)
    let background = Self.number(of: style.background, colours: colours)
    if foreground < 0 && background < 0 { return 0 }
    return max(0, alloc_pair(foreground, background))
  }

  /// With 8 colours the bright ones are the plain ones in bold.
  private func needsBold(_ colour: Colour) -> Bool {
    guard case .ansi(let index) = colour else { return false }
    return colours > 0 && index >= 8 && colours < 16
  }

  /// The number by which a terminal of so many colours knows the colour, -1 for its own.
  static func number(of colour: Colour, colours: Int32) -> Int32 {
    guard colours >= 8 else { return -1 }
    let isDirect = colours >= 1 << 24
    switch colour {
    case .default:
      return -1
    case .ansi(let index):
      return Int32(colours < 16 || isDirect ? index % 8 : index)
    case .indexed(let index) where colours >= 256 && !isDirect:
      return Int32(index)
    case .rgb(let red, let green, let blue) where isDirect:
      let number = Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
      // The lowest numbers mean the terminal's own eight colours.
      return number < 8 ? 0 : number
    case .indexed, .rgb:
      let depth: ColourDepth = colours >= 256 && !isDirect ? .indexed256 : .ansi16
      return Self.number(of: colour.reduced(to: depth), colours: colours)
    }
  }
}
