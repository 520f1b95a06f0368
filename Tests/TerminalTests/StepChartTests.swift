import Testing

@testable import Terminal

struct StepChartTests {
  let percent = ChartAxis(0...1, ticks: [.init(0, "0%"), .init(0.5, "50%"), .init(1, "100%")])
  let months = ChartAxis(0...24, ticks: [0, 6, 12, 18, 24].map { AxisTick($0, "\(Int($0))") })

  func series(
    _ label: String, _ steps: [(Double, Double)], end: Double = 24, censored: [Double] = [],
    fadesAfter: Double? = nil
  ) -> StepChart.Series {
    StepChart.Series(
      label: label, steps: steps.map { ChartPoint(x: $0.0, y: $0.1) }, end: end,
      censored: censored, fadesAfter: fadesAfter)
  }

  func chart(_ series: [StepChart.Series], rows: [ChartTableRow] = []) -> StepChart {
    StepChart(series: series, xAxis: months, yAxis: percent, tableRows: rows)
  }

  let high = [(0.0, 1.0), (6, 0.75), (12, 0.5)]
  let low = [(0.0, 1.0), (3, 0.75), (9, 0.5), (15, 0.0)]

  @Test func `two curves stay apart by weight and share cells without loss`() {
    #expect(
      picture(chart([series("high", high, end: 18), series("low", low, end: 18)]), 38, 7) == """
        100%┤━━━━┱───┐
            │    ┗━━━┷━━━┱───┐
         50%┤            ┗━━━┷━━━┱──── ─ high
            │                    ┃
            │                    ┃
          0%┤                    ┗━━━━ ━ low
             0       6      12      18      24
        """)
  }

  @Test func `in ASCII the first curve is of dashes and the second of equals signs`() {
    #expect(
      picture(chart([series("high", high, end: 18), series("low", low, end: 18)]), 38, 7, .ascii)
        == """
        100%+====+---+
            |    #===+===+---+
         50%+            #===+===+---- - high
            |                    #
            |                    #
          0%+                    #==== = low
             0       6      12      18      24
        """)
  }

  @Test func `third and fourth curves carry letters`() {
    let curves = (0..<4).map { index in
      series("arm\(index)", [(0, 1 - 0.25 * Double(index))], end: 12)
    }
    #expect(
      picture(chart(curves), 40, 7) == """
        100%┤────────────────── ─ arm0
            │━━━━━━━━━━━━━━━━━━ ━ arm1
         50%┤───c──────c──────c ─c arm2
            │
            │━━━━d━━━━━━d━━━━━━ ━d arm3
          0%┤
             0        6      12       18      24
        """)
  }

  @Test func `numbers stand centred under their ticks`() {
    let rows = [
      ChartTableRow(label: "at risk", role: .series1, values: ["154", "100", "60", "9", "0"])
    ]
    #expect(
      picture(chart([series("arm", high, end: 18)], rows: rows), 50, 9) == """
            100%┤──────────┐
                │          └─────────┐
             50%┤                    └────────── ─ arm
                │
                │
              0%┤
                └┬─────────┬─────────┬─────────┬─────────┬
                 0         6        12        18        24
        at risk 154       100       60         9         0
        """)
  }

  @Test func `censoring ticks stand apart and a thin tail is broken`() {
    let curve = series(
      "arm", [(0, 1.0)], end: 16, censored: [2, 2.1, 2.6, 6, 15], fadesAfter: 12)
    #expect(
      picture(chart([curve]), 40, 6) == """
        100%┤───+─────+────────╌╌╌+╌╌ ─ arm
            │
         50%┤
            │
          0%┤
             0        6      12       18      24
        """)
    #expect(roles(chart([curve]), 40, 6)[0].contains("m"))
  }

  @Test func `a band is shaded between its limits`() {
    var curve = series("arm", [(0, 0.5)], end: 12)
    curve.band = .init(
      lower: [.init(x: 0, y: 0.5), .init(x: 6, y: 0.25)],
      upper: [.init(x: 0, y: 0.5), .init(x: 6, y: 0.75)])
    var chart = chart([curve])
    chart.bands = .shaded
    #expect(
      picture(chart, 30, 8) == """
        100%┤
            │      ░░░░░░░
         50%┤───────────── ─ arm
            │      ░░░░░░░
            │      ░░░░░░░
          0%┤
            └┬─────┬─────┬─────┬─────┬
             0     6    12    18    24
        """)
  }

  @Test func `the cursor reads out above the plot`() {
    var chart = chart([series("arm", [(0, 0.5)])])
    chart.cursor = .init(x: 12, readOut: "12 mo 0.50")
    #expect(
      picture(chart, 30, 7) == """
        12 mo 0.50
        100%┤            ┊
            │            ┊       ─ arm
         50%┤─────────────────────────
            │            ┊
          0%┤            ┊
             0     6    12    18    24
        """)
  }

  @Test func `rows that find no room are counted`() {
    let rows = (0..<6).map { ChartTableRow(label: "row \($0)", role: .text, values: ["1"]) }
    let chart = chart([series("arm", high)], rows: rows)
    #expect(chart.omittedTableRows(in: Rect(x: 0, y: 0, width: 80, height: 30)) == 0)
    #expect(chart.omittedTableRows(in: Rect(x: 0, y: 0, width: 80, height: 10)) == 3)
    #expect(chart.omittedTableRows(in: Rect(x: 0, y: 0, width: 40, height: 5)) == 6)
  }

  @Test(arguments: [30, 40, 60, 90, 190])
  func `names keep clear of each other`(width: Int) {
    let curves = (0..<4).map { series("arm\($0)", low, end: 20 + Double($0)) }
    let shown = picture(chart(curves), width, 20)
    for index in 0..<4 { #expect(shown.contains("\(StepChart.sample(index)) arm\(index)")) }
  }

  @Test func `the joints of a crossing are those of its edges`() {
    var canvas = EdgeCanvas()
    func place(_ x: Int, _ y: Int) -> EdgeCanvas.Place { EdgeCanvas.Place(x: x, y: y) }
    canvas.step(through: [place(0, 0), place(2, 0), place(2, 2)], to: 4, .light, 0)
    canvas.step(through: [place(0, 1), place(4, 1)], to: 4, .heavy, 1)
    let rows = (0...2).map { y in String((0...4).map { canvas.glyph(at: place($0, y)) }) }
    #expect(rows == ["──┐  ", "━━┿━━", "  └──"])
  }
}
