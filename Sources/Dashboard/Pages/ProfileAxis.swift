import Reports
import Terminal

/// Days after the origin with ticks a reader counts by: weeks while they fit, else months of
/// 30.4375 days.
struct ProfileAxis {
  private let days: ClosedRange<Int>

  init(_ days: ClosedRange<Int>) {
    self.days = days
  }

  var chartAxis: ChartAxis {
    ChartAxis(Double(days.lowerBound)...Double(days.upperBound), ticks: ticks)
  }

  private var ticks: [AxisTick] {
    let length = days.upperBound - days.lowerBound
    let weeks = [1, 2, 4, 8].first { length <= $0 * 7 * 10 }
    if let weeks { return ticks(every: 7, times: weeks, unit: "w") }
    let months = [2, 3, 6, 12, 24, 60].first {
      Double(length) <= Double($0) * Format.daysPerMonth * 12
    }
    return ticks(every: Format.daysPerMonth, times: months ?? 120, unit: "m")
  }

  private func ticks(every unit: Double, times: Int, unit name: String) -> [AxisTick] {
    let step = unit * Double(times)
    let first = Int((Double(days.lowerBound) / step).rounded(.up))
    let last = Int((Double(days.upperBound) / step).rounded(.down))
    guard first <= last else { return [] }
    return (first...last).map { index in
      AxisTick(Double(index) * step, index == 0 ? "0" : "\(index * times)\(name)")
    }
  }
}
