import Terminal
import Testing

/// Every widget and chart, with awkward and with empty data, at every size.
struct DrawingBoundsTests {
  static let sizes: [(Int, Int)] =
    [(0, 0), (1, 1), (2, 2), (3, 1), (1, 9), (5, 3), (20, 5), (40, 8), (40, 10), (80, 24)]
    + [(190, 45), (200, 60)]

  static func widgets() -> [(name: String, widget: any Widget)] {
    let nasty = "中文\u{1B}[2J\u{202E}e\u{301}🙂 grade ≥ 3\n\ttail"
    return plain(nasty) + charts(nasty)
  }

  static func plain(_ nasty: String) -> [(name: String, widget: any Widget)] {
    let columns = [
      TableColumn(nasty, width: .minimum(6)),
      TableColumn("n", width: .fixed(5), alignment: .decimal(tail: 2), priority: 1),
      TableColumn(nasty, width: .fixed(9), alignment: .right, priority: 2),
    ]
    return [
      ("panel", Panel(nasty, rightTitle: nasty, footer: nasty, isFocused: true)),
      (
        "tabs",
        TabLine(tabs: [.init(key: "1", title: nasty), .init(key: "中", title: "x")], active: 1)
      ),
      ("no tabs", TabLine(tabs: [], active: 0)),
      ("hints", HintLine([.init(key: "中", word: nasty), .init(key: "q", word: "quit")])),
      (
        "table",
        Table(columns: columns, rowCount: 999, selected: 500, offset: 3) {
          [TableCell(nasty, indent: $0 % 40), TableCell("\($0).5"), TableCell(nasty)]
        }
      ),
      ("empty table", Table(columns: [], rowCount: 0, selected: 3) { _ in [] }),
      ("gauge", Gauge(fraction: 0.7, mark: 1)),
      ("odd gauge", Gauge(fraction: .infinity, mark: .nan)),
      ("sparkline", Sparkline([1, nil, .nan, -3, .infinity, 9])),
      ("bar row", BarRow(label: nasty, number: "123456", share: "1 %", fraction: 2)),
      (
        "input",
        InputLine(prompt: nasty, text: nasty, cursor: 7, fault: .init(position: 99, message: nasty))
      ),
      (
        "odd input",
        InputLine(prompt: "", text: "", cursor: -4, fault: .init(position: -2, message: ""))
      ),
      ("paragraph", Paragraph(nasty + nasty)),
      (
        "popup",
        Popup(
          title: nasty, lines: Array(repeating: [Span(nasty), Span(nasty)], count: 30),
          footer: nasty, offset: 4)
      ),
      ("empty popup", Popup(title: "", lines: [])),
      ("scroll bar", ScrollBar(count: 100, visible: 50..<60)),
    ]
  }

  static func charts(_ nasty: String) -> [(name: String, widget: any Widget)] {
    let axis = ChartAxis(0...10, ticks: [.init(0, "0"), .init(5, nasty), .init(10, "10")])
    let flat = ChartAxis(3...3, ticks: [.init(3, "3"), .init(99, "99")])
    let points = [
      ChartPoint(x: -5, y: 11), .init(x: 2, y: 7), .init(x: .nan, y: 1), .init(x: 99, y: -9),
    ]
    let band = StepChart.Band(lower: points, upper: [.init(x: 0, y: 10)])
    let series = (0..<4).map {
      StepChart.Series(
        label: nasty + "\($0)", steps: points, end: $0 == 0 ? nil : .infinity, band: band,
        censored: [1, 2, 3, .nan, 800], fadesAfter: 4)
    }
    let rows = [ChartTableRow(label: nasty, role: .series1, values: ["1", nasty])]
    return [
      (
        "steps",
        StepChart(
          series: series, xAxis: axis, yAxis: axis, tableRows: rows, bands: .shaded,
          cursor: .init(x: 5, readOut: nasty))
      ),
      ("flat steps", StepChart(series: series, xAxis: flat, yAxis: flat, bands: .dotted)),
      ("no steps", StepChart(series: [.init(label: "", steps: [])], xAxis: axis, yAxis: axis)),
      (
        "lines",
        LineChart(
          series: [
            .init(label: nasty, points: points, style: .steps, role: .series1),
            .init(
              label: "plan", points: [.init(x: 0, y: 0), .init(x: 10, y: 10)], style: .dotted,
              role: .plan),
          ],
          band: .init(
            lower: [.init(x: 1, y: 1), .init(x: 9, y: 3)],
            upper: [.init(x: 1, y: 1), .init(x: 9, y: 30)]),
          markers: [.init(x: 9, label: nasty)], xAxis: axis, yAxis: axis)
      ),
      (
        "columns",
        ColumnChart(columns: (0..<70).map { .init(nasty, value: Double($0 - 5), plan: 9) })
      ),
      (
        "odd columns",
        ColumnChart(columns: [.init("", value: .nan, plan: .infinity), .init("", value: .infinity)])
      ),
      ("no columns", ColumnChart(columns: [])),
      (
        "waterfall",
        WaterfallChart(
          bars: (0..<300).map {
            .init(value: $0 % 7 == 0 ? nil : Double($0) - 150, role: .good, letter: "中")
          },
          references: [.init(20, "+20"), .init(-30, nasty)])
      ),
      (
        "odd waterfall",
        WaterfallChart(
          bars: [.init(value: .nan, role: .text), .init(value: -.infinity, role: .text)],
          range: 0...0)
      ),
      ("no waterfall", WaterfallChart(bars: [])),
      (
        "forest",
        ForestChart(
          rows: (0..<30).map {
            .init(
              nasty, indent: $0 % 9, note: Phrase(nasty),
              interval: .init(estimate: Double($0) - 3, lower: -.infinity, upper: .nan), text: nasty
            )
          }, axis: ChartAxis(0.1...10, ticks: [.init(1, nasty), .init(99, "9")]),
          sides: (nasty, nasty))
      ),
      (
        "odd forest",
        ForestChart(
          rows: [.init("x", interval: .init(estimate: 1, lower: 0, upper: .infinity))], axis: flat)
      ),
      (
        "timeline",
        TimelineChart(
          lanes: (0..<30).map {
            .init(
              nasty,
              intervals: [.init(from: Double($0) - 9, to: .infinity, isOpen: true, text: nasty)],
              marks: [.init(.nan, "中"), .init(5, "中", text: nasty), .init(5.01, "x")])
          }, axis: axis, lines: [.init(5, nasty), .init(.nan, "x"), .init(99, "y")], offset: 99,
          focus: .init(lane: 29, from: -9, to: .infinity))
      ),
      (
        "odd timeline",
        TimelineChart(
          lanes: [.init("", intervals: [.init(from: .nan, to: .nan), .init(from: 3, to: 1)])],
          axis: flat, offset: -4, focus: .init(lane: 7, from: .nan, to: 0))
      ),
      ("no timeline", TimelineChart(lanes: [], axis: axis)),
      (
        "dots",
        DotChart(
          rows: (0..<30).map { .init(nasty, before: Double($0), after: .nan, text: nasty) },
          axis: axis, threshold: 3)
      ),
      ("odd dots", DotChart(rows: [.init("", before: -.infinity, after: .infinity)], axis: flat)),
    ]
  }

  @Test(arguments: sizes, Charset.allCases)
  func `nothing is drawn outside the area and every row keeps its width`(
    size: (Int, Int), charset: Charset
  ) {
    for (name, widget) in Self.widgets() {
      var buffer = Buffer(size: Size(width: size.0 + 6, height: size.1 + 4), charset: charset)
      buffer.fill(buffer.area, "@", role: .badge)
      let area = Rect(x: 3, y: 2, width: size.0, height: size.1)
      widget.draw(in: area, of: &buffer)
      for y in 0..<buffer.size.height {
        for x in 0..<buffer.size.width where !area.contains(x: x, y: y) {
          let cell = buffer[x, y]
          #expect(
            cell.character == "@" && cell.role == .badge && !cell.isReversed, "\(name) \(x),\(y)")
        }
      }
      #expect(buffer.lines.allSatisfy { $0.displayWidth == buffer.size.width }, "\(name)")
    }
  }

  @Test(arguments: [Charset.ascii, .console])
  func `in a poorer charset no glyph beyond it is left`(charset: Charset) {
    let allowed = Set("─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬█░")
    for (name, widget) in Self.widgets() {
      let shown = picture(widget, 80, 24, charset)
      let foreign = shown.filter { character in
        let value = character.unicodeScalars.first?.value ?? 0
        return charset == .ascii ? value > 0x7E : value > 0xFF && !allowed.contains(character)
      }
      #expect(foreign.isEmpty, "\(name)")
    }
  }
}
