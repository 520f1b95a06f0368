import CohortModel
import Statistics

/// Local control at fixed times by each definition that access leaves open.
struct LocalControlReport {
  private struct Line {
    var summary: LocalControlSummary
    var group: LocalControlSummary.Group
    var landmark: LocalControlSummary.Landmark

    var definition: LocalControlDefinition { summary.definition }
  }

  let answers: [LocalControlAnswer]
  let cohort: Cohort

  /// Nothing where the trial has no local treatment.
  var tables: [ReportTable] {
    answers.isEmpty ? [] : [landmarks]
  }

  private var lines: [Line] {
    answers.compactMap(\.summary).flatMap { summary in
      summary.groups.flatMap { group in
        group.landmarks.map { Line(summary: summary, group: group, landmark: $0) }
      }
    }
  }

  private var landmarks: ReportTable {
    let study = cohort.study
    let who: [ReportField<Line>] = [
      .key("definition", "Definition") { $0.definition.rawValue },
      .text("title", "Definition") { $0.definition.title },
      .text("group", "Group") { $0.group.label ?? Arms.everybody },
      .integer("subjects", "Evaluable") { $0.group.total },
      .integer("withoutOrigin", "Without origin, left out") { $0.summary.withoutOrigin },
      .integer("failures", "Failures") { $0.group.failures },
      .integer("deaths", "Deaths in control") { line in
        line.definition == .treatedLesions ? line.group.deaths : nil
      },
    ]
    let estimate: [ReportField<Line>] = [
      .integer("years", "Years") { $0.landmark.years },
      .decimal("time", "Time", digits: 2, unit: "days") { $0.landmark.days },
      .integer("atRisk", "At risk") { $0.landmark.atRisk },
      .proportion("control", "In control") { $0.landmark.control },
      .proportion("lower", "Lower limit") { $0.landmark.lower },
      .proportion("upper", "Upper limit") { $0.landmark.upper },
      .proportion("level", "Level") { $0.group.incidence.level },
      .text("origin", "Origin") { $0.definition.originTitle(study) },
      .text("denominator", "Denominator") { $0.definition.denominator($0.summary.set, study) },
      .text("method", "Method") { $0.definition.method },
      .flag("fewerThanFive", "Fewer than 5 subjects") { line in
        SmallGroup.flag(line.group.total, isArm: line.group.label != nil)
      },
    ]
    return ReportTable(
      "localControl", "Local control at fixed times", of: lines, fields: who + estimate)
  }

  var notes: [String] {
    guard !answers.isEmpty else { return [] }
    return answers.map(note) + [
      "Local control: times are days, the origin is day 1; a year is 365.25 days; no estimate "
        + "after the last observed time."
    ] + SmallGroup.notes(armSizes)
  }

  private var armSizes: [Int] {
    answers.compactMap(\.summary).flatMap { summary in
      summary.groups.compactMap { group in group.label.map { _ in group.total } }
    }
  }

  private func note(_ answer: LocalControlAnswer) -> String {
    let name = "Local control, \(answer.definition.title): "
    if let refusal = answer.refusal(cohort.gate.access) { return name + refusal + "." }
    let definition = answer.definition
    let left = [
      (answer.summary?.withoutOrigin ?? 0, "without its origin left out"),
      (answer.summary?.unallocated ?? 0, "not allocated to an arm left out"),
    ].filter { $0.0 > 0 }.map { "; \(Format.plural($0.0, "subject")) \($0.1)" }
    return name + "\(definition.meaning), from \(definition.originTitle(cohort.study)); "
      + definition.method + left.joined() + "."
  }
}
