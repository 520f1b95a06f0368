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
  let summary: AdverseEventSummary
  let acuteLate: AcuteLateReport
  let study: Study

  var tables: [ReportTable] {
    [SafetyReport.overview("overview", overview), worstGrade] + acuteLate.tables
  }

  var notes: [String] {
    [
      "Worst-grade table: \(summary.adverseEventClass.title) adverse events; N = \(summary.total), "
        + "\(summary.set.title), the one denominator of every row.",
      "A subject counts once per term, once per class and once overall, at the worst grade of the "
        + "admitted events; ungraded only where no graded row is left.",
      "A class is not the sum of its terms; events count rows, not subjects.",
      "Treatment-emergent: from the first treatment to \(study.safety.emergentDays) days after the "
        + "last; related events have no upper limit.",
      tally(summary.undated, "row without a start counted", "rows without a start counted"),
      tally(
        summary.imputedStarts, "partial start resolved to a day",
        "partial starts resolved to a day"),
      tally(
        summary.missingRelatedness, "row without relatedness counted as related",
        "rows without relatedness counted as related"),
      tally(
        summary.relatedAfterWindow, "related row after the treatment-emergent window",
        "related rows after the treatment-emergent window"),
    ].compactMap { $0 } + acuteLate.notes
  }

  private func tally(_ count: Int, _ one: String, _ many: String) -> String? {
    count > 0 ? Format.plural(count, one, many) + "." : nil
  }

  private var worstGrade: ReportTable {
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
      "worstGrade", "Worst grade per subject, \(summary.adverseEventClass.title) adverse events",
      of: lines, fields: names + grades + rest)
  }

  private var lines: [Line] {
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
