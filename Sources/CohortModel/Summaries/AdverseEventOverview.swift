/// The overview of adverse events that reviewers know as AET01, everybody together and by arm.
package struct AdverseEventOverview: Equatable, Sendable {
  /// A line is about subjects, one of them about rows.
  package enum Line: Int, CaseIterable, Sendable {
    case anyEvent
    /// Rows of adverse events, not subjects.
    case events
    case died
    /// Left the study for an adverse event.
    case leftStudy
    case fatal
    case serious, seriousWithdrawal, seriousDoseChange, seriousRelated
    case withdrawal, doseChange
    case related, relatedWithdrawal, relatedDoseChange
    /// Grade 3 to 5.
    case severe
    case specialInterest, immuneRelated

    /// Whether its number is of rows.
    package var countsRows: Bool { self == .events }
  }

  package struct Value: Equatable, Sendable {
    package let line: Line
    /// nil is not collected: there are rows, and none of them states what the line asks for.
    package let count: Int?
    /// In the order of the arms; empty where there are none, or nothing was collected.
    package let arms: [Int]
  }

  package let set: AnalysisSet
  /// Subjects of the selection: the denominator of every line but that of rows.
  package let total: Int
  /// nil where arms were not asked for, or the gate shows none.
  package let arms: AdverseEventArms?
  /// Without special interest where the study does not define it or access closes it.
  package let values: [Value]
}

extension AdverseEventOverview {
  /// Counts in one pass over the rows; deaths and leaving the study are told of every subject of the
  /// selection, whatever its filter says of adverse events.
  package static func make(
    _ cohort: Cohort, _ selection: Selection, byArm: Bool = false
  ) -> AdverseEventOverview {
    let groups = byArm ? ArmGroups(cohort, selection) : nil
    let lines = OverviewLines(cohort)
    var counts = Array(
      repeating: Array(repeating: 0, count: groups?.count ?? 1), count: Line.allCases.count)
    forEachSubject(cohort, selection, lines) { subject, met, rows in
      let group = groups?.group(of: subject) ?? 0
      counts[Line.events.rawValue][group] += rows
      for line in Line.allCases where !line.countsRows && met.contains(line) {
        counts[line.rawValue][group] += 1
      }
    }
    let values = lines.shown.map { line in
      let counts = counts[line.rawValue]
      let isCollected = lines.isCollected(line)
      return Value(
        line: line, count: isCollected ? counts.reduce(0, +) : nil,
        arms: isCollected ? counts.dropLast() : [])
    }
    return AdverseEventOverview(
      set: selection.set, total: selection.subjects.count, arms: groups?.arms, values: values)
  }

  /// The subjects behind a number that `make` gives for the same arguments; behind the number of
  /// rows, those who have them.
  package static func subjects(
    behind line: Line, arm: Int? = nil, in cohort: Cohort, _ selection: Selection
  ) -> SubjectSet {
    let groups = arm.flatMap { _ in ArmGroups(cohort, selection) }
    var found = SubjectSet(capacity: cohort.subjectCount)
    forEachSubject(cohort, selection, OverviewLines(cohort)) { subject, met, _ in
      if met.contains(line), groups.map({ $0.isMember(subject, of: arm) }) ?? (arm == nil) {
        found.insert(subject)
      }
    }
    return found
  }

  private static func forEachSubject(
    _ cohort: Cohort, _ selection: Selection, _ lines: OverviewLines,
    _ visit: (_ subject: Int, _ met: MetLines, _ rows: Int) -> Void
  ) {
    let (rows, starts) = (cohort.data.adverseEvents.rows, cohort.data.adverseEvents.start)
    for subject in selection.subjects {
      var (met, count) = (lines.met(bySubject: subject), 0)
      for row in rows[subject]
      where cohort.counts(starts[row]) && selection.admits(adverseEvent: row) {
        met.formUnion(lines.met(byRow: row))
        count += 1
      }
      visit(subject, met, count)
    }
  }
}
