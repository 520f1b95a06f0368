import Statistics

/// Rows of one subject and one term that follow each other without a gap: one event, however often
/// its grade was entered anew.
///
/// A row joins the one before where it begins no later than the day after that one's end. The episode
/// ends with the row that ends last, and has that row's outcome.
struct AdverseEventEpisode {
  let subject: Int
  private(set) var rows: [Int]
  let start: Day
  private(set) var end: Day?
  private(set) var isOngoing: Bool
  private(set) var outcome: Outcome?

  fileprivate init(_ onset: AdmittedOnsets.Onset, of subject: Int, in cohort: Cohort) {
    self.subject = subject
    rows = [onset.row]
    start = onset.start
    end = cohort.episodeEnd(onset.row)
    isOngoing = cohort.isOngoing(adverseEvent: onset.row)
    let events = cohort.data.adverseEvents
    outcome = events.isFatal(onset.row) ? .fatal : events.outcome[onset.row]
  }

  fileprivate func joins(_ next: AdmittedOnsets.Onset) -> Bool {
    end.map { next.start <= $0 + 1 } ?? false
  }

  fileprivate mutating func join(_ next: AdverseEventEpisode) {
    rows += next.rows
    if let end, let nextEnd = next.end, nextEnd < end { return }
    (end, isOngoing, outcome) = (next.end, next.isOngoing, next.outcome)
  }
}

extension AdverseEventEpisode {
  /// Resolved, with or without sequelae, by the cut-off.
  var isResolved: Bool {
    !isOngoing && (outcome == .recovered || outcome == .recoveredWithSequelae)
  }

  /// Whether an outcome other than "unknown" is stated.
  var hasKnownOutcome: Bool { outcome.map { $0 != .unknown } ?? false }

  /// Days from onset to end, the first day as day 1; nil where the end has no day.
  var days: Int? { end.map { max(1, $0 - start + 1) } }

  /// Time to the end, censored where the subject was last seen while it went on, and at death where
  /// the event was fatal; nil where it is over and nobody knows since when.
  func duration(in cohort: Cohort) -> EventTime? {
    let contact = cohort.diedOn[subject] ?? cohort.lastKnownAlive[subject]
    if let days {
      let time = Int32(clamping: days)
      return outcome == .fatal ? .censored(at: time) : .event(at: time)
    }
    guard isOngoing || outcome == .fatal else { return nil }
    return .censored(at: Int32(clamping: max(1, (contact ?? start) - start + 1)))
  }
}

/// Splits the onsets of one subject and one term into episodes.
struct EpisodeCutting {
  let cohort: Cohort

  /// - Parameter onsets: of one term, in any order.
  func episodes(
    of subject: Int, _ onsets: some Sequence<AdmittedOnsets.Onset>
  ) -> [AdverseEventEpisode] {
    onsets.sorted { ($0.start, $0.row) < ($1.start, $1.row) }
      .reduce(into: []) { episodes, onset in
        let next = AdverseEventEpisode(onset, of: subject, in: cohort)
        if let last = episodes.last, last.joins(onset) {
          episodes[episodes.count - 1].join(next)
        } else {
          episodes.append(next)
        }
      }
  }
}

extension Cohort {
  /// By the cut-off; an end before its own start is an error of the data and is read as the start.
  fileprivate func episodeEnd(_ row: Int) -> Day? {
    guard let end = adverseEventEnd(row) else { return nil }
    return data.adverseEvents.start[row].map { max(end, $0) } ?? end
  }
}
