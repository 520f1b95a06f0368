extension Theme {
  /// The theme on a terminal with fewer colours.
  ///
  /// The nearest colour may vanish on the background, so the nearest one that keeps its contrast
  /// is taken. What the 16 colours look like is the terminal's own affair: both xterm's and the
  /// PC's are asked, and the background is taken for black or white.
  package func reduced(to depth: ColourDepth) -> Theme {
    guard depth == .ansi16 || depth == .indexed256 else { return self }
    var theme = self
    theme.styles = styles.mapValues { reduced($0, to: depth) }
    return theme
  }

  private func reduced(_ style: Style, to depth: ColourDepth) -> Style {
    var reduced = style.reduced(to: depth)
    if depth == .ansi16 { reduced.background = chip(of: style.background) }
    guard reduced.foreground != style.foreground,
      let ground = style.background.original(else: paper),
      let original = style.foreground.original(else: .default)
    else { return reduced }
    let behind = grounds(of: reduced.background, depth)
    let wanted = min(Contrast.text, Contrast.ratio(original, ground))
    reduced.foreground =
      Colour.known(at: depth).filter { Self.contrast(of: $0, on: behind) >= wanted }
      .nearest(to: original) ?? reduced.foreground
    return reduced
  }

  /// The nearest of the 16 backgrounds on which something can be read, and which does not
  /// disappear in the terminal's own.
  private func chip(of background: Colour) -> Colour {
    if case .ansi = background { return background }
    guard let original = background.original(else: .default) else { return background }
    let grounds = background == paper ? [] : grounds(of: .default, .ansi16)
    let legible = Colour.known(at: .ansi16).filter { chip in
      let isSeen = grounds.isEmpty || Self.contrast(of: chip, on: grounds) >= 1.3
      return isSeen
        && [Colour.ansi(0), .ansi(15)].contains { ink in
          Self.contrast(of: ink, on: chip.appearances) >= Contrast.text
        }
    }
    return legible.nearest(to: original) ?? background.reduced(to: .ansi16)
  }

  /// What may lie behind a cell, in the palette of xterm and that of a PC.
  private func grounds(of colour: Colour, _ depth: ColourDepth) -> [Colour.RGB] {
    if colour != .default { return colour.appearances }
    switch (background, depth) {
    case (.dark, .ansi16): return [Colour.RGB(hex: 0x000000)]
    case (.light, .ansi16): return [Colour.RGB(hex: 0xFFFFFF)]
    default: return paper.appearances
    }
  }

  /// The contrast where it is least, over the palettes.
  private static func contrast(of colour: Colour, on grounds: [Colour.RGB]) -> Double {
    let inks = colour.appearances
    guard !inks.isEmpty, !grounds.isEmpty else { return 0 }
    return (0..<max(inks.count, grounds.count)).map {
      Contrast.ratio(inks[$0 % inks.count], grounds[$0 % grounds.count])
    }.min() ?? 0
  }
}

extension Colour {
  /// The colours of a terminal of this depth; of 256 without the 16 that a person may have changed.
  fileprivate static func known(at depth: ColourDepth) -> [Colour] {
    depth == .ansi16 ? (0..<16).map { .ansi($0) } : (16...255).map { .indexed($0) }
  }

  /// What the colour looks like: for one of the 16, in xterm and on a PC; nothing for the
  /// terminal's own.
  var appearances: [RGB] {
    switch self {
    case .default: []
    case .ansi(let index): [Self.xterm[Int(index % 16)], Self.vga[Int(index % 16)]]
    case .indexed(let index): [Self.palette(Int(index))]
    case .rgb(let red, let green, let blue): [RGB(red, green, blue)]
    }
  }

  /// What a theme's author saw.
  fileprivate func original(else other: Colour) -> RGB? {
    appearances.first ?? other.appearances.first
  }
}

extension [Colour] {
  fileprivate func nearest(to original: Colour.RGB) -> Colour? {
    func distance(_ colour: Colour) -> Int {
      colour.appearances.first?.distance(to: original) ?? .max
    }
    return self.min { distance($0) < distance($1) }
  }
}
