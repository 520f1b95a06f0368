extension AdverseEventSummary {
  /// Counts subjects by worst grade in one pass over the rows (definitions.md, *Counting*).
  ///
  /// Only rows by the cut-off that the filter and the class admit are looked at, so that under
  /// "related" the worst grade is the worst related one, in every line of the table.
  ///
  /// - Parameter byArm: whether each line is also counted by arm, where the gate shows arms.
  package static func make(
    _ cohort: Cohort, _ selection: Selection, class adverseEventClass: AdverseEventClass,
    byArm: Bool = false
  ) -> AdverseEventSummary {
    let groups = byArm ? ArmGroups(cohort, selection) : nil
    let criterion = AdverseEventCriterion(adverseEventClass, in: cohort)
    var counting = AdverseEventCounting(
      cohort.data.adverseEvents, groups: groups?.count ?? 1)
    var notes = AdverseEventNotes(adverseEventClass, cohort)
    cohort.forEachAdverseEvent(of: selection) { subject, row in
      let isCounted = criterion.admits(row)
      notes.add(row, isCounted: isCounted)
      if isCounted { counting.add(row, of: subject, in: groups?.group(of: subject) ?? 0) }
    }
    let classes = counting.organClasses()
    return AdverseEventSummary(
      adverseEventClass: adverseEventClass, set: selection.set, total: selection.subjects.count,
      overall: counting.overall.pooled(0),
      overallByArm: counting.overall.byArm(0), arms: groups?.arms, classes: classes,
      allTerms: classes.reduce(0) { $0 + $1.terms.count },
      undated: notes.undated, imputedStarts: notes.imputedStarts,
      missingRelatedness: notes.missingRelatedness, unstatedRelatedness: notes.unstatedRelatedness,
      relatedAfterWindow: notes.relatedAfterWindow)
  }
}

extension Cohort {
  /// Each row by the cut-off of a selection's subjects that its filter admits; all rows of a subject
  /// come one after the other.
  func forEachAdverseEvent(of selection: Selection, _ visit: (_ subject: Int, _ row: Int) -> Void) {
    let (rows, starts) = (data.adverseEvents.rows, data.adverseEvents.start)
    for subject in selection.subjects {
      for row in rows[subject]
      where counts(starts[row]) && selection.admits(adverseEvent: row) {
        visit(subject, row)
      }
    }
  }
}

/// What a footnote says about the rows of the table.
private struct AdverseEventNotes {
  private let usesRelatedness: Bool
  private let shownClass: AdverseEventClass
  private let events: AdverseEventColumns
  private let classifier: AdverseEventClassifier
  private(set) var undated = 0
  private(set) var imputedStarts = 0
  private(set) var missingRelatedness = 0
  private(set) var unstatedRelatedness = 0
  private(set) var relatedAfterWindow = 0

  init(_ shownClass: AdverseEventClass, _ cohort: Cohort) {
    self.shownClass = shownClass
    events = cohort.data.adverseEvents
    classifier = AdverseEventClassifier(cohort)
    usesRelatedness = [.related, .relatedSerious, .acute, .late].contains(shownClass)
  }

  mutating func add(_ row: Int, isCounted: Bool) {
    // The treatment-emergent table leaves out what the other tables count: it says how many.
    if isCounted || shownClass == .treatmentEmergent, classifier.isTreatmentRelated(row),
      classifier.beganAfterWindow(row)
    {
      relatedAfterWindow += 1
    }
    if shownClass.isUnstated(row, events), classifier.isSinceTreatment(row) {
      unstatedRelatedness += 1
    }
    guard isCounted else { return }
    if events.start[row] == nil { undated += 1 }
    if events.isStartImputed[row] == true { imputedStarts += 1 }
    if usesRelatedness, events.isRelatednessMissing(row) { missingRelatedness += 1 }
  }
}

/// Worst grades by term, organ class and overall while the rows of subjects go by.
struct AdverseEventCounting {
  private let events: AdverseEventColumns
  private(set) var overall: GradeTally
  private var classes: GradeTally
  private var terms: GradeTally
  private var keys = TermKeys()
  private var names: TermNames

  /// - Parameter groups: of subjects; one where no arms are told apart.
  init(_ events: AdverseEventColumns, groups: Int) {
    self.events = events
    overall = GradeTally(keys: 1, groups: groups)
    classes = GradeTally(keys: events.systemOrganClass.words.count + 1, groups: groups)
    terms = GradeTally(keys: 0, groups: groups)
    names = TermNames(events)
  }

  /// Takes a row; all rows of a subject come one after the other.
  mutating func add(_ row: Int, of subject: Int, in group: Int) {
    let grade = events.grade[row]?.rawValue ?? 0
    // The position after the last word stands for "not coded".
    let organClass = events.systemOrganClass.code(row) ?? events.systemOrganClass.words.count
    let key = keys.key(of: TermKeys.Pair(organClass: organClass, term: names.number(of: row)))
    terms.admit(key)
    overall.add(grade, of: subject, in: group, to: 0)
    classes.add(grade, of: subject, in: group, to: organClass)
    terms.add(grade, of: subject, in: group, to: key)
  }

  func organClasses() -> [AdverseEventSummary.OrganClass] {
    var byClass: [Int: [AdverseEventSummary.Term]] = [:]
    for (key, pair) in keys.pairs.enumerated() {
      let (name, isVerbatim) = names[pair.term]
      byClass[pair.organClass, default: []].append(
        AdverseEventSummary.Term(
          name: name, isVerbatim: isVerbatim, counts: terms.pooled(key), arms: terms.byArm(key)))
    }
    return byClass.map { organClass, terms in
      AdverseEventSummary.OrganClass(
        name: events.systemOrganClass.word(organClass), counts: classes.pooled(organClass),
        arms: classes.byArm(organClass), terms: terms.sorted(by: AdverseEventSummary.precedes))
    }
    .sorted { AdverseEventSummary.precedes($0.name, $0.counts, $1.name, $1.counts) }
  }
}

extension AdverseEventSummary {
  /// As by name; of one name the coded term first.
  fileprivate static func precedes(_ left: Term, _ right: Term) -> Bool {
    guard left.name == right.name, left.counts.subjects == right.counts.subjects else {
      return precedes(left.name, left.counts, right.name, right.counts)
    }
    return !left.isVerbatim && right.isVerbatim
  }

  /// Most frequent first, then by name, what is not coded last.
  fileprivate static func precedes(
    _ left: String?, _ leftCounts: Counts, _ right: String?, _ rightCounts: Counts
  ) -> Bool {
    let (more, less) = (leftCounts.subjects, rightCounts.subjects)
    guard more == less else { return more > less }
    guard let left else { return false }
    return right.map { left < $0 } ?? true
  }
}

extension CodedColumn {
  fileprivate func word(_ code: Int) -> String? {
    code < words.count ? words[code] : nil
  }
}
