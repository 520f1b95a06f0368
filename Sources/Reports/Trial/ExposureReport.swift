import CohortModel
import Statistics

/// Rates, onset and duration, and incidence by cycle of adverse events.
struct ExposureReport {
  let rates: ExposureRates
  let onset: OnsetSummary
  /// nil where there are neither cycles nor a cycle length.
  let cycles: CycleIncidence?
  let cohort: Cohort

  init(_ cohort: Cohort, _ selection: Selection, class adverseEventClass: AdverseEventClass) {
    rates = ExposureRates.make(cohort, selection, class: adverseEventClass)
    onset = OnsetSummary.make(cohort, selection, class: adverseEventClass)
    cycles = CycleIncidence.make(cohort, selection, class: adverseEventClass)
    self.cohort = cohort
  }

  var tables: [ReportTable] {
    [ratesTable] + (rates.groups.isComparable && rates.groups.count > 1 ? [contrasts] : [])
      + [onsetTable, cyclesTable]
  }

  var notes: [String] {
    rates.notes(cohort.study).sentences + onset.notes(cohort.study).sentences
      + (cycles?.notes(cohort.study) ?? [CycleIncidence.refusal]).sentences
      + SmallGroup.notes(rates.groups.labels.isEmpty ? [] : Array(rates.totals.dropFirst()))
  }

  // MARK: - Rates

  private struct RateLine {
    var row: ExposureRates.Row
    var group: Int
    var cell: ExposureRates.Cell { row.cells[group] }
  }

  private var ratesTable: ReportTable {
    let (groups, totals) = (rates.groups, rates.totals)
    let lines = rates.rows.flatMap { row in
      row.cells.indices.map { RateLine(row: row, group: $0) }
    }
    let fields: [ReportField<RateLine>] = [
      .text("group", "Group") { groups.label($0.group) ?? Arms.everybody },
      .integer("subjects", "Subjects with an onset") { $0.cell.subjects },
      .integer("total", "At risk") { totals[$0.group] },
      .decimal("subjectYears", "Subject-years", digits: 2) { $0.cell.subjectYears },
      .decimal("rate", "Per 100 subject-years", digits: 2) { $0.cell.rate?.rate },
      .decimal("lower", "Lower limit", digits: 2) { $0.cell.rate?.lower },
      .decimal("upper", "Upper limit", digits: 2) { $0.cell.rate?.upper },
      .proportion("confidence", "Level") { $0.cell.rate?.level },
      .flag("fewerThanFive", "Fewer than 5 subjects") { line in
        line.group == SafetyGroups.everybody
          ? nil : SmallGroup.flag(line.cell.subjects, of: totals[line.group])
      },
    ]
    return ReportTable(
      "rates", "Exposure-adjusted incidence rates", of: lines,
      fields: ReportField.line { $0.row.line } + fields)
  }

  private struct ContrastLine {
    var line: AdverseEventLine
    var contrast: ExposureRates.Contrast
  }

  private var contrasts: ReportTable {
    let groups = rates.groups
    let lines = rates.rows.flatMap { row in
      row.contrasts.map { ContrastLine(line: row.line, contrast: $0) }
    }
    let fields: [ReportField<ContrastLine>] = [
      .text("arm", "Arm") { groups.label($0.contrast.arm) },
      .text("reference", "Reference") { _ in groups.reference.flatMap(groups.label) },
      .decimal("difference", "Difference per 100 subject-years", digits: 2) {
        $0.contrast.difference.estimate
      },
      .decimal("differenceLower", "Lower limit", digits: 2) {
        $0.contrast.difference.interval.lower
      },
      .decimal("differenceUpper", "Upper limit", digits: 2) {
        $0.contrast.difference.interval.upper
      },
      .decimal("ratio", "Rate ratio", digits: 2) { $0.contrast.ratio?.estimate },
      .decimal("ratioLower", "Lower limit", digits: 2) { $0.contrast.ratio?.exact.lower },
      .decimal("ratioUpper", "Upper limit", digits: 2) { $0.contrast.ratio?.exact.upper },
      .pValue("pValue", "Nominal p") { $0.contrast.ratio?.pValue },
    ]
    return ReportTable(
      "rateContrasts", "Incidence rates against the reference arm, nominal", of: lines,
      fields: ReportField.line { $0.line } + fields)
  }

  // MARK: - Onset

  private var onsetTable: ReportTable {
    let first: [ReportField<OnsetSummary.Row>] = [
      .integer("subjects", "Subjects") { $0.subjects },
      .decimal("onsetMedian", "First onset, median", unit: "study day") { $0.firstOnset.median },
      .decimal("onsetMinimum", "First onset, earliest", digits: 0, unit: "study day") {
        $0.firstOnset.minimum
      },
      .decimal("onsetMaximum", "First onset, latest", digits: 0, unit: "study day") {
        $0.firstOnset.maximum
      },
    ]
    let rest: [ReportField<OnsetSummary.Row>] = [
      .integer("events", "Events") { $0.events },
      .integer("ongoing", "Ongoing") { $0.ongoing },
      .integer("resolved", "Resolved") { $0.resolved },
      .integer("knownOutcome", "With a stated outcome") { $0.knownOutcome },
      .decimal("duration", "Duration, median", unit: "days") { $0.duration.median.estimate },
      .decimal("durationLower", "Lower limit", unit: "days") { $0.duration.median.lower },
      .decimal("durationUpper", "Upper limit", unit: "days") { $0.duration.median.upper },
      .proportion("confidence", "Level") { $0.duration.level },
      .integer("withoutEnd", "Over since an unknown day") { $0.withoutEnd },
      .decimal("resolutionMedian", "Time to resolution, median", unit: "days") {
        $0.toResolution.median
      },
      .decimal("resolutionMinimum", "Time to resolution, shortest", digits: 0, unit: "days") {
        $0.toResolution.minimum
      },
      .decimal("resolutionMaximum", "Time to resolution, longest", digits: 0, unit: "days") {
        $0.toResolution.maximum
      },
    ]
    return ReportTable(
      "onset", "Onset, duration and resolution of adverse events", of: onset.rows,
      fields: ReportField.line { $0.line } + first + rest)
  }

  // MARK: - Cycles

  private struct CycleLine {
    var line: AdverseEventLine
    var column: CycleIncidence.Column
    var subjects: Int
  }

  private var cyclesTable: ReportTable {
    let columns = cycles?.columns ?? []
    let lines = (cycles?.rows ?? []).flatMap { row in
      zip(columns, row.byColumn).map { CycleLine(line: row.line, column: $0, subjects: $1) }
        .filter { $0.subjects > 0 || $0.line == .overall }
    }
    let basis = cycles.map { $0.columnTitle }
    let fields: [ReportField<CycleLine>] = [
      .text("basis", "Basis") { _ in basis },
      .integer("number", "Cycle or period") { $0.column.number },
      .integer("subjects", "Subjects with an onset") { $0.subjects },
      .integer("total", "Subjects who began it") { $0.column.began },
      .proportion("share", "Share") { share($0.subjects, of: $0.column.began) },
    ]
    return ReportTable(
      "cycles", "Onset of adverse events by cycle", of: lines,
      fields: ReportField.line { $0.line } + fields)
  }
}

extension ReportField {
  /// The columns that say what a line is about.
  static func line(_ line: @escaping @Sendable (Row) -> AdverseEventLine) -> [ReportField] {
    [
      .text("level", "Level") { line($0).level },
      .text("systemOrganClass", "System organ class") { line($0).organClass },
      .text("preferredTerm", "Preferred term") { line($0).term },
    ]
  }
}

extension [String] {
  /// Each with a full stop.
  var sentences: [String] { map { $0.hasSuffix(".") ? $0 : $0 + "." } }
}
