import CohortModel
import Statistics

/// The toxicity boundaries of the study file.
struct ToxicityReport {
  private struct Line {
    var monitoring: ToxicityMonitoring
    var group: ToxicityMonitoring.Group
    var rule: ToxicityRule { monitoring.rule }
  }

  private struct LookLine {
    var line: Line
    var look: ToxicityMonitoring.Look
  }

  let answers: [ToxicityAnswer]
  let cohort: Cohort

  var tables: [ReportTable] { [groups, looks] }

  private var lines: [Line] {
    answers.compactMap(\.monitoring).flatMap { monitoring in
      monitoring.groups.map { Line(monitoring: monitoring, group: $0) }
    }
  }

  private var groups: ReportTable {
    let rule: [ReportField<Line>] = [
      .text("name", "Toxicity") { $0.rule.name },
      .text("event", "Event") { $0.rule.event },
      .integer("windowDays", "Window", unit: "days") { $0.rule.windowDays },
      .text("method", "Method") { $0.rule.methodTitle },
      .text("group", "Group") { $0.group.label ?? Arms.everybody },
    ]
    let standing: [ReportField<Line>] = [
      .integer("total", "Subjects") { $0.group.total },
      .integer("counted", "Counted") { $0.group.counted },
      .integer("toxicities", "With the toxicity") { $0.group.toxicities },
      .integer("inside", "Still inside the window") { $0.group.standings[.inside] ?? 0 },
      .integer("died", "Died in the window") { $0.group.standings[.died] ?? 0 },
      .integer("unseen", "Not seen to its end") { $0.group.standings[.unseen] ?? 0 },
      .integer("undated", "Counted without a start") { $0.group.undated },
    ]
    return ReportTable(
      "toxicity", "Toxicity boundaries", of: lines, fields: rule + standing + status)
  }

  private var status: [ReportField<Line>] {
    [
      .key("status", "Status") { $0.group.status.word },
      .text("statusTitle", "Boundary") { $0.group.status.title },
      .integer("crossedAt", "Crossed at n") { $0.group.status.crossed?.subjects },
      .integer("furtherToxicities", "Fewest further toxicities to cross") {
        $0.group.status.next?.furtherToxicities
      },
      .integer("atSubjects", "At n") { $0.group.status.next?.atSubjects },
      .proportion("acceptable", "p0") { $0.rule.acceptable },
      .proportion("crossingAtAcceptable", "Probability of crossing at p0") {
        $0.monitoring.crossingAtAcceptable
      },
      .proportion("unacceptable", "p1") { $0.rule.unacceptable },
      .proportion("crossingAtUnacceptable", "Probability of crossing at p1") {
        $0.monitoring.crossingAtUnacceptable
      },
      .flag("fewerThanFive", "Fewer than 5 subjects") {
        SmallGroup.flag($0.group.total, isArm: $0.group.label != nil)
      },
    ]
  }

  private var looks: ReportTable {
    let lines = lines.flatMap { line in
      line.group.looks.map { LookLine(line: line, look: $0) }
    }
    return ReportTable(
      "toxicityLooks", "Looks at the toxicity boundaries", of: lines,
      fields: [
        .text("name", "Toxicity") { $0.line.rule.name },
        .text("group", "Group") { $0.line.group.label ?? Arms.everybody },
        .integer("subjects", "n") { $0.look.subjects },
        .integer("bound", "Crosses at") { $0.look.bound },
        .integer("toxicities", "With the toxicity") { $0.look.toxicities },
        .flag("crossed", "Crossed") { $0.look.toxicities == nil ? nil : $0.look.isCrossed },
      ])
  }

  var notes: [String] {
    guard !answers.isEmpty else { return [ToxicityMonitoring.none] }
    return answers.flatMap { answer in
      answer.refusal(cohort.gate.access).map { ["\(answer.rule.name): \($0)."] }
        ?? ["\(answer.rule.name)."] + (answer.monitoring?.notes().sentences ?? [])
    }
  }
}

extension ToxicityMonitoring.Status {
  fileprivate var crossed: ToxicityMonitoring.Look? {
    if case .crossed(let look) = self { look } else { nil }
  }

  fileprivate var next: ToxicityBoundary.NextCrossing? {
    if case .notCrossed(let next) = self { next } else { nil }
  }
}
