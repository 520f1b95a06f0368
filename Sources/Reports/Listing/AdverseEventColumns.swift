import CohortModel

/// Columns of adverse events; those that a reviewer knows from AEL03 and more.
extension ListingColumn {
  static let adverseEventColumns: [ListingColumn] =
    [site, subject, age, sex, arm, event, preferredTerm, term, organClass, start, onsetDay, end]
    + [grade, serious, related, immuneRelated, outcome, action]
    + modalities + [firstTreatment, duration, version, seriousness, reportedOn, review]

  private static let event = ListingColumn("event", "Event", .fixed(6), of: [.event("event")]) {
    rows in
    let ids = rows.cohort.data.adverseEvents.event
    return Reading(
      cell: { ListingCell(ids[$0], .muted) }, fields: [.text("event", "Event") { ids[$0] }],
      order: nil)
  }

  private static let preferredTerm = ListingColumn(
    "preferredTerm", "Preferred term", .growing(24), of: [.event("preferredTerm")]
  ) { rows in
    let events = rows.cohort.data.adverseEvents
    let fallback = rows.cohort.gate.permits(adverseEvent: "term") ? events.term : nil
    return Reading(
      cell: { ListingCell(events.preferredTerm[$0] ?? fallback?[$0] ?? "Uncoded term") },
      fields: [.text("preferredTerm", "Preferred term") { events.preferredTerm[$0] }],
      order: { .words(events.preferredTerm, else: fallback) })
  }

  private static let term = words(
    "term", "Term as reported", .growing(18), of: [.event("term")],
    column: \.data.adverseEvents.term)

  private static let organClass = ListingColumn(
    "systemOrganClass", "System organ class", .growing(20), of: [.event("systemOrganClass")]
  ) { rows in
    let classes = rows.cohort.data.adverseEvents.systemOrganClass
    return Reading(
      cell: { ListingCell(classes[$0] ?? "Uncoded", .muted) },
      fields: [.text("systemOrganClass", "System organ class") { classes[$0] }],
      order: { .words(classes) })
  }

  private static let start = ListingColumn("start", "Start", .fixed(11), of: [.event("start")]) {
    rows in
    let events = rows.cohort.data.adverseEvents
    return Reading(
      cell: {
        ListingCell(Format.date(events.start[$0]) + (events.isStartImputed[$0] == true ? "*" : ""))
      },
      fields: [
        .date("start", "Start") { events.start[$0] },
        .flag("startImputed", "Start from a partial date") { events.isStartImputed[$0] },
      ],
      order: { .days(events.start) })
  }

  private static let onsetDay = integer(
    "onsetDay", "Onset day", heading: "Day", width: 5,
    of: [.event("start"), .subject("firstTreatmentOn")]
  ) { rows in { rows.cohort.onsetDay(ofAdverseEvent: $0) } }

  private static let end = ListingColumn("end", "End", .fixed(10), of: [.event("end")]) { rows in
    let cohort = rows.cohort
    return Reading(
      cell: { row in
        let end = cohort.adverseEventEnd(row)
        return ListingCell(
          end?.iso ?? (cohort.isOngoing(adverseEvent: row) ? "ongoing" : nil), .muted)
      },
      fields: [
        .date("end", "End") { cohort.adverseEventEnd($0) },
        .flag("ongoing", "Ongoing") { cohort.isOngoing(adverseEvent: $0) },
      ],
      order: { RowOrder { cohort.adverseEventEnd($0).map { Int($0.number) } } })
  }

  /// Both days count; an end before the start is an error of the data and lasts no time.
  private static let duration = integer(
    "duration", "Duration", heading: "Dur", width: 4, unit: "days",
    of: [.event("start"), .event("end")]
  ) { rows in
    let start = rows.cohort.data.adverseEvents.start
    return { [cohort = rows.cohort] row in
      guard let first = start[row], let last = cohort.adverseEventEnd(row), last >= first else {
        return nil
      }
      return last - first + 1
    }
  }

  private static let reportedOn = date(
    "reportedOn", "Reported on", heading: "Reported", of: [.event("reportedOn")]
  ) { rows in
    let days = rows.cohort.data.adverseEvents.reportedOn
    return { days[$0] }
  }
}
