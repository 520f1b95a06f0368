/// The scans that the study file plans, numbered from 1, in days after the subject's origin.
///
/// Scan 0 is the baseline at the origin. A period runs in steps of its `days` up to its `untilDay`;
/// the next period goes on from the last scan before it. A scan that was made belongs to the
/// planned scan that it is nearest to (the earlier of two), whatever the window: a late scan is
/// late, not missed, and small delays that add up do not turn a scanned subject into an unscanned
/// one. A planned scan is *missed* once its window has closed and no scan belongs to it.
package struct ScanSchedule: Equatable, Sendable {
  private struct Segment: Equatable, Sendable {
    /// Number and day of the scan that the segment starts after.
    let number: Int
    let day: Int
    let step: Int
    /// Scans in the segment; nil goes on for ever.
    let count: Int?
  }

  private let segments: [Segment]
  /// A scan is in time up to this many days before or after its planned day.
  package let window: Int

  /// - Returns: nil where the study file plans no scan.
  package init?(_ schedule: Schedule) {
    var segments: [Segment] = []
    var (number, day) = (0, 0)
    for period in schedule.scans where period.days > 0 {
      let count = period.untilDay.map { max(0, ($0 - day) / period.days) }
      segments.append(Segment(number: number, day: day, step: period.days, count: count))
      guard let count else { break }
      number += count
      day += count * period.days
    }
    guard segments.contains(where: { $0.count != 0 }) else { return nil }
    self.segments = segments
    window = max(0, schedule.scanWindow)
  }

  /// Days from the origin to a planned scan; nil below 0 and after the last planned scan.
  package func plannedDay(_ number: Int) -> Int? {
    guard number > 0 else { return number == 0 ? 0 : nil }
    return segments.first { number - $0.number <= $0.count ?? .max }
      .map { $0.day + (number - $0.number) * $0.step }
  }

  /// The planned scan that a scan so many days after the origin belongs to.
  package func number(nearest day: Int) -> Int {
    let before = last(by: day)
    guard let earlier = plannedDay(before), let later = plannedDay(before + 1) else {
      return before
    }
    return later - day < day - earlier ? before + 1 : before
  }

  /// The last planned scan whose window had closed before a day; 0 where none had.
  package func lastClosed(before day: Int) -> Int {
    last(by: day - window - 1)
  }

  /// The day after the origin by which the first scan should have been made.
  package var firstDueDay: Int {
    (plannedDay(1) ?? 0) + window
  }

  /// The last scan planned on or before a day.
  private func last(by day: Int) -> Int {
    guard let segment = segments.last(where: { $0.count != 0 && $0.day < day }) else { return 0 }
    let passed = (day - segment.day) / segment.step
    return segment.number + min(passed, segment.count ?? passed)
  }
}
