import Terminal
import Testing

struct ColumnChartTests {
  @Test func `columns rise in eighths and the plan crosses them`() {
    let chart = ColumnChart(columns: [
      .init("Jan", value: 4, plan: 2), .init("Feb", value: 1, plan: 3), .init("Mar", value: 0),
    ])
    #expect(
      picture(chart, 20, 6) == """
        4┤█████
         │█████ ──────
        2┤──────
         │█████ ▂▂▂▂▂
         │█████ █████
        0┤Jan   Feb   Mar
        """)
    #expect(chart.note(in: Rect(x: 0, y: 0, width: 20, height: 6)) == nil)
  }

  @Test func `more columns than room are summed and said to be`() {
    let chart = ColumnChart(columns: (0..<30).map { .init("\($0)", value: 1, plan: 1) })
    let area = Rect(x: 0, y: 0, width: 14, height: 6)
    #expect(chart.note(in: area) == "each column is the sum of 3 neighbours")
    #expect(
      picture(chart, 14, 6) == """
        4┤
         │▆▆▆▆▆▆▆▆▆▆
        2┤██████████
         │██████████
         │██████████
        0┤0 6 12 21
        """)
  }
}

struct WaterfallChartTests {
  @Test func `bars rise and hang around zero with letters under them`() {
    let chart = WaterfallChart(
      bars: [
        .init(value: 100, role: .responseProgressive, letter: "P"),
        .init(value: 25, role: .responseProgressive, letter: "P"),
        .init(value: 0, role: .responseStable, letter: "S"),
        .init(value: nil, role: .responseNone, letter: "N"),
        .init(value: -50, role: .responsePartial, letter: "R"),
        .init(value: -100, role: .responseComplete, letter: "C"),
        .init(value: 180, role: .responseProgressive, letter: "P"),
      ], references: [.init(20, "+20"), .init(-30, "-30")], ticks: [.init(0, "0")])
    #expect(
      picture(chart, 24, 10) == """
           │██          ▲▲
           │██          ██
           │██          ██
        +20│████┄┄┄┄┄┄┄┄██┄┄┄┄┄┄
          0├────────────────────
           │        ████
        -30│┄┄┄┄┄┄┄┄████┄┄┄┄┄┄┄┄
           │          ██
           │          ██
            P P S N R C P
        """)
  }

  @Test func `neighbours too many for the width are represented by their middle one`() {
    let chart = WaterfallChart(
      bars: (0..<30).map { .init(value: Double(100 - 6 * $0), role: .barFill) })
    #expect(
      chart.note(in: Rect(x: 0, y: 0, width: 11, height: 9))
        == "each column is the middle one of 3 neighbours")
    #expect(
      picture(chart, 11, 9) == """
        │▆
        │██▃
        │███▅
        │████▇▁
        ├──────────
        │      ▀███
        │       ▀██
        │         █
        │
        """)
  }
}

struct LineChartTests {
  func chart() -> LineChart {
    LineChart(
      series: [
        .init(
          label: "actual", points: [(0, 0), (2, 20), (5, 60)].map { ChartPoint(x: $0.0, y: $0.1) },
          style: .steps, role: .series1),
        .init(
          label: "plan", points: [.init(x: 0, y: 0), .init(x: 10, y: 100)], style: .dotted,
          role: .plan),
      ],
      band: .init(
        lower: [.init(x: 5, y: 60), .init(x: 10, y: 80)],
        upper: [.init(x: 5, y: 60), .init(x: 8, y: 100)]),
      markers: [.init(x: 5, label: "cut-off")],
      xAxis: ChartAxis(0...10, ticks: [.init(0, "0"), .init(5, "5"), .init(10, "10")]),
      yAxis: .counts(to: 100))
  }

  @Test func `what happened, what was planned and what is expected share one plot`() {
    #expect(
      picture(chart(), 40, 10) == """
        100┤                  ┊cut-off ░░    ···
         80┤                  ┊    ░░░░░·····
           │                  ┊ ░░░·····░ · plan
         60┤                  ┏····
         40┤             ·····┃ ━ actual
           │        ·····     ┃
         20┤   ····┏━━━━━━━━━━┛
          0┤━━━━━━━┛          ┊
           └┬─────────────────┬────────────────┬
            0                 5               10
        """)
  }

  @Test func `on request the plan is drawn in braille`() {
    #expect(
      picture(chart(), 30, 8, .braille) == """
        100┤             ┊cut-off ⣀⠤⠒⠉
         80┤             ┊ ░░⢀⡠⠔⠊⠉
         60┤             ┏⠤⠒⠉⠁░ · plan
         40┤        ⢀⣀⠤⠒⠉┃ ━ actual
         20┤    ⣀┏━━━━━━━┛
          0┤━━━━━┛       ┊
           └┬────────────┬───────────┬
            0            5          10
        """)
  }

  @Test(arguments: [
    (0.0, ["0", "1"]), (4, ["0", "1", "2", "3", "4"]), (12, ["0", "5", "10", "15"]),
    (354, ["0", "100", "200", "300", "400"]), (.nan, ["0", "1"]),
  ])
  func `counts are ticked as a person counts`(top: Double, labels: [String]) {
    #expect(ChartAxis.counts(to: top, about: 4).ticks.map(\.label) == labels)
  }
}
