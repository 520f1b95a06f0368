import Terminal
import Testing

struct TableTests {
  @Test(arguments: [
    (100, 10, 5, 0, 0..<10), (100, 10, 10, 0, 1..<11), (100, 10, 3, 8, 3..<13),
    (100, 10, 99, 0, 90..<100), (100, 10, 50, 45, 45..<55), (5, 10, 4, 3, 0..<5),
    (100, 10, 95, 200, 90..<100), (100, 10, 500, 20, 20..<30), (0, 10, 0, 0, 0..<0),
    (100, 0, 5, 5, 0..<0), (100, 10, 5, -7, 0..<10),
  ])
  func `the window moves no further than the selection needs`(
    rows: Int, height: Int, selected: Int, offset: Int, expected: Range<Int>
  ) {
    let window = Table.window(rowCount: rows, height: height, selected: selected, offset: offset)
    #expect(window == expected)
  }

  @Test func `without a selection the offset alone decides`() {
    #expect(Table.window(rowCount: 50, height: 5, selected: nil, offset: 7) == 7..<12)
  }

  let columns: [TableColumn] = [
    TableColumn("Term", width: .minimum(8)),
    TableColumn("any", width: .fixed(8), alignment: .decimal(tail: 4)),
    TableColumn("≥ 3", width: .fixed(4), alignment: .right, priority: 1),
    TableColumn("Site", width: .fixed(6), priority: 2),
  ]

  func table(selected: Int? = nil, sort: Table.Sort? = nil) -> Table {
    let rows: [[TableCell]] = [
      [.init("Leukopenia"), .init("38.6 %"), .init("37"), .init("复旦大学")],
      [.init("Anaemia", indent: 1), .init("·", .muted), .init("0"), .init("Köln")],
      [.init("Nausea"), .init("7.0 %"), .init("12")],
    ]
    return Table(columns: columns, rowCount: 3, selected: selected, sort: sort) { rows[$0] }
  }

  @Test func `points align, wide text is cut by its columns and missing cells stay blank`() {
    #expect(
      picture(table(selected: 1, sort: .init(column: 1, isDescending: true)), 36, 4) == """
          Term             any▼  ≥ 3 Site
          Leukopenia     38.6 %   37 复…学
        ▸  Anaemia        ·        0 Köln
          Nausea          7.0 %   12
        """)
  }

  @Test func `columns leave in the order of their priority`() {
    #expect(
      picture(table(), 29, 4) == """
          Term              any  ≥ 3
          Leukopenia     38.6 %   37
           Anaemia        ·        0
          Nausea          7.0 %   12
        """)
    #expect(
      picture(table(), 21, 4) == """
          Term           any
          Leuk…enia   38.6 %
           Anaemia     ·
          Nausea       7.0 %
        """)
  }

  @Test func `the selected row is marked by a sign and a short reversed key`() {
    let lines = roles(table(selected: 0), 36, 2)
    #expect(lines[1].hasPrefix("C.SSSSSSSSSSS"))
    #expect(lines[1].filter { $0 == Role.selection.code }.count <= 12)
  }

  @Test func `a million rows ask only for those in view`() {
    final class Asked { var rows: [Int] = [] }
    let asked = Asked()
    let table = Table(columns: columns, rowCount: 1_000_000, selected: 500_000, offset: 499_990) {
      asked.rows.append($0)
      return [TableCell("row \($0)")]
    }
    _ = picture(table, 60, 25)
    #expect(asked.rows == Array(499_990..<500_014))
  }

  @Test func `the mouse finds rows and headers where they are drawn`() {
    let table = table()
    let area = Rect(x: 10, y: 5, width: 36, height: 4)
    #expect(table.rowIndex(atX: 12, y: 6, in: area) == 0)
    #expect(table.rowIndex(atX: 12, y: 8, in: area) == 2)
    #expect(table.rowIndex(atX: 12, y: 5, in: area) == nil)
    #expect(table.rowIndex(atX: 12, y: 9, in: area) == nil)
    #expect(table.headerIndex(atX: 12, y: 5, in: area) == 0)
    #expect(table.headerIndex(atX: 39, y: 5, in: area) == 3)
    #expect(table.headerIndex(atX: 38, y: 6, in: area) == nil)
  }

  @Test func `the room is shared by growing columns and never exceeded`() {
    for width in 0...80 {
      let places = columns.places(width: width, gap: 1)
      #expect(places.allSatisfy { $0.x + $0.width <= width })
      #expect(zip(places, places.dropFirst()).allSatisfy { $0.x + $0.width < $1.x })
    }
    #expect(columns.places(width: 60, gap: 1).map(\.width) == [39, 8, 4, 6])
  }
}
