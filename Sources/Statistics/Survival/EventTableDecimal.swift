extension EventTable {
  /// From decimal times in any unit, in any order.
  ///
  /// Times that differ by rounding are tied as in R (`TiedTimes`). Columns of whole numbers below
  /// 2²⁰ are counted per day instead of sorted, with the same result.
  ///
  /// - Parameters:
  ///   - times: from the origin; 0 is allowed.
  ///   - events: whether the event was seen at the time; censored there otherwise.
  /// - Throws: the first row whose time is not finite or negative.
  /// - Precondition: equal lengths.
  package init(times: [Double], events: [Bool]) throws(InvalidTime) {
    self = try TimeColumns(entries: nil, times: times, events: events, group: nil, count: 1)
      .tables()[0]
  }

  /// With left-truncated entry: a subject is at risk at t where entry < t ≤ time, as in R's
  /// `Surv(entry, time, event)`.
  ///
  /// - Throws: the first row whose entry or time is not finite or negative, or whose entry does not
  ///   come before its time; so an entry of 0 excludes an event on day 0, as in R.
  /// - Precondition: equal lengths.
  package init(entries: [Double], times: [Double], events: [Bool]) throws(InvalidTime) {
    self = try TimeColumns(entries: entries, times: times, events: events, group: nil, count: 1)
      .tables()[0]
  }

  /// One table per group, with ties by rounding decided over all of them as in R, so that the
  /// tables may be compared.
  ///
  /// - Parameters:
  ///   - entries: `nil` where everybody was there from the start.
  ///   - group: each row's group, 0 ..< count.
  /// - Throws: as the initialisers of one table.
  /// - Precondition: equal lengths.
  package static func groups(
    entries: [Double]? = nil, times: [Double], events: [Bool], group: [Int], count: Int
  ) throws(InvalidTime) -> [EventTable] {
    try TimeColumns(entries: entries, times: times, events: events, group: group, count: count)
      .tables()
  }
}
