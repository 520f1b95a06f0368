import Terminal
import Testing

struct RectTests {
  let area = Rect(x: 2, y: 1, width: 20, height: 10)

  @Test func `fixed rows take theirs and a fill takes the rest`() {
    let rows = area.rows([.fixed(1), .fill, .fixed(2)])
    #expect(rows.map(\.y) == [1, 2, 9])
    #expect(rows.map(\.height) == [1, 7, 2])
    #expect(rows.allSatisfy { $0.x == 2 && $0.width == 20 })
  }

  @Test func `several fills share equally and the first takes the odd cell`() {
    #expect(area.rows([.fill, .fill, .fill]).map(\.height) == [4, 3, 3])
  }

  @Test func `a fraction is of the whole without the gaps`() {
    let columns = area.columns([.fraction(0.5), .fill], gap: 2)
    #expect(columns.map(\.x) == [2, 13])
    #expect(columns.map(\.width) == [9, 9])
  }

  @Test func `where the room ends later parts are empty`() {
    let rows = Rect(x: 0, y: 0, width: 5, height: 3).rows([.fixed(2), .fixed(4), .fixed(1), .fill])
    #expect(rows.map(\.height) == [2, 1, 0, 0])
    #expect(rows.allSatisfy { $0.maxY <= 3 })
  }

  @Test(arguments: [-5, 0, 1, 2])
  func `splitting and shrinking next to nothing stays inside`(side: Int) {
    let tiny = Rect(x: 0, y: 0, width: side, height: side)
    let parts = tiny.columns([.fixed(3), .fraction(.nan), .fraction(-1), .fill], gap: 1)
    #expect(parts.allSatisfy { $0.width >= 0 && $0.maxX <= max(0, side) })
    #expect(tiny.inset(by: 3).isEmpty)
    #expect(tiny.centred(width: 80, height: 24).width == max(0, side))
  }

  @Test func `rectangles apart have an empty intersection`() {
    #expect(area.intersection(Rect(x: 40, y: 40, width: 5, height: 5)).isEmpty)
    #expect(
      area.intersection(Rect(x: 0, y: 0, width: 5, height: 5))
        == Rect(x: 2, y: 1, width: 3, height: 4))
  }

  @Test func `a row outside the rectangle is empty`() {
    #expect(area.row(9) == Rect(x: 2, y: 10, width: 20, height: 1))
    #expect(area.row(10).isEmpty)
    #expect(area.row(-1).isEmpty)
  }
}
