import CohortModel

/// Deaths by cause and by their distance from treatment.
struct DeathReport {
  private struct Line {
    var row: DeathSummary.Row
    var group: Int
  }

  let summary: DeathSummary
  let cohort: Cohort

  var tables: [ReportTable] { [counts, listing] }

  private var counts: ReportTable {
    let (groups, totals) = (summary.groups, summary.totals)
    let lines = summary.rows.flatMap { row in
      row.subjects.indices.map { Line(row: row, group: $0) }
    }
    return ReportTable(
      "deaths", "Deaths", of: lines,
      fields: [
        .key("measure", "Measure") { $0.row.measure.word },
        .text("title", "Deaths") { $0.row.measure.title },
        .text("group", "Group") { groups.label($0.group) ?? Arms.everybody },
        .integer("subjects", "Subjects") { $0.row.subjects[$0.group] },
        .integer("total", "N") { totals[$0.group] },
        .proportion("share", "Share") { share($0.row.subjects[$0.group], of: totals[$0.group]) },
        .flag("fewerThanFive", "Fewer than 5 subjects") { line in
          line.group == SafetyGroups.everybody
            ? nil : SmallGroup.flag(line.row.subjects[line.group], of: totals[line.group])
        },
      ])
  }

  private var listing: ReportTable {
    let ids = cohort.data.subjects.ids
    return ReportTable(
      "deathListing", "Subjects who died", of: summary.deaths,
      fields: [
        .text("subject", "Subject") { ids[$0.subject] },
        .date("day", "Died") { $0.day },
        .flag("imputed", "Date partly known") { $0.isImputed },
        .text("cause", "Cause") { $0.cause },
        .date("lastTreatment", "Last treatment") { $0.lastTreatment },
        .integer("daysSinceTreatment", "Days since the last treatment") { $0.daysSinceTreatment },
        .flag("underTreatment", "Under treatment") { $0.isUnderTreatment },
        .flag("fatalEvent", "Fatal adverse event") { $0.hasFatalEvent },
      ])
  }

  var notes: [String] { summary.notes(cohort.study, cohort.gate.access).sentences }
}
