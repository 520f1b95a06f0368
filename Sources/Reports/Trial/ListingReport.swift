import CohortModel

/// The records of adverse events, one a row.
///
/// Each column names the fields that it is made of, and stands only where the gate permits all of
/// them; the arm itself is a column under by-arm access alone.
struct ListingReport {
  private struct Column {
    let sources: [Source]
    let field: ReportField<Int>

    init(_ sources: [Source], _ field: ReportField<Int>) {
      self.sources = sources
      self.field = field
    }
  }

  private enum Source {
    case subject(String)
    case event(String)
  }

  let listing: AdverseEventListing
  let set: AnalysisSet
  let cohort: Cohort

  var tables: [ReportTable] {
    let permitted = columns.filter { $0.sources.allSatisfy(permits) }.map(\.field)
    return [
      ReportTable(
        "events", "Adverse events", of: listing.rows.map(Int.init), fields: permitted)
    ]
  }

  var notes: [String] {
    [
      "\(listing.rows.count) of \(listing.unfiltered) rows"
        + (listing.outside > 0 ? ", \(listing.outside) more of subjects outside the set" : "")
        + "; "
        + "\(Format.plural(listing.subjects, "subject")) of N = \(listing.total), "
        + "\(set.title).",
      "Onset day: day 1 is the first treatment; there is no day 0.",
      "An end after the cut-off is not shown: the event is ongoing.",
      "Related: to any treatment; without a value where relatedness is missing for every one, "
        + "which counts as related in tables.",
      cohort.gate.isBlinding ? "Fields that tell the arm are withheld." : nil,
    ].compactMap { $0 } + cohort.armNotes(showsArms: !armColumns.isEmpty)
  }

  /// A field that no record has is not permitted.
  private func permits(_ source: Source) -> Bool {
    switch source {
    case .subject(let name):
      Subject.fields.first { $0.name == name }.map(cohort.gate.permits) ?? false
    case .event(let name):
      AdverseEvent.fields.first { $0.name == name }.map(cohort.gate.permits) ?? false
    }
  }

  private var columns: [Column] {
    personColumns + armColumns + eventColumns + fateColumns + modalityColumns
  }

  private var personColumns: [Column] {
    let subjects = cohort.data.subjects
    return [
      Column([.subject("site")], .text("site", "Site") { subjects.site[owner($0)] }),
      Column([.subject("subject")], .text("subject", "Subject") { subjects.ids[owner($0)] }),
      Column([.subject("age")], .integer("age", "Age") { subjects.age[owner($0)].map { Int($0) } }),
      Column([.subject("sex")], .text("sex", "Sex") { subjects.sex[owner($0)]?.rawValue }),
    ]
  }

  private var armColumns: [Column] {
    guard cohort.gate.access == .byArm,
      let grouping = cohort.gate.grouping(for: .safety, of: cohort.data.subjects.ids)
    else { return [] }
    let arm = ReportField<Int>.text("arm", "Arm") { row in
      grouping.arms[owner(row)].map { grouping.labels[$0] }
    }
    return [Column([], arm)]
  }

  private var eventColumns: [Column] {
    let events = cohort.data.adverseEvents
    return [
      Column([.event("event")], .text("event", "Event") { events.event[$0] }),
      Column(
        [.event("preferredTerm")],
        .text("preferredTerm", "Preferred term") { events.preferredTerm[$0] }),
      Column([.event("term")], .text("term", "Term as reported") { events.term[$0] }),
      Column(
        [.event("systemOrganClass")],
        .text("systemOrganClass", "System organ class") { events.systemOrganClass[$0] }),
      Column([.event("start")], .date("start", "Start") { events.start[$0] }),
      Column(
        [.event("start")],
        .flag("startImputed", "Start from a partial date") { events.isStartImputed[$0] }),
      Column(
        [.event("start"), .subject("firstTreatmentOn")],
        .integer("onsetDay", "Onset day") { [cohort] in cohort.onsetDay(ofAdverseEvent: $0) }),
      Column([.event("end")], .date("end", "End") { [cohort] in cohort.adverseEventEnd($0) }),
      Column(
        [.event("end")],
        .flag("ongoing", "Ongoing") { [cohort] in cohort.isOngoing(adverseEvent: $0) }),
    ]
  }

  private var fateColumns: [Column] {
    let events = cohort.data.adverseEvents
    return [
      Column([.event("grade")], .integer("grade", "Grade") { events.grade[$0]?.rawValue }),
      Column([.event("isSerious")], .flag("serious", "Serious") { events.isSerious[$0] }),
      // Related to any treatment tells no arm, though each of its parts would.
      Column(
        [],
        .flag("related", "Related") { row in
          events.isRelatednessMissing(row) ? nil : events.isRelated(row)
        }),
      Column(
        [.event("isImmuneRelated")],
        .flag("immuneRelated", "Immune-related") { events.isImmuneRelated[$0] }),
      Column([.event("outcome")], .text("outcome", "Outcome") { events.outcome[$0]?.title }),
      Column([.event("action")], .text("action", "Action taken") { events.action[$0]?.title }),
    ]
  }

  private var modalityColumns: [Column] {
    let events = cohort.data.adverseEvents
    return [
      Column(
        [.event("relatedToTreatment")],
        .text("relatedToTreatment", "To study treatment") {
          events.relatedToTreatment[$0]?.rawValue
        }),
      Column(
        [.event("relatedToImmunotherapy")],
        .text("relatedToImmunotherapy", "To immunotherapy") {
          events.relatedToImmunotherapy[$0]?.rawValue
        }),
      Column(
        [.event("relatedToChemotherapy")],
        .text("relatedToChemotherapy", "To chemotherapy") {
          events.relatedToChemotherapy[$0]?.rawValue
        }),
      Column(
        [.event("relatedToLocalTreatment")],
        .text("relatedToLocalTreatment", "To local treatment") {
          events.relatedToLocalTreatment[$0]?.rawValue
        }),
    ]
  }

  private func owner(_ row: Int) -> Int {
    Int(cohort.data.adverseEvents.subject[row])
  }
}
