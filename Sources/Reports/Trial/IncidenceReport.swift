import CohortModel
import Statistics

/// Cumulative incidence of a first adverse event, overall and by organ class.
struct IncidenceReport {
  private struct Line {
    var incidence: AdverseEventIncidence
    var group: AdverseEventIncidence.Group
    var landmark: AdverseEventIncidence.Landmark
  }

  private let incidences: [AdverseEventIncidence]
  private let cohort: Cohort

  init(_ cohort: Cohort, _ selection: Selection, class adverseEventClass: AdverseEventClass) {
    incidences = AdverseEventIncidence.byOrganClass(cohort, selection, class: adverseEventClass)
    self.cohort = cohort
  }

  private var lines: [Line] {
    incidences.flatMap { incidence in
      incidence.groups.flatMap { group in
        group.landmarks.map { Line(incidence: incidence, group: group, landmark: $0) }
      }
    }
  }

  var table: ReportTable {
    let fields: [ReportField<Line>] = [
      .text("group", "Group") { $0.group.label ?? Arms.everybody },
      .integer("months", "Months from the first treatment") { $0.landmark.months },
      .decimal("time", "Time", digits: 2, unit: "days") { $0.landmark.days },
      .integer("total", "Subjects") { $0.group.total },
      .integer("events", "With an onset") { $0.group.events },
      .integer("deaths", "Died before any") { $0.group.deaths },
      .integer("atRisk", "At risk") { $0.landmark.atRisk },
      .proportion("incidence", "Adverse event") { $0.landmark.event?.estimate },
      .proportion("lower", "Lower limit") { $0.landmark.event?.limits?.lower },
      .proportion("upper", "Upper limit") { $0.landmark.event?.limits?.upper },
      .proportion("confidence", "Level") { $0.group.incidence?.level },
      .proportion("death", "Death before any") { $0.landmark.death?.estimate },
      .pValue("grayP", "Gray's test between arms, nominal p") { $0.incidence.grayTest?.pValue },
      .flag("fewerThanFive", "Fewer than 5 subjects") {
        SmallGroup.flag($0.group.total, isArm: $0.group.label != nil)
      },
    ]
    return ReportTable(
      "incidence", "Cumulative incidence of a first adverse event", of: lines,
      fields: ReportField.line { $0.incidence.line } + fields)
  }

  var notes: [String] { incidences.first?.notes(cohort.study).sentences ?? [] }
}
