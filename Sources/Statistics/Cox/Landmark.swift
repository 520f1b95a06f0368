/// The subjects of a landmark analysis: those still at risk just after the landmark, grouped by what
/// was known by then, with time counted from it (Anderson, Cain & Gelber, J Clin Oncol 1983;1:710).
///
/// Responders compared with non-responders from the origin would owe part of their survival to
/// having lived long enough to respond; from a landmark on they do not.
package struct Landmark: Equatable, Sendable {
  package struct Subject: Equatable, Sendable {
    /// Its place in the columns given.
    package let row: Int
    /// From the landmark.
    package let time: Double
    package let isEvent: Bool
    /// Whether what is asked about was known by the landmark.
    package let isExposed: Bool
  }

  package let time: Double
  package let subjects: [Subject]
  /// Rows that ended at or before the landmark, by event and by censoring: what the analysis is
  /// silent about.
  package let excludedEvents: Int
  package let excludedCensored: Int

  /// - Parameters:
  ///   - time: the landmark, in the unit of `times`.
  ///   - exposures: when it became known, `nil` for never; a time up to the landmark, it included,
  ///     counts.
  /// - Precondition: the columns have the same length.
  package init(
    at time: Double, times: [Double], events: [Bool], exposures: [Double?]
  ) {
    precondition(
      times.count == events.count && times.count == exposures.count,
      "columns have one value per row")
    let (kept, gone) = (
      times.indices.filter { times[$0] > time }, times.indices.filter { !(times[$0] > time) }
    )
    self.time = time
    subjects = kept.map { row in
      Subject(
        row: row, time: times[row] - time, isEvent: events[row],
        isExposed: exposures[row].map { $0 <= time } ?? false)
    }
    excludedEvents = gone.count { events[$0] }
    excludedCensored = gone.count - excludedEvents
  }
}
