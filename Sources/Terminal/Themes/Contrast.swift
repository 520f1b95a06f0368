import Glibc

/// Legibility by WCAG 2.2.
enum Contrast {
  /// For text: success criterion 1.4.3, level AA.
  static let text = 4.5
  /// For lines and blocks: success criterion 1.4.11.
  static let graphic = 3.0

  /// From 1 for equal colours to 21 for black on white:
  /// (L1 + 0.05) / (L2 + 0.05) with the lighter one above.
  static func ratio(_ a: Colour.RGB, _ b: Colour.RGB) -> Double {
    let (lighter, darker) = (max(a.luminance, b.luminance), min(a.luminance, b.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }
}

extension Colour.RGB {
  /// Relative luminance, 0 for black to 1 for white (WCAG 2.2, with the threshold of sRGB).
  var luminance: Double {
    let (red, green, blue) = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  /// Amounts of light from 0 to 1 (IEC 61966-2-1).
  var linear: (red: Double, green: Double, blue: Double) {
    (Self.light(red), Self.light(green), Self.light(blue))
  }

  private static func light(_ level: Int) -> Double {
    let share = Double(level) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
}
