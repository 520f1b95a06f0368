import Testing

@testable import Terminal

struct ColourVisionTests {
  /// Sharma, Wu, Dalal 2005, table 1.
  @Test(arguments: [
    (CIELab(50, 2.6772, -79.7751), CIELab(50, 0, -82.7485), 2.0425),
    (CIELab(50, -1.3802, -84.2814), CIELab(50, 0, -82.7485), 1.0000),
    (CIELab(50, 2.5, 0), CIELab(73, 25, -18), 27.1492),
    (CIELab(60.2574, -34.0099, 36.2677), CIELab(60.4626, -34.1751, 39.4387), 1.2644),
    (CIELab(2.0776, 0.0795, -1.1350), CIELab(0.9033, -0.0636, -0.5514), 0.9082),
    (CIELab(50, 2.49, -0.001), CIELab(50, -2.49, 0.0011), 7.2195),
  ])
  func `differences are those of the published table`(a: CIELab, b: CIELab, expected: Double) {
    #expect(abs(a.difference(from: b) - expected) < 5e-5)
    #expect(abs(b.difference(from: a) - expected) < 5e-5)
  }

  @Test(arguments: [
    (0xFFFFFF, 0x000000, 21.0), (0x767676, 0xFFFFFF, 4.54), (0x777777, 0xFFFFFF, 4.48),
    (0xFF0000, 0xFFFFFF, 4.0), (0x0000FF, 0xFFFFFF, 8.59),
  ])
  func `contrast is that of WCAG`(a: Int, b: Int, expected: Double) {
    let ratio = Contrast.ratio(Colour.RGB(hex: a), Colour.RGB(hex: b))
    #expect(abs(ratio - expected) < 0.005)
  }

  /// The classical confusion, which a wrong matrix would not show.
  @Test func `red and green are close for dichromats, blue and yellow are not`() {
    func difference(_ a: Int, _ b: Int, _ vision: ColourVision) -> Double {
      vision.seen(Colour.RGB(hex: a)).difference(from: vision.seen(Colour.RGB(hex: b)))
    }
    for vision in [ColourVision.protanopia, .deuteranopia] {
      #expect(difference(0xB3001F, 0x944100, vision) < 12)
      #expect(difference(0x0000FF, 0xFFFF00, vision) > 60)
    }
    #expect(difference(0xB3001F, 0x944100, .normal) > 15)
  }
}
