import CohortModel

/// Columns of what was judged about an adverse event.
extension ListingColumn {
  static let grade = ListingColumn(
    "grade", "Grade", heading: "Gr", .fixed(3), isRightAligned: true, of: [.event("grade")]
  ) { rows in
    let grades = rows.cohort.data.adverseEvents.grade
    let grade: @Sendable (Int) -> Int? = { grades[$0]?.rawValue }
    return Reading(
      cell: { ListingCell(grade($0).map(String.init) ?? "?", .grade(grade($0))) },
      fields: [.integer("grade", "Grade", grade)], order: { .codes(grades) })
  }

  static let version = words(
    "ctcaeVersion", "CTCAE version", heading: "CTCAE", .fixed(5), tone: .muted,
    of: [.event("ctcaeVersion")], column: \.data.adverseEvents.ctcaeVersion)

  static let serious = ListingColumn(
    "serious", "Serious", heading: "Ser", .fixed(5), of: [.event("isSerious")]
  ) { rows in
    let events = rows.cohort.data.adverseEvents
    let tellsFate = ["grade", "outcome"].allSatisfy(rows.cohort.gate.permits(adverseEvent:))
    return Reading(
      cell: { row in
        let isFatal = events.grade[row] == .fatal || events.outcome[row] == .fatal
        if isFatal && tellsFate { return ListingCell("FATAL", .error) }
        let isSerious = events.isSerious[row]
        return ListingCell(isSerious == true ? "SAE" : isSerious == nil ? "?" : "", .warning)
      },
      fields: [.flag("serious", "Serious") { events.isSerious[$0] }],
      order: { .flags(events.isSerious) })
  }

  static let seriousness = ListingColumn(
    "seriousness", "Seriousness criteria", heading: "Crit", .fixed(5), legend: .seriousness,
    of: [.event("seriousness")]
  ) { rows in
    let words = rows.cohort.data.adverseEvents.seriousness
    return Reading(
      cell: { ListingCell(words[$0].map(SeriousnessCriterion.codes) ?? "") },
      fields: [.text("seriousness", "Seriousness criteria") { words[$0] }],
      order: { .words(words) })
  }

  /// Related to any treatment tells no arm, though each of its parts would.
  static let related = ListingColumn("related", "Related", heading: "Rel", .fixed(4), of: []) {
    rows in
    let events = rows.cohort.data.adverseEvents
    let related: @Sendable (Int) -> Bool? = {
      events.isRelatednessMissing($0) ? nil : events.isRelated($0)
    }
    return Reading(
      cell: { ListingCell(related($0).map { $0 ? "REL" : "" } ?? "?") },
      fields: [.flag("related", "Related", related)],
      order: { RowOrder { related($0).map { $0 ? 1 : 0 } } })
  }

  static let immuneRelated = ListingColumn(
    "immuneRelated", "Immune-related", heading: "Imm", .fixed(4), of: [.event("isImmuneRelated")]
  ) { rows in
    let flags = rows.cohort.data.adverseEvents.isImmuneRelated
    return Reading(
      cell: { ListingCell(flags[$0] == true ? "irA" : "") },
      fields: [.flag("immuneRelated", "Immune-related") { flags[$0] }],
      order: { .flags(flags) })
  }

  static let outcome = ListingColumn(
    "outcome", "Outcome", heading: "Out", .fixed(4), legend: .outcome, of: [.event("outcome")]
  ) { rows in
    let codes = rows.cohort.data.adverseEvents.outcome
    return Reading(
      cell: { ListingCell(codes[$0]?.listingCode, codes[$0] == .fatal ? .error : .text) },
      fields: [.text("outcome", "Outcome") { codes[$0]?.title }],
      order: { RowOrder { codes[$0].flatMap { Int($0.listingCode) } } })
  }

  static let action = ListingColumn(
    "action", "Action taken", heading: "Act", .fixed(4), legend: .action, of: [.event("action")]
  ) { rows in
    let codes = rows.cohort.data.adverseEvents.action
    return Reading(
      cell: { ListingCell(codes[$0]?.listingCode) },
      fields: [.text("action", "Action taken") { codes[$0]?.title }],
      order: { RowOrder { codes[$0].flatMap { Int($0.listingCode) } } })
  }

  /// Each modality would tell the arm, so the gate closes all but the first while it is blinding.
  static let modalities = [
    relatedness(
      "relatedToTreatment", "To study treatment", heading: "Rel tx",
      \.data.adverseEvents.relatedToTreatment),
    relatedness(
      "relatedToImmunotherapy", "To immunotherapy", heading: "Rel IO",
      \.data.adverseEvents.relatedToImmunotherapy),
    relatedness(
      "relatedToChemotherapy", "To chemotherapy", heading: "Rel chemo",
      \.data.adverseEvents.relatedToChemotherapy),
    relatedness(
      "relatedToLocalTreatment", "To local treatment", heading: "Rel local",
      \.data.adverseEvents.relatedToLocalTreatment),
  ]

  private static func relatedness(
    _ id: String, _ title: String, heading: String,
    _ column: @escaping @Sendable (Cohort) -> CodeColumn<Relatedness>
  ) -> ListingColumn {
    ListingColumn(id, title, heading: heading, .fixed(12), of: [.event(id)]) { rows in
      let codes = column(rows.cohort)
      return Reading(
        cell: { ListingCell(codes[$0]?.rawValue) },
        fields: [.text(id, title) { codes[$0]?.rawValue }], order: { .codes(codes) })
    }
  }
}

extension AccessGate {
  func permits(adverseEvent name: String) -> Bool {
    AdverseEvent.fields.first { $0.name == name }.map(permits) ?? false
  }
}
