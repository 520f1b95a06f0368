import Terminal
import Testing

struct TimelineChartTests {
  private static let axis = ChartAxis(
    0...30, ticks: [.init(0, "0"), .init(10, "w10"), .init(20, "w20"), .init(30, "w30")])

  private static let lanes: [TimelineChart.Lane] = [
    .init("doses", marks: [.init(0, "D"), .init(10, "D", text: "D 200"), .init(20, "D")]),
    .init("nausea", intervals: [.init(from: 3, to: 9, text: "2", role: .grade2)]),
    .init("rash", intervals: [.init(from: 12, to: 28, isOpen: true, text: "1")]),
    .init("cough", intervals: [.init(from: -5, to: 4, text: "3"), .init(from: 25, to: 90)]),
    .init("one day", intervals: [.init(from: 15, to: 15, isOpen: true, text: "5 fatal")]),
  ]

  private static let chart = TimelineChart(
    lanes: lanes, axis: axis, lines: [.init(28, "cut-off")])

  @Test func `intervals show their text and their ends, points their letters`() {
    #expect(
      picture(Self.chart, 39, 8) == """
                                        cut-off
        doses   D         D 200     D       ┊
        nausea     2━━━━━━                  ┊
        rash                1━━━━━━━━━━━━━━━►
        cough   …3━━━                    ━━━━━…
        one day                5            ┊
                ┴─────────┴─────────┴─────────┴
                0        w10       w20      w30
        """)
  }

  @Test func `in ASCII an interval is told from the axis and its arrow from a cut`() {
    #expect(
      picture(Self.chart, 39, 8, .ascii) == """
                                        cut-off
        doses   D         D 200     D       |
        nausea     2======                  |
        rash                1===============>
        cough   ~3===                    =====~
        one day                5            |
                +---------+---------+---------+
                0        w10       w20      w30
        """)
  }

  @Test func `lanes without room are counted beside the axis, and the offset brings them`() {
    var chart = Self.chart
    chart.offset = 3
    let shown = picture(chart, 45, 5).split(separator: "\n")
    #expect(shown.map { $0.prefix(7) }[..<3] == ["rash   ", "cough  ", "one day"])
    #expect(shown[3].hasPrefix("3–5 of 5 ┴"))
    #expect(chart.visibleLanes(height: 5) == 3)
  }

  @Test func `two different marks in one cell are a plus, two alike stay themselves`() {
    let lane = TimelineChart.Lane(
      "x", marks: [.init(5, "D"), .init(5, "R"), .init(20, "D"), .init(20, "D")])
    let shown = picture(TimelineChart(lanes: [lane], axis: Self.axis), 33, 3)
    #expect(shown.filter { $0 == "+" }.count == 1)
    #expect(shown.filter { $0 == "D" }.count == 1 && !shown.contains("R"))
  }

  @Test func `zooming is a narrower axis: what lies outside is not drawn`() {
    var chart = Self.chart
    chart.axis = ChartAxis(11...14, ticks: [.init(12, "12")])
    let shown = picture(chart, 39, 8)
    #expect(!shown.contains("D") && !shown.contains("2━"))
    #expect(shown.contains("1━━━━") && shown.contains("…"))
    #expect(!shown.contains("►"))
  }

  @Test func `the focus reverses the cells of the item and nothing else`() {
    var chart = Self.chart
    chart.focus = .init(lane: 1, from: 3, to: 9)
    var buffer = Buffer(size: Size(width: 39, height: 8))
    chart.draw(in: buffer.area, of: &buffer)
    let reversed = (0..<8).map { y in (0..<39).filter { buffer[$0, y].isReversed } }
    #expect(reversed.enumerated().allSatisfy { $0.offset == 2 || $0.element.isEmpty })
    #expect(reversed[2] == Array(11...17))
  }

  @Test(arguments: [Charset.box, .console, .ascii])
  func `at any size nothing is drawn outside the area`(charset: Charset) {
    for width in 1...200 where width < 30 || width % 17 == 0 || width == 200 {
      for height in 1...60 where height < 12 || height % 7 == 0 || height == 60 {
        var buffer = Buffer(size: Size(width: width + 2, height: height + 2), charset: charset)
        buffer.fill(buffer.area, "@", role: .badge)
        var chart = Self.chart
        chart.offset = width % 5
        chart.draw(in: Rect(x: 1, y: 1, width: width, height: height), of: &buffer)
        let edges =
          (0..<(width + 2)).flatMap { [buffer[$0, 0], buffer[$0, height + 1]] }
          + (0..<(height + 2)).flatMap { [buffer[0, $0], buffer[width + 1, $0]] }
        #expect(edges.allSatisfy { $0.character == "@" }, "\(width)x\(height)")
      }
    }
  }

  @Test func `wherever there is room for the lanes every interval on the axis is seen`() {
    for width in 16...120 {
      let chart = TimelineChart(lanes: Self.lanes, axis: Self.axis)
      let lines = picture(chart, width, chart.height).split(separator: "\n")
      for (line, digit) in zip(lines[1...4], ["2", "1", "3", "5"]) {
        #expect(line.contains(digit), "\(width)")
      }
    }
  }
}
