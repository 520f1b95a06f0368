extension ForeignScheme {
  /// The scheme as a theme, and the roles whose colour was adapted, with the original.
  ///
  /// Colours that could not be read on their background are mixed with white or black until they
  /// can: other programs draw comments with them, this one draws numbers.
  package func theme(
    named name: String, paintsPaper: Bool = false
  ) -> (theme: Theme, adapted: [Role: String]) {
    var (styles, adapted): ([Role: Style], [Role: String]) = ([:], [:])
    for role in Role.allCases {
      let drawing = SchemeSlot.drawing(of: role)
      let ground = drawing.chip.map(colour) ?? paper
      let wish = colour(drawing.ink)
      let ink = wish.legible(on: ground, contrast: Self.needed(role))
      if ink != wish { adapted[role] = wish.colour.text }
      styles[role] = Style(
        ink.colour, on: drawing.chip == nil ? .default : ground.colour,
        bold: drawing.attributes.isBold, underline: drawing.attributes.isUnderlined)
    }
    let theme = Theme(
      name: name, background: isDark ? .dark : .light, paper: paper.colour,
      paintsPaper: paintsPaper, styles: styles)
    return (theme, adapted)
  }

  private static func needed(_ role: Role) -> Double {
    role.isGraphic ? Contrast.graphic : Contrast.text
  }

  /// btop leaves the background to the terminal where main_bg is empty; the text tells which.
  private var paper: Colour.RGB {
    let given = SchemeSlot.paper.keys(of: format, isDark: false).compactMap { colours[$0] }.first
    return given ?? Colour.RGB(hex: text.luminance > 0.18 ? 0x000000 : 0xFFFFFF)
  }

  private var text: Colour.RGB {
    colours[format == .btop ? "main_fg" : "base05"] ?? Colour.RGB(hex: 0xFFFFFF)
  }

  /// White is better to read on it than black.
  private var isDark: Bool { paper.isDark }

  private func colour(_ slot: SchemeSlot) -> Colour.RGB {
    if slot == .paper { return paper }
    return slot.keys(of: format, isDark: isDark).lazy.compactMap { colours[$0] }.first ?? text
  }
}

extension Colour.RGB {
  var colour: Colour { .rgb(UInt8(red), UInt8(green), UInt8(blue)) }

  fileprivate var isDark: Bool {
    Contrast.ratio(self, .init(hex: 0xFFFFFF)) >= Contrast.ratio(self, .init(hex: 0x000000))
  }

  /// This colour, mixed in steps with white or black until it has the contrast.
  fileprivate func legible(on ground: Colour.RGB, contrast: Double) -> Colour.RGB {
    let end = Colour.RGB(hex: ground.isDark ? 0xFFFFFF : 0x000000)
    return (0...20).lazy.map { mixed(with: end, twentieths: $0) }
      .first { Contrast.ratio($0, ground) >= contrast } ?? end
  }

  private func mixed(with other: Colour.RGB, twentieths share: Int) -> Colour.RGB {
    func mix(_ a: Int, _ b: Int) -> Int { (a * (20 - share) + b * share) / 20 }
    return Colour.RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }
}
