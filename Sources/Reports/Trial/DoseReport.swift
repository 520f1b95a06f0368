import CohortModel
import Statistics

/// Relative dose intensity, delays and modifications of each agent.
struct DoseReport {
  private struct Line {
    var agent: DoseIntensity.Agent
    var group: DoseIntensity.Group
  }

  /// nil where access closes treatment.
  let summary: DoseIntensity?
  let cohort: Cohort

  var table: ReportTable {
    let lines = (summary?.agents ?? []).flatMap { agent in
      agent.groups.map { Line(agent: agent, group: $0) }
    }
    let head: [ReportField<Line>] = [
      .text("agent", "Agent") { $0.agent.name },
      .text("plan", "Planned dose") { $0.agent.plan.title(cycleDays: $0.agent.cycleDays) },
      .integer("cycleDays", "Cycle", unit: "days") { $0.agent.cycleDays },
      .text("group", "Group") { $0.group.label ?? Arms.everybody },
      .integer("subjects", "Subjects") { $0.group.subjects },
      .integer("administrations", "Administrations") { $0.group.administrations },
      .decimal("cycles", "Cycles, median") { $0.group.cycles.median },
      .decimal("cyclesLowerQuartile", "Lower quartile") { $0.group.cycles.quantile(0.25) },
      .decimal("cyclesUpperQuartile", "Upper quartile") { $0.group.cycles.quantile(0.75) },
    ]
    return ReportTable(
      "dose", "Relative dose intensity", of: lines, fields: head + intensity + changes)
  }

  private var intensity: [ReportField<Line>] {
    [
      .integer("withIntensity", "With an intensity") { $0.group.intensity.count },
      .proportion("intensity", "Relative dose intensity, median") { $0.group.intensity.median },
      .proportion("intensityLowerQuartile", "Lower quartile") {
        $0.group.intensity.quantile(0.25)
      },
      .proportion("intensityUpperQuartile", "Upper quartile") {
        $0.group.intensity.quantile(0.75)
      },
      .integer("sufficient", "At least 85 %") { $0.group.sufficient.count },
      .proportion("sufficientShare", "At least 85 %") { $0.group.sufficient.value },
      .proportion("lower", "Lower limit") { $0.group.sufficient.lower },
      .proportion("upper", "Upper limit") { $0.group.sufficient.upper },
    ]
  }

  private var changes: [ReportField<Line>] {
    [
      .integer("delayed", "Subjects with a delay") { $0.group.delayed },
      .integer("delays", "Delays") { $0.group.delays },
      .integer("modified", "Subjects with a modified dose") { $0.group.modified },
      .integer("modifications", "Modified administrations") { $0.group.modifications },
      .flag("fewerThanFive", "Fewer than 5 subjects") {
        SmallGroup.flag($0.group.subjects, isArm: $0.group.label != nil)
      },
    ]
  }

  var notes: [String] {
    guard let summary else {
      return ["Relative dose intensity: \(SafetyClosure.title(cohort.gate.access))."]
    }
    return summary.notes(cohort.study).sentences
  }
}
