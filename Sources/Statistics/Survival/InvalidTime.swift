/// Why columns of times make no table, and which row is at fault.
package struct InvalidTime: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    /// The time or the entry is NaN or infinite.
    case notFinite
    /// The time or the entry lies before the origin. R takes such rows; here a time to event counts
    /// from an origin that comes first, so a negative one is an error in the data.
    case negative
    /// The entry does not come before the time, or only by less than rounding: such a subject was
    /// never at risk. R's `Surv` makes NA of such a row and `survfit` drops it, or stops where the
    /// two differ by rounding.
    case entryNotBeforeTime
  }

  /// The place in the columns, from 0: the first row that is at fault.
  package let row: Int
  package let reason: Reason

  package init(row: Int, reason: Reason) {
    self.row = row
    self.reason = reason
  }
}
