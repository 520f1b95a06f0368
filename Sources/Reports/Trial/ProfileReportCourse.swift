import CohortModel

/// The tables of a profile beside treatment, scans and adverse events.
extension ProfileReport {
  private struct ScoreRow: Sendable {
    let scale: String
    let baseline: Double?
    let item: SubjectProfile.SymptomCourse.Score
  }

  var symptoms: ReportTable {
    let rows = (profile?.symptoms ?? []).flatMap { course in
      course.scores.map { ScoreRow(scale: course.scale, baseline: course.baseline, item: $0) }
    }
    return ReportTable(
      "symptoms", "Symptom scores", of: rows,
      fields: [
        .text("scale", "Scale") { $0.scale },
        .date("date", "Date") { $0.item.date },
        .integer("day", "Day") { row in row.item.date.flatMap { profile?.studyDay($0) } },
        .decimal("score", "Score") { $0.item.score },
        .decimal("baseline", "Baseline") { $0.baseline },
        .decimal("change", "Change") { row in
          row.item.score.flatMap { score in row.baseline.map { score - $0 } }
        },
      ])
  }

  /// A protocol deviation, or a visit that was planned and not made.
  private struct ConductRow: Sendable {
    let kind: String
    let title: String
    let date: Day?
    let category: String?
    let isImportant: Bool?
    let description: String?
  }

  var deviations: ReportTable {
    let entered = (profile?.deviations ?? []).map { item in
      ConductRow(
        kind: "deviation", title: "Protocol deviation", date: item.date, category: item.category,
        isImportant: item.isImportant, description: item.description)
    }
    let missed = (profile?.missedVisits ?? []).map { visit in
      ConductRow(
        kind: "missedVisit", title: "Visit not made", date: visit.planned, category: visit.visit,
        isImportant: nil, description: nil)
    }
    return ReportTable(
      "deviations", "Protocol deviations and visits not made", of: entered + missed,
      fields: [
        .key("kind", "Kind") { $0.kind },
        .text("title", "Kind") { $0.title },
        .date("date", "Date") { $0.date },
        .integer("day", "Day") { row in row.date.flatMap { profile?.studyDay($0) } },
        .text("category", "Category or visit") { $0.category },
        .flag("important", "Important") { $0.isImportant },
        .text("description", "Description") { $0.description },
      ])
  }

  var fate: ReportTable {
    let fields: [ReportField<SubjectProfile>] = [
      .text("bestResponse", "Best overall response") { $0.response?.best.abbreviation },
      .date("firstProgression", "First progression") { $0.response?.firstProgression },
      .date("lastTreatmentOn", "Last treatment") { $0.fate.lastTreatmentOn },
      .text("endOfTreatmentReason", "Reason to end treatment") { $0.fate.endOfTreatmentReason },
      .date("newTherapyOn", "New therapy") { $0.fate.newTherapyOn },
      .date("endOfStudyOn", "End of study") { $0.fate.endOfStudyOn },
      .text("endOfStudyReason", "Reason to leave the study") { $0.fate.endOfStudyReason },
      .date("diedOn", "Death") { $0.fate.diedOn },
      .flag("deathImputed", "Death from a partial date") {
        $0.fate.diedOn == nil ? nil : $0.fate.isDeathImputed
      },
      .text("causeOfDeath", "Cause of death") { $0.fate.causeOfDeath },
      .date("lastKnownAlive", "Last known alive") { $0.fate.lastKnownAlive },
      .date("cutOff", "Cut-off") { $0.cutOff },
    ]
    return profile.map { ReportTable("fate", "Fate", of: $0, record: fields) }
      ?? ReportTable("fate", "Fate", of: [], fields: fields)
  }

  var narrative: ReportTable {
    let study = cohort.study
    return ReportTable(
      "narrative", "Narrative",
      of: profile.map { Narrative($0, of: study).paragraphs } ?? [],
      fields: [
        .key("section", "Section") { $0.section.rawValue },
        .text("title", "Section") { $0.section.title },
        .text("text", "Text") { $0.text },
      ])
  }
}
