/// The plan: a straight line in days, from nobody at the start to the target after the planned
/// months.
struct AccrualLine {
  let start: Day
  private let days: Int
  private let target: Int

  /// - Returns: nil where the study file does not give start, months and target.
  init?(_ study: Study) {
    guard let start = study.accrual.start, let target = study.target,
      let months = study.accrual.months, months > 0
    else { return nil }
    self.start = start
    self.target = target
    days = max(1, start.adding(months: months) - start)
  }

  /// Planned number at the end of a day.
  func planned(by day: Day) -> Double {
    let elapsed = min(max(0, day - start + 1), days)
    return Double(target) * Double(elapsed) / Double(days)
  }
}

/// Subjects screened and enrolled by calendar month.
struct MonthCounts {
  private let cutOff: Day
  private let first: Int
  private var screened: [Int]
  private var enrolled: [Int]

  /// - Parameter start: a day of the first month; nil where nothing is planned or has happened.
  init(from start: Day?, to cutOff: Day) {
    self.cutOff = cutOff
    let last = MonthCounts.number(of: cutOff)
    first = start.map(MonthCounts.number) ?? last + 1
    screened = Array(repeating: 0, count: max(0, last - first + 1))
    enrolled = screened
  }

  /// Months since year 0.
  private static func number(of day: Day) -> Int {
    let (year, month, _) = day.civil
    return year * 12 + month - 1
  }

  mutating func add(screened screenedOn: Day?, enrolled enrolledOn: Day?) {
    if let screenedOn { MonthCounts.count(screenedOn, from: first, in: &screened) }
    if let enrolledOn { MonthCounts.count(enrolledOn, from: first, in: &enrolled) }
  }

  private static func count(_ day: Day, from first: Int, in counts: inout [Int]) {
    let index = number(of: day) - first
    if counts.indices.contains(index) { counts[index] += 1 }
  }

  /// The place of the month of a day among the rows.
  func place(of day: Day) -> Int? {
    let index = MonthCounts.number(of: day) - first
    return enrolled.indices.contains(index) ? index : nil
  }

  func enrolled(at place: Int) -> Int { enrolled[place] }

  /// Enrolled by month, the cut-off's month last.
  var lastTwelve: [Int] {
    Array(repeating: 0, count: max(0, 12 - enrolled.count)) + enrolled.suffix(12)
  }

  func rows(_ line: AccrualLine?) -> [EnrolmentSummary.Month] {
    var cumulative = 0
    var next = cutOff.startOfMonth.adding(months: 1 - enrolled.count)
    return enrolled.indices.map { index in
      let start = next
      next = start.adding(months: 1)
      cumulative += enrolled[index]
      let end = next - 1
      return EnrolmentSummary.Month(
        start: start, enrolled: enrolled[index], cumulative: cumulative,
        planned: line?.planned(by: min(end, cutOff)), screened: screened[index],
        isPartial: end > cutOff)
    }
  }
}
