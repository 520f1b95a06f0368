import CohortModel

/// The overview of adverse events, in the rows that reviewers know as AET01.
struct EventOverviewReport {
  private struct Line {
    let value: AdverseEventOverview.Value
    let group: String
    let count: Int?
    let total: Int
    let isArm: Bool

    /// A number of rows is no share of subjects.
    var share: Double? {
      value.line.countsRows ? nil : count.flatMap { Reports.share($0, of: total) }
    }

    /// Of rows, whether the arm itself is small.
    var isSmall: Bool? {
      guard isArm, let count else { return nil }
      return SmallGroup.flag(value.line.countsRows ? total : count, of: total)
    }
  }

  let overview: AdverseEventOverview

  var showsArms: Bool { overview.arms != nil }

  var table: ReportTable {
    ReportTable(
      "eventOverview", "Overview of adverse events", of: lines,
      fields: [
        .key("measure", "Measure") { $0.value.line.word },
        .text("title", "Subjects with at least one, unless said otherwise") { $0.value.line.title },
        .text("group", "Group") { $0.group },
        .integer("count", "Number") { $0.count },
        .integer("total", "N") { $0.total },
        .proportion("share", "Share") { $0.share },
        .flag("fewerThanFive", "Fewer than five") { $0.isSmall },
      ])
  }

  private var lines: [Line] {
    overview.values.flatMap { value in
      let everybody = Line(
        value: value, group: Arms.everybody, count: value.count, total: overview.total,
        isArm: false)
      let arms = overview.arms?.arms ?? []
      return [everybody]
        + arms.indices.map { place in
          Line(
            value: value, group: arms[place].label,
            count: value.arms.isEmpty ? nil : value.arms[place], total: arms[place].total,
            isArm: true)
        }
    }
  }

  var notes: [String] {
    [
      "Overview of adverse events: a line over several properties asks for one event that has them "
        + "all; dose change is reduced, interrupted or delayed; left the study for an adverse event "
        + "by the reason as entered. Deaths and leaving the study heed no filter on adverse events.",
      lines.contains { $0.isSmall == true } ? SmallGroup.countNote : nil,
    ].compactMap { $0 }
  }
}
