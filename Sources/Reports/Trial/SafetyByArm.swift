import CohortModel
import Statistics

/// Adverse events by arm: a row for each line of the worst-grade table and each arm.
struct SafetyByArm {
  private struct Line {
    var level: String
    var organClass: String?
    var term: String?
    var counts: [AdverseEventSummary.Counts]
  }

  private struct ArmLine {
    let line: Line
    let arms: AdverseEventArms
    let place: Int

    var arm: AdverseEventArms.Arm { arms.arms[place] }
    var counts: AdverseEventSummary.Counts { line.counts[place] }

    func difference(
      _ count: (AdverseEventSummary.Counts) -> Int
    ) -> AdverseEventArms.RiskDifference? {
      arms.riskDifference(of: place, line.counts.map(count))
    }
  }

  private let summary: AdverseEventSummary
  private let arms: AdverseEventArms
  private let cohort: Cohort

  /// nil where the summary has no arms.
  init?(_ summary: AdverseEventSummary, cohort: Cohort) {
    guard let arms = summary.arms else { return nil }
    (self.summary, self.arms, self.cohort) = (summary, arms, cohort)
  }

  var table: ReportTable {
    let names: [ReportField<ArmLine>] = [
      .text("level", "Level") { $0.line.level },
      .text("systemOrganClass", "System organ class") { $0.line.organClass },
      .text("preferredTerm", "Preferred term") { $0.line.term },
      .text("arm", "Arm") { $0.arm.label },
      .integer("subjects", "Any grade") { $0.counts.subjects },
      .integer("total", "N") { $0.arm.total },
      .proportion("share", "Any grade") { share($0.counts.subjects, of: $0.arm.total) },
      .integer("grade3OrWorse", "Grade ≥ 3") { $0.counts.severe },
      .proportion("grade3OrWorseShare", "Grade ≥ 3") { share($0.counts.severe, of: $0.arm.total) },
      .integer("ungraded", "Ungraded") { $0.counts.ungraded },
      .integer("events", "Events") { $0.counts.events },
      .flag("fewerThanFive", "Fewer than five") {
        SmallGroup.flag($0.counts.subjects, of: $0.arm.total)
      },
    ]
    return ReportTable(
      "byArm", "Adverse events by arm, \(summary.adverseEventClass.phrase)", of: rows,
      fields: names + differences)
  }

  /// By-arm access alone (definitions.md, *Who sees what*).
  private var differences: [ReportField<ArmLine>] {
    guard arms.reference != nil else { return [] }
    return SafetyByArm.limits("difference", "Risk difference, any grade") { $0.subjects }
      + SafetyByArm.limits("grade3OrWorseDifference", "Risk difference, grade ≥ 3") { $0.severe }
  }

  private static func limits(
    _ id: String, _ title: String,
    _ count: @escaping @Sendable (AdverseEventSummary.Counts) -> Int
  ) -> [ReportField<ArmLine>] {
    [
      .proportion(id, title) { $0.difference(count)?.estimate },
      .proportion("\(id)Lower", "Lower limit") { $0.difference(count)?.interval.lower },
      .proportion("\(id)Upper", "Upper limit") { $0.difference(count)?.interval.upper },
    ]
  }

  private var rows: [ArmLine] {
    let overall = Line(level: "overall", counts: summary.overallByArm)
    let lines = summary.classes.reduce(into: [overall]) { lines, organClass in
      lines.append(Line(level: "class", organClass: organClass.name, counts: organClass.arms))
      lines += organClass.terms.map {
        Line(level: "term", organClass: organClass.name, term: $0.name, counts: $0.arms)
      }
    }
    return lines.flatMap { line in
      arms.arms.indices.map { ArmLine(line: line, arms: arms, place: $0) }
    }
  }

  var notes: [String] {
    [
      arms.reference.map { reference in
        "Risk differences: an arm less \(arms.arms[reference].label), 95 % interval of "
          + "Miettinen and Nurminen; nominal, not adjusted."
      },
      arms.unallocated > 0
        ? "\(Format.plural(arms.unallocated, "subject")) in no arm, part of the pooled table alone."
        : nil,
      rows.contains { SmallGroup.flag($0.counts.subjects, of: $0.arm.total) }
        ? SmallGroup.countNote : nil,
    ].compactMap { $0 }
  }
}
