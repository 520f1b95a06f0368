extension AdverseEventSummary {
  /// A line of the table.
  package enum Line: Hashable, Sendable {
    case overall
    /// nil where no class is stated.
    case organClass(String?)
    /// The preferred term, or the verbatim term where there is none; nil where there is neither.
    case term(String?, isVerbatim: Bool, organClass: String?)
  }

  /// A column of the table.
  package enum Column: Hashable, Sendable {
    case any
    case grade(Grade)
    /// Grade 3 or worse.
    case severe
    case ungraded
    /// Rows, told by the subjects who have them.
    case events
  }

  /// The subjects behind a number of the table that `make` gives for the same arguments; of one arm
  /// by its place among `arms`.
  package static func subjects(
    behind line: Line, _ column: Column, arm: Int? = nil, in cohort: Cohort,
    _ selection: Selection, class adverseEventClass: AdverseEventClass
  ) -> SubjectSet {
    let groups = arm.flatMap { _ in ArmGroups(cohort, selection) }
    let criterion = AdverseEventCriterion(adverseEventClass, in: cohort)
    let isOnLine = cohort.data.adverseEvents.isOn(line)
    let grades = cohort.data.adverseEvents.grade
    var found = SubjectSet(capacity: cohort.subjectCount)
    // The worst grade so far of the subject whose rows go by; 0 is ungraded.
    var current: (subject: Int, worst: Int)?
    let close = {
      if let current, column.admits(worst: current.worst) { found.insert(current.subject) }
    }
    cohort.forEachAdverseEvent(of: selection) { subject, row in
      guard isOnLine(row), criterion.admits(row) else { return }
      let grade = grades[row]?.rawValue ?? 0
      if let known = current, known.subject == subject {
        current = (subject, max(known.worst, grade))
      } else {
        close()
        current =
          groups.map { $0.isMember(subject, of: arm) } ?? (arm == nil)
          ? (subject, grade) : nil
      }
    }
    close()
    return found
  }

  /// The row that decides where a subject stands on a line: of the worst grade, the first of equals;
  /// nil where the subject has none there.
  package static func decidingRow(
    of subject: Int, on line: Line, in cohort: Cohort, _ selection: Selection,
    class adverseEventClass: AdverseEventClass
  ) -> Int? {
    let criterion = AdverseEventCriterion(adverseEventClass, in: cohort)
    let events = cohort.data.adverseEvents
    let isOnLine = events.isOn(line)
    let rows = cohort.adverseEventRows(of: subject).filter { row in
      selection.admits(adverseEvent: row) && isOnLine(row) && criterion.admits(row)
    }
    return rows.max { left, right in
      (events.grade[left]?.rawValue ?? 0, right) < (events.grade[right]?.rawValue ?? 0, left)
    }
  }

  /// The subjects that a risk difference of an arm compares: everybody of the two arms.
  package static func compared(
    _ arm: Int, in cohort: Cohort, _ selection: Selection
  ) -> SubjectSet {
    guard let groups = ArmGroups(cohort, selection), let reference = groups.arms.reference else {
      return SubjectSet(capacity: cohort.subjectCount)
    }
    return SubjectSet(capacity: cohort.subjectCount) { subject in
      selection.subjects.contains(subject)
        && [arm, reference].contains(groups.group(of: subject))
    }
  }
}

extension AdverseEventSummary.Column {
  /// - Parameter grade: 0 is ungraded.
  fileprivate func admits(worst grade: Int) -> Bool {
    switch self {
    case .any, .events: true
    case .grade(let wanted): grade == wanted.rawValue
    case .severe: grade >= Grade.severe.rawValue
    case .ungraded: grade == 0
    }
  }
}

extension AdverseEventColumns {
  /// Whether a row counts on a line of the table.
  fileprivate func isOn(_ line: AdverseEventSummary.Line) -> (Int) -> Bool {
    switch line {
    case .overall: return { _ in true }
    case .organClass(let name): return systemOrganClass.holds(name)
    case .term(let name, let isVerbatim, let organClass):
      let isOfClass = systemOrganClass.holds(organClass)
      let isTerm = isVerbatim || name == nil ? isUncoded(name) : preferredTerm.holds(name)
      return { isOfClass($0) && isTerm($0) }
    }
  }

  /// Without a preferred term, and under a verbatim term in any case; under none where it is nil.
  private func isUncoded(_ name: String?) -> (Int) -> Bool {
    let wanted = (name ?? "").lowercased()
    let isNamed = term.words.map { $0.trimmed.lowercased() == wanted }
    return { row in
      preferredTerm.code(row) == nil && (term.code(row).map { isNamed[$0] } ?? wanted.isEmpty)
    }
  }
}

extension CodedColumn {
  /// Rows with a word; without any where it is nil.
  fileprivate func holds(_ word: String?) -> (Int) -> Bool {
    let wanted = word.flatMap { words.firstIndex(of: $0) }
    guard word == nil || wanted != nil else { return { _ in false } }
    return { code($0) == wanted }
  }
}
