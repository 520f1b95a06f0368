/// The product-limit estimate of the survivor function, with pointwise intervals.
///
/// S(t) = ∏ (1 − dᵢ/nᵢ) over the times up to t, with dᵢ events among nᵢ at risk (Kaplan & Meier,
/// JASA 1958;53:457). At a tie events come before censorings. The variance is Greenwood's,
/// Var S = S² Σ dᵢ / (nᵢ (nᵢ − dᵢ)). Conventions are those of R's `survival::survfit`:
/// - log-log: not defined (`nil`) where S is 1 or 0;
/// - log and plain: degenerate at 1 where S is 1, not defined where S is 0, cut to 0…1.
///
/// With left-truncated entry S stays 0 once everybody at risk has had the event, also where others
/// enter later; as in R.
///
/// A table without subjects has no steps; its estimates are `nil`.
package struct KaplanMeier: Sendable {
  /// The scale on which the limits are symmetric.
  package enum Interval: String, CaseIterable, Sendable {
    case logLog = "log-log"
    case log
    case plain
  }

  /// In order of time; a censoring alone makes a step too, with an unchanged estimate.
  package let steps: Steps
  package let table: EventTable
  package let interval: Interval
  package let level: Double

  package var subjects: Int { table.subjects }
  package var events: Int { table.events }
  package var censored: Int { table.censored }

  /// - Parameter level: of the two-sided pointwise interval, between 0 and 1.
  package init(_ table: EventTable, interval: Interval = .logLog, level: Double = 0.95) {
    self.table = table
    self.interval = interval
    self.level = level
    steps = Steps(table.rows, interval: interval, z: Normal.critical(level: level))
  }

  package init(
    _ times: some Sequence<EventTime>, interval: Interval = .logLog, level: Double = 0.95
  ) {
    self.init(EventTable(times), interval: interval, level: level)
  }

  package func atRisk(at time: Double) -> Int { table.atRisk(at: time) }
  package func eventsBefore(_ time: Double) -> Int { table.eventsBefore(time) }
  package func censoredBefore(_ time: Double) -> Int { table.censoredBefore(time) }
}
