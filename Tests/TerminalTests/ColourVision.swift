import Foundation

@testable import Terminal

/// How people see colours: with all three kinds of cones, or without one of them.
///
/// Matrices for a severity of 1.0 over linear RGB: Machado, Oliveira, Fernandes, IEEE Trans Vis
/// Comput Graph 2009;15:1291, table of the authors' supplement.
enum ColourVision: String, CaseIterable {
  case normal, protanopia, deuteranopia

  private var matrix: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    }
  }

  func seen(_ colour: Colour.RGB) -> CIELab {
    let light = [colour.linear.red, colour.linear.green, colour.linear.blue]
    let seen = matrix.map { row in
      min(1, max(0, zip(row, light).map { $0 * $1 }.reduce(0, +)))
    }
    return CIELab(linear: seen)
  }
}

/// A colour by its lightness and two oppositions, under D65 (CIE 15:2004).
struct CIELab {
  let lightness: Double
  let a: Double
  let b: Double

  init(_ lightness: Double, _ a: Double, _ b: Double) {
    (self.lightness, self.a, self.b) = (lightness, a, b)
  }

  /// From linear sRGB (IEC 61966-2-1).
  init(linear rgb: [Double]) {
    let matrix = [
      [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
      [0.0193339, 0.1191920, 0.9503041],
    ]
    let white = [0.95047, 1, 1.08883]
    let f = zip(matrix, white).map { row, white in
      let share = zip(row, rgb).map { $0 * $1 }.reduce(0, +) / white
      return share > 216.0 / 24389 ? cbrt(share) : (24389.0 / 27 * share + 16) / 116
    }
    self.init(116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2]))
  }

  var chroma: Double { hypot(a, b) }

  /// CIEDE2000 with all weights 1: Sharma, Wu, Dalal, Color Res Appl 2005;30:21, equations 2–22.
  func difference(from other: CIELab) -> Double {
    let mean = (chroma + other.chroma) / 2
    let stretch = 1 + 0.5 * (1 - Self.saturation(mean))
    let (a1, a2) = (a * stretch, other.a * stretch)
    let (c1, c2) = (hypot(a1, b), hypot(a2, other.b))
    let (h1, h2) = (Self.hue(a1, b), Self.hue(a2, other.b))
    let hues = Self.hues(h1, h2, isGrey: c1 * c2 == 0)
    let dH = 2 * sqrt(c1 * c2) * sin(hues.difference / 2 * .pi / 180)
    let (l, c, h) = ((lightness + other.lightness) / 2, (c1 + c2) / 2, hues.mean)
    let t =
      1 - 0.17 * Self.cosine(h - 30) + 0.24 * Self.cosine(2 * h)
      + 0.32 * Self.cosine(3 * h + 6) - 0.20 * Self.cosine(4 * h - 63)
    let turn = 60 * exp(-pow((h - 275) / 25, 2))
    let rotation = -2 * Self.saturation(c) * sin(turn * .pi / 180)
    let dL =
      (other.lightness - lightness) / (1 + 0.015 * pow(l - 50, 2) / sqrt(20 + pow(l - 50, 2)))
    let (dC, dHue) = ((c2 - c1) / (1 + 0.045 * c), dH / (1 + 0.015 * c * t))
    return sqrt(dL * dL + dC * dC + dHue * dHue + rotation * dC * dHue)
  }

  private static func saturation(_ chroma: Double) -> Double {
    sqrt(pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7)))
  }

  private static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }

  private static func hue(_ a: Double, _ b: Double) -> Double {
    let degrees = atan2(b, a) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }

  private static func hues(
    _ h1: Double, _ h2: Double, isGrey: Bool
  ) -> (difference: Double, mean: Double) {
    if isGrey { return (0, h1 + h2) }
    let difference = h2 - h1
    if abs(difference) <= 180 { return (difference, (h1 + h2) / 2) }
    return (
      difference > 0 ? difference - 360 : difference + 360,
      h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2
    )
  }
}
