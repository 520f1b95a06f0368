import Terminal
import Testing

struct ForestChartTests {
  private static let axis = ChartAxis(
    0.25...4, ticks: [.init(0.25, "0.25"), .init(1, "1"), .init(4, "4")])

  @Test func `intervals lie on a logarithmic axis around the line of no difference`() {
    let chart = ForestChart(
      rows: [
        .init("All", note: "40", interval: .init(estimate: 1, lower: 0.5, upper: 2), text: "1.00"),
        .init("Sex", text: "p 0.30"),
        .init(
          "male", indent: 2, note: "20", interval: .init(estimate: 0.5, lower: 0.1, upper: 1),
          text: "0.50"),
        .init("female", indent: 2, note: "20", text: "no events"),
      ], axis: Self.axis)
    #expect(
      picture(chart, 40, 6) == """
        All      40     ├────■───┤     1.00
        Sex                  ┊         p 0.30
          male   20 ◄───■────┤         0.50
          female 20          ┊         no events
                    ┼────────┼───────┼
                    0.25     1       4
        """)
  }

  @Test
  func `where the room is short notes go first, then the plot, and rows that are left out count`() {
    let rows = (0..<9).map { index in
      ForestChart.Row(
        "row \(index)", note: "note", interval: .init(estimate: 1, lower: 0.5, upper: 2),
        text: "1.00")
    }
    let chart = ForestChart(rows: rows, axis: Self.axis)
    let narrow = picture(chart, 24, 5).split(separator: "\n")
    #expect(!narrow[0].contains("note") && narrow[0].contains("■"))
    #expect(narrow[2] == "… 7 more need a higher t")
    #expect(!picture(chart, 14, 5).contains("■"))
  }

  @Test func `in ASCII an interval is made of brackets that everybody has`() {
    let chart = ForestChart(
      rows: [.init("x", interval: .init(estimate: 1, lower: 0.5, upper: 9), text: "1")],
      axis: Self.axis)
    #expect(
      picture(chart, 24, 3, .ascii) == """
        x      +----#--------> 1
          +---------+--------+
          0.25      1        4
        """)
  }
}

struct DotChartTests {
  @Test func `before is hollow, after is filled, the threshold a line`() {
    let chart = DotChart(
      rows: [
        .init("age", before: 0.5, after: 0.05, text: "0.50 0.05"),
        .init("kps", before: 0.2, after: nil, text: "0.20 –"),
      ],
      axis: ChartAxis(0...0.5, ticks: [.init(0, "0"), .init(0.1, "0.1"), .init(0.5, "0.5")]),
      threshold: 0.1)
    #expect(
      picture(chart, 35, 4) == """
        age   ● ┊               ○ 0.50 0.05
        kps     ┊   ○             0.20 –
            ┼───┼───────────────┼
            0  0.1            0.5
        """)
  }
}
