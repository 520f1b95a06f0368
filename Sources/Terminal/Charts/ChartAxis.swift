/// A point of a chart in the units of its axes.
package struct ChartPoint: Hashable, Sendable {
  package let x: Double
  package let y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  var isFinite: Bool { x.isFinite && y.isFinite }
}

package struct AxisTick: Hashable, Sendable {
  package let value: Double
  package let label: String

  package init(_ value: Double, _ label: String) {
    self.value = value
    self.label = label
  }
}

/// What an axis spans and where it is labelled; the caller writes the labels.
package struct ChartAxis: Hashable, Sendable {
  package let range: ClosedRange<Double>
  package let ticks: [AxisTick]

  package init(_ range: ClosedRange<Double>, ticks: [AxisTick]) {
    self.range = range
    self.ticks = ticks
  }

  /// Zero to the first tick at or above `top`, with whole-number ticks a person counts by.
  package static func counts(to top: Double, about count: Int = 5) -> ChartAxis {
    let top = top.isFinite ? min(max(1, top), 1e12) : 1
    let rough = top / Double(max(1, count))
    var step = 1.0
    while step < rough {
      step *= [2, 2.5, 2][Int(stepRank(of: step))]
    }
    step = max(1, step.rounded())
    let last = (top / step).rounded(.up)
    let ticks = (0...Int(last)).map { AxisTick(Double($0) * step, String(Int(Double($0) * step))) }
    return ChartAxis(0...(last * step), ticks: ticks)
  }

  /// Zero to the first tick at or above `top`, for values of any size; ticks are 1, 2 or 5 times a
  /// power of ten apart.
  package static func values(to top: Double, about count: Int = 8) -> ChartAxis {
    let top = top.isFinite && top > 1e-9 ? min(top, 1e15) : 1
    let steps = (-10...15).flatMap { power in [1, 2, 5].map { ValueStep(digit: $0, power: power) } }
    let step = steps.first { $0.times(count) >= top } ?? ValueStep(digit: 1, power: 15)
    let last = (1...count).first { step.times($0) >= top } ?? count
    let ticks = (0...last).map { AxisTick(step.times($0), label(step.times($0))) }
    return ChartAxis(0...step.times(last), ticks: ticks)
  }

  /// A digit times a power of ten.
  private struct ValueStep {
    let digit: Int
    let power: Int

    /// Divided by a whole power of ten where it is below one: three times 0.1 is not 0.3.
    func times(_ count: Int) -> Double {
      let scale = (0..<abs(power)).reduce(1.0) { product, _ in product * 10 }
      let whole = Double(count * digit)
      return power < 0 ? whole / scale : whole * scale
    }
  }

  private static func label(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? String(value)
  }

  /// 0, 1 or 2 for steps beginning with 1, 2 or 5.
  private static func stepRank(of step: Double) -> Int {
    var leading = step
    while leading >= 10 { leading /= 10 }
    return leading < 2 ? 0 : leading < 5 ? 1 : 2
  }

  /// Where a value falls on `cells` cells counted from the low end, nil outside the axis.
  func cell(of value: Double, cells: Int) -> Int? {
    guard range.contains(value) else { return nil }
    return clampedCell(of: value, cells: cells)
  }

  /// The part of the axis below a value, from 0 to 1.
  func share(of value: Double) -> Double {
    let span = range.upperBound - range.lowerBound
    guard span > 0 && !value.isNaN else { return 0 }
    return min(1, max(0, (value - range.lowerBound) / span))
  }

  /// The same, a value outside falling on the nearest end.
  func clampedCell(of value: Double, cells: Int) -> Int {
    cells > 1 ? Int((share(of: value) * Double(cells - 1)).rounded()) : 0
  }
}

/// A row of numbers below a chart, each under its tick of the x axis.
package struct ChartTableRow: Hashable, Sendable {
  package let label: String
  package let role: Role
  package let values: [String]
  /// What the values are about; as many as them, or none.
  package let links: [Link]

  package init(label: String, role: Role, values: [String], links: [Link] = []) {
    self.label = label
    self.role = role
    self.values = values
    self.links = links
  }
}
