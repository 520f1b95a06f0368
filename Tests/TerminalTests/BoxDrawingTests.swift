import Testing

@testable import Terminal

struct BoxDrawingTests {

  @Test(
    arguments: [
      ("─", Edges(left: .light, right: .light)), ("━", Edges(left: .heavy, right: .heavy)),
      ("│", Edges(up: .light, down: .light)), ("┃", Edges(up: .heavy, down: .heavy)),
      ("╼", Edges(left: .light, right: .heavy)), ("╾", Edges(left: .heavy, right: .light)),
      ("╽", Edges(up: .light, down: .heavy)), ("╿", Edges(up: .heavy, down: .light)),
      ("┌", Edges(right: .light, down: .light)), ("┐", Edges(left: .light, down: .light)),
      ("└", Edges(right: .light, up: .light)), ("┘", Edges(left: .light, up: .light)),
      ("┎", Edges(right: .light, down: .heavy)), ("┑", Edges(left: .heavy, down: .light)),
      ("┖", Edges(right: .light, up: .heavy)), ("┙", Edges(left: .heavy, up: .light)),
      ("┱", Edges(left: .heavy, right: .light, down: .heavy)),
      ("┷", Edges(left: .heavy, right: .heavy, up: .light)),
      ("┡", Edges(right: .heavy, up: .heavy, down: .light)),
      ("┪", Edges(left: .heavy, up: .light, down: .heavy)),
      ("╃", Edges(left: .heavy, right: .light, up: .heavy, down: .light)),
      ("╆", Edges(left: .light, right: .heavy, up: .light, down: .heavy)),
      ("┼", Edges(left: .light, right: .light, up: .light, down: .light)),
      ("╋", Edges(left: .heavy, right: .heavy, up: .heavy, down: .heavy)),
      ("╷", Edges(down: .light)), ("╹", Edges(up: .heavy)), ("╸", Edges(left: .heavy)),
    ] as [(Character, Edges)])
  func `edges become the joint that Unicode names`(glyph: Character, edges: Edges) {
    #expect(edges.glyph == glyph)
    #expect(Edges(of: glyph) == edges)
  }

  @Test func `all 80 joints differ`() {
    let weights: [Edges.Weight] = [.none, .light, .heavy]
    var glyphs: Set<Character> = []
    for left in weights {
      for right in weights {
        for up in weights {
          for down in weights {
            glyphs.insert(Edges(left: left, right: right, up: up, down: down).glyph)
          }
        }
      }
    }
    #expect(glyphs.count == 81)
    #expect(glyphs.contains(" "))
  }

  @Test func `where two lines share an edge the heavy one is seen`() {
    let light = Edges(left: .light, right: .light)
    let heavy = Edges(right: .heavy, down: .heavy)
    #expect(light.joined(with: heavy).glyph == "┲")
  }
}
