/// How one role looks.
package struct Style: Hashable, Sendable {
  package var foreground: Colour
  package var background: Colour
  package var isBold: Bool
  package var isDim: Bool
  package var isUnderlined: Bool
  package var isReversed: Bool

  package init(
    _ foreground: Colour = .default, on background: Colour = .default, bold: Bool = false,
    dim: Bool = false, underline: Bool = false, reverse: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    isBold = bold
    isDim = dim
    isUnderlined = underline
    isReversed = reverse
  }

  package static let plain = Style()

  package func reduced(to depth: ColourDepth) -> Style {
    var style = self
    style.foreground = foreground.reduced(to: depth)
    style.background = background.reduced(to: depth)
    return style
  }

  /// With a background of its own, where it has none.
  func painted(on paper: Colour) -> Style {
    var style = self
    if background == .default { style.background = paper }
    return style
  }

  /// This style on a selected cell: the selection decides where it says something.
  func selected(by selection: Style) -> Style {
    var style = self
    if selection.foreground != .default { style.foreground = selection.foreground }
    if selection.background != .default { style.background = selection.background }
    style.isReversed = isReversed || selection.isReversed
    style.isBold = isBold || selection.isBold
    style.isUnderlined = isUnderlined || selection.isUnderlined
    return style
  }
}
