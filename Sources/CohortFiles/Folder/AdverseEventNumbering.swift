import CohortModel

/// Builds the id of adverse events that have none: term, start and a number among their like
/// (data.md, *Identity and history*).
///
/// The number counts the rows of the same subject, term and start in the order of the file.
struct AdverseEventNumbering {
  private var counts: [Checksum: Int] = [:]
  private var hasReported = false

  mutating func number(_ event: inout AdverseEvent) -> [RowFinding] {
    guard event.event.isEmpty, let term = event.term ?? event.preferredTerm else { return [] }
    let name = "\(term)|\(event.start?.iso ?? "")"
    var likes = Checksum()
    likes.add(event.subject)
    likes.add(name)
    let ordinal = counts[likes, default: 0] + 1
    counts[likes] = ordinal
    event.event = "\(name)|\(ordinal)"
    defer { hasReported = true }
    return hasReported ? [] : [AdverseEventNumbering.finding]
  }

  private static let finding = RowFinding(
    severity: .information, code: .generousReading, column: "ae_id",
    message: "rows without an id are known by term, start and their order; "
      + "give every event an id of its own to follow its changes")
}
