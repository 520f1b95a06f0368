import CohortModel
import Statistics

/// Related adverse events split by onset into acute and late, from each origin.
struct AcuteLateReport {
  private struct Line {
    var summary: AcuteLateSummary
    var period: String
    var counts: AdverseEventSummary.Counts
    var total: Int
    /// Those with an acute event alone.
    var unresolved: Int?

    var isAcute: Bool { unresolved != nil }
  }

  private struct LandmarkLine {
    var summary: AcuteLateSummary
    var landmark: AcuteLateSummary.Landmark
  }

  let answers: [AcuteLateAnswer]
  let cohort: Cohort

  private var summaries: [AcuteLateSummary] { answers.compactMap(\.summary) }

  var tables: [ReportTable] { [counts, incidence] }

  private var lines: [Line] {
    summaries.flatMap { summary in
      [
        Line(
          summary: summary, period: "acute", counts: summary.acute, total: summary.total,
          unresolved: summary.unresolved),
        Line(
          summary: summary, period: "late", counts: summary.late, total: summary.atRiskOfLate),
      ]
    }
  }

  private var counts: ReportTable {
    let head: [ReportField<Line>] = [
      .key("origin", "Origin") { $0.summary.origin.rawValue },
      .text("title", "From") { $0.summary.origin.title },
      .key("period", "Period") { $0.period },
      .text("onset", "Onset") { line in
        line.isAcute ? "to day \(line.summary.acuteDays)" : "after day \(line.summary.acuteDays)"
      },
      .integer("subjects", "Subjects") { $0.counts.subjects },
      .integer("total", "Followed") { $0.total },
      // A crude share of late events would treat the dead and the lost as free of them.
      .proportion("share", "Share") { $0.isAcute ? share($0.counts.subjects, of: $0.total) : nil },
    ]
    let grades: [ReportField<Line>] = (1...5).map { grade in
      .integer("grade\(grade)", "Grade \(grade)") { $0.counts.byGrade[grade - 1] }
    }
    let rest: [ReportField<Line>] = [
      .integer("grade3OrWorse", "Grade ≥ 3") { $0.counts.severe },
      .integer("ungraded", "Ungraded") { $0.counts.ungraded },
      .integer("events", "Events") { $0.counts.events },
      .integer("unresolved", "Unresolved when the window closed") { $0.unresolved },
    ]
    return ReportTable(
      "acuteLate", "Treatment-related adverse events, acute and late", of: lines,
      fields: head + grades + rest)
  }

  private var incidence: ReportTable {
    let months = cohort.study.survival.landmarkMonths
    let lines = summaries.flatMap { summary in
      summary.landmarks(months: months).map { LandmarkLine(summary: summary, landmark: $0) }
    }
    return ReportTable(
      "lateIncidence", "Cumulative incidence of a first late related event", of: lines,
      fields: [
        .key("origin", "Origin") { $0.summary.origin.rawValue },
        .text("title", "From") { $0.summary.origin.title },
        .integer("months", "Months from the origin") { $0.landmark.months },
        .decimal("time", "After the acute window", unit: "days") { $0.landmark.days },
        .integer("subjects", "Followed beyond the window") { $0.summary.atRiskOfLate },
        .integer("atRisk", "At risk") { $0.landmark.atRisk },
        .proportion("incidence", "Late event") { $0.landmark.late?.estimate },
        .proportion("lower", "Lower limit") { $0.landmark.late?.limits?.lower },
        .proportion("upper", "Upper limit") { $0.landmark.late?.limits?.upper },
        .proportion("level", "Level") { $0.summary.lateIncidence?.level },
        .proportion("death", "Death before any") { $0.landmark.death?.estimate },
      ])
  }

  var notes: [String] {
    let rule = summaries.first.map { summary in
      "Acute: treatment-related, begun on the origin or up to \(summary.acuteDays) days after it; "
        + "unresolved: still going on then, of those followed longer. Late: begun after that, "
        + "among those followed alive beyond day \(summary.acuteDays); cumulative incidence by "
        + "Aalen–Johansen from then on, death competing, 95 % interval log-log."
    }
    return [rule].compactMap { $0 } + answers.compactMap(note)
  }

  private func note(_ answer: AcuteLateAnswer) -> String? {
    let name = "Acute and late from \(answer.origin.title): "
    if let refusal = answer.refusal(cohort.gate.access) { return name + refusal + "." }
    guard let summary = answer.summary else { return nil }
    let parts = [
      summary.withoutOrigin > 0
        ? "\(Format.plural(summary.withoutOrigin, "subject")) without it left out" : nil,
      summary.undated > 0
        ? "\(Format.plural(summary.undated, "related row")) without a start in neither" : nil,
      summary.beforeOrigin > 0
        ? "\(Format.plural(summary.beforeOrigin, "related row")) from before it in neither" : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? nil : name + parts.joined(separator: "; ") + "."
  }
}
