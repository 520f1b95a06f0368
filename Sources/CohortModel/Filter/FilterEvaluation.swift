extension Cohort {
  /// Applies a filter to a set (data.md, *The filter language*).
  ///
  /// Top-level conjuncts with terms on subjects alone narrow the subjects and so every N. What is
  /// left is asked of each record with its subject, every term of the same record.
  package func select(_ set: AnalysisSet, filter: Filter? = nil) -> Selection {
    select(set, among: subjects(in: set), filter)
  }

  /// Subjects that a filter admits among everybody who gave consent, screening failures included;
  /// nil without a filter. For enrolment alone: every other number is about an analysis set.
  package func everybody(admittedBy filter: Filter?) -> SubjectSet? {
    guard filter != nil else { return nil }
    let all = SubjectSet(capacity: subjectCount, all: true)
    return select(study.defaultSet, among: all, filter).subjectsWithMatches
  }

  private func select(
    _ set: AnalysisSet, among members: SubjectSet, _ filter: Filter?
  ) -> Selection {
    guard let filter else {
      return Selection(
        set: set, filter: nil, subjects: members, adverseEvents: nil, subjectsWithMatches: members)
    }
    let conjuncts = filter.expression.conjuncts
    let ofSubjects = conjuncts.filter { !$0.isAboutAdverseEvents }
    let ofRecords = conjuncts.filter(\.isAboutAdverseEvents)
    let admits = FilterExpression.all(ofSubjects).predicate(self, set)
    var admitted = SubjectSet(capacity: subjectCount)
    for subject in members where admits(subject, -1) { admitted.insert(subject) }
    guard !ofRecords.isEmpty else {
      return Selection(
        set: set, filter: filter, subjects: admitted, adverseEvents: nil,
        subjectsWithMatches: admitted)
    }
    return matches(
      .all(ofRecords),
      Selection(
        set: set, filter: filter, subjects: admitted, adverseEvents: nil,
        subjectsWithMatches: admitted))
  }

  /// Narrows a selection to the records by the cut-off that an expression admits.
  private func matches(_ expression: FilterExpression, _ selection: Selection) -> Selection {
    let admits = expression.predicate(self, selection.set)
    var rows = SubjectSet(capacity: data.adverseEvents.count)
    var matching = SubjectSet(capacity: subjectCount)
    for subject in selection.subjects {
      for row in data.adverseEvents.rows[subject]
      where counts(data.adverseEvents.start[row]) && admits(subject, row) {
        rows.insert(row)
        matching.insert(subject)
      }
    }
    return Selection(
      set: selection.set, filter: selection.filter, subjects: selection.subjects,
      adverseEvents: rows, subjectsWithMatches: matching)
  }
}

/// Whether a subject's record is admitted; the row is not read by terms on subjects.
typealias FilterPredicate = (_ subject: Int, _ row: Int) -> Bool

extension FilterExpression {
  func predicate(_ cohort: Cohort, _ set: AnalysisSet) -> FilterPredicate {
    switch self {
    case .term(let term):
      let admits = term.test.predicate(term.field.values(cohort, set))
      guard term.field.about == .subject else { return { admits($1) } }
      // Asked once per subject, not once per record.
      let admitted = SubjectSet(capacity: cohort.subjectCount, where: admits)
      return { subject, _ in admitted.contains(subject) }
    case .search(let text): return FilterExpression.search(text, cohort, set)
    case .not(let inner):
      let admits = inner.predicate(cohort, set)
      return { !admits($0, $1) }
    case .all(let parts):
      let all = parts.map { $0.predicate(cohort, set) }
      return { subject, row in all.allSatisfy { $0(subject, row) } }
    case .any(let parts):
      let any = parts.map { $0.predicate(cohort, set) }
      return { subject, row in any.contains { $0(subject, row) } }
    }
  }

  /// Text within the subject's id, its site or the words of the record, where these are open.
  private static func search(
    _ text: String, _ cohort: Cohort, _ set: AnalysisSet
  ) -> FilterPredicate {
    let searched = ["subject", "site", "term", "pt", "soc"]
    let fields = (FilterField.subjectFields + FilterField.adverseEventFields)
      .filter { searched.contains($0.name) && $0.isOpen(under: cohort.gate) }
    var parts = fields.map { field in
      FilterExpression.term(FilterTerm(field: field, test: .text(.contains, text), position: 0))
        .predicate(cohort, set)
    }
    if fields.contains(where: { $0.name == "site" }) {
      let named = FilterTest.text(.contains, text).predicate(.siteWords(cohort) { $0.name })
      parts.append { subject, _ in named(subject) }
    }
    return { subject, row in parts.contains { $0(subject, row) } }
  }
}

extension FilterTest {
  /// The test of one position of a column; false where the value is missing.
  fileprivate func predicate(_ column: FilterColumn) -> (Int) -> Bool {
    if case .isMissing(let wanted) = self {
      let isKnown = column.isKnown
      return { isKnown($0) != wanted }
    }
    switch column {
    case .numbers(let values): return { values($0).map(admits(number:)) ?? false }
    case .days(let values): return { values($0).map(admits(day:)) ?? false }
    case .flags(let values): return { values($0).map(admits(flag:)) ?? false }
    case .words(let test): return test(admits(word:))
    }
  }

  private func admits(number value: Double) -> Bool {
    guard case .number(let comparison, let number) = self else { return false }
    return comparison.holds(value, number)
  }

  /// A partial date is the span of its days: after it is after its last day.
  private func admits(day: Day) -> Bool {
    guard case .date(let comparison, let date) = self else { return self == .holds }
    switch comparison {
    case .equal: return date.first <= day && day <= date.last
    case .notEqual: return day < date.first || date.last < day
    case .less: return day < date.first
    case .atMost: return day <= date.last
    case .more: return day > date.last
    case .atLeast: return day >= date.first
    case .contains: return false
    }
  }

  private func admits(flag: Bool) -> Bool {
    guard case .flag(let wanted) = self else { return flag && self == .holds }
    return flag == wanted
  }

  private func admits(word: String) -> Bool {
    switch self {
    case .oneOf(let words, let wanted): words.contains(word) == wanted
    case .text(.contains, let text): word.lowercased().holds(text)
    case .text(let comparison, let text): comparison.holds(word.lowercased(), text)
    case .number(let comparison, let number):
      FilterLiteral(text: word, isQuoted: false, position: 0).number
        .map { comparison.holds($0, number) } ?? (comparison == .notEqual)
    case .date: PartialDate(iso: word).map { admits(day: $0.first) } ?? false
    case .holds, .isMissing, .flag: false
    }
  }
}

extension FilterColumn {
  /// Whether a position has a value.
  var isKnown: (Int) -> Bool {
    switch self {
    case .numbers(let values): { values($0) != nil }
    case .days(let values): { values($0) != nil }
    case .flags(let values): { values($0) != nil }
    case .words(let test): test { _ in true }
    }
  }
}

extension String {
  /// Whether a text stands in this one; bytes tell it where both are ASCII, many times faster.
  fileprivate func holds(_ text: String) -> Bool {
    guard utf8.allSatisfy({ $0 < 128 }) else { return contains(text) }
    let (bytes, wanted) = (Array(utf8), Array(text.utf8))
    guard let first = wanted.first, wanted.count <= bytes.count else { return wanted.isEmpty }
    return (0...(bytes.count - wanted.count)).contains { start in
      bytes[start] == first && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }
}
