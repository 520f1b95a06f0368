import CohortModel

/// Subjects by worst grade, overall, by organ class and by preferred term.
struct SafetyReport {
  private struct Line {
    var level: String
    var organClass: String?
    var term: String?
    var counts: AdverseEventSummary.Counts
  }

  let overview: SafetyOverview
  let eventOverview: EventOverviewReport
  /// nil where the class is refused.
  let summary: AdverseEventSummary?
  let adverseEventClass: AdverseEventClass
  let acuteLate: AcuteLateReport
  let cohort: Cohort

  private var byArm: SafetyByArm? { summary.flatMap { SafetyByArm($0, cohort: cohort) } }

  var tables: [ReportTable] {
    [SafetyReport.overview("overview", overview), eventOverview.table]
      + [summary.map(worstGrade), byArm?.table].compactMap { $0 } + acuteLate.tables
  }

  var notes: [String] {
    let table = summary.map(notes) ?? [refusal].compactMap { $0 }
    return table + (byArm?.notes ?? []) + eventOverview.notes
      + cohort.armNotes(showsArms: eventOverview.showsArms || byArm != nil) + acuteLate.notes
  }

  private var refusal: String? {
    adverseEventClass.refusal(in: cohort).map {
      "Worst-grade table of \(adverseEventClass.phrase): \($0.title(cohort.gate.access))."
    }
  }

  private func notes(_ summary: AdverseEventSummary) -> [String] {
    let study = cohort.study
    return [
      "Worst-grade table: \(adverseEventClass.phrase); N = \(summary.total), "
        + "\(summary.set.title), the one denominator of every row.",
      "\(adverseEventClass.title.capitalisedFirst): \(adverseEventClass.definition(study)).",
      summary.leastPercent > 0
        ? "\(summary.shownTerms) of \(summary.allTerms) terms shown: those that at least "
          + "\(summary.leastPercent) % of the set had at any grade"
          + (summary.arms == nil ? "." : ", in any arm.") : nil,
      "A subject counts once per term, once per class and once overall, at the worst grade of the "
        + "admitted events; ungraded only where no graded row is left.",
      "A class is not the sum of its terms; events count rows, not subjects.",
      "Treatment-emergent: from the first treatment to \(study.safety.emergentDays) days after the "
        + "last; related events have no upper limit.",
      adverseEventClass == .late
        ? "Shares of late events are crude: whoever died or was lost before counts as free of them; "
          + "see their cumulative incidence." : nil,
      tally(summary.undated, "row without a start counted", "rows without a start counted"),
      tally(
        summary.imputedStarts, "partial start resolved to a day",
        "partial starts resolved to a day"),
      tally(
        summary.missingRelatedness, "row without relatedness counted as related",
        "rows without relatedness counted as related"),
      tally(
        summary.unstatedRelatedness, "row does not state this relation and is not counted",
        "rows do not state this relation and are not counted"),
      tally(
        summary.relatedAfterWindow, "related row after the treatment-emergent window",
        "related rows after the treatment-emergent window"),
    ].compactMap { $0 }
  }

  private func tally(_ count: Int, _ one: String, _ many: String) -> String? {
    count > 0 ? Format.plural(count, one, many) + "." : nil
  }

  private func worstGrade(_ summary: AdverseEventSummary) -> ReportTable {
    let total = summary.total
    let names: [ReportField<Line>] = [
      .text("level", "Level") { $0.level },
      .text("systemOrganClass", "System organ class") { $0.organClass },
      .text("preferredTerm", "Preferred term") { $0.term },
      .integer("subjects", "Any grade") { $0.counts.subjects },
      .integer("total", "N") { _ in total },
      .proportion("share", "Any grade") { share($0.counts.subjects, of: total) },
    ]
    let grades: [ReportField<Line>] = (1...5).map { grade in
      .integer("grade\(grade)", "Grade \(grade)") { $0.counts.byGrade[grade - 1] }
    }
    let rest: [ReportField<Line>] = [
      .integer("grade3OrWorse", "Grade ≥ 3") { $0.counts.severe },
      .proportion("grade3OrWorseShare", "Grade ≥ 3") { share($0.counts.severe, of: total) },
      .integer("ungraded", "Ungraded") { $0.counts.ungraded },
      .integer("events", "Events") { $0.counts.events },
    ]
    return ReportTable(
      "worstGrade", "Worst grade per subject, \(adverseEventClass.phrase)", of: lines(summary),
      fields: names + grades + rest)
  }

  private func lines(_ summary: AdverseEventSummary) -> [Line] {
    let overall = Line(level: "overall", counts: summary.overall)
    return summary.classes.reduce(into: [overall]) { lines, organClass in
      lines.append(
        Line(level: "class", organClass: organClass.name, counts: organClass.counts))
      lines += organClass.terms.map { term in
        Line(level: "term", organClass: organClass.name, term: term.name, counts: term.counts)
      }
    }
  }
}

extension SafetyReport {
  private struct Measure {
    var id: String
    var title: String
    /// nil is not collected.
    var subjects: Int?

    init(_ id: String, _ title: String, _ subjects: Int?) {
      self.id = id
      self.title = title
      self.subjects = subjects
    }
  }

  static func overview(_ id: String, _ overview: SafetyOverview) -> ReportTable {
    ReportTable(
      id, "Subjects of the safety set", of: measures(overview),
      fields: [
        .key("measure", "Measure") { $0.id },
        .text("title", "At least one adverse event") { $0.title },
        .integer("subjects", "Subjects") { $0.subjects },
        .integer("total", "N") { _ in overview.total },
        .proportion("share", "Share") { measure in
          measure.subjects.flatMap { share($0, of: overview.total) }
        },
      ])
  }

  private static func measures(_ overview: SafetyOverview) -> [Measure] {
    [
      Measure("anyEvent", "Any", overview.anyEvent),
      Measure("anyRelated", "Related", overview.anyRelated),
      Measure("relatedSevere", "Related, grade ≥ 3", overview.relatedSevere),
      Measure("serious", "Serious", overview.serious),
      Measure("relatedSerious", "Related and serious", overview.relatedSerious),
      Measure("relatedFatal", "Related, grade 5", overview.relatedFatal),
      Measure("immuneRelated", "Immune-related", overview.immuneRelated),
      Measure("ledToWithdrawal", "Led to withdrawal of treatment", overview.ledToWithdrawal),
    ]
  }
}
