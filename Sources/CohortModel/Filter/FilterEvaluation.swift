extension Cohort {
  /// Applies a filter to a set (data.md, *The filter language*).
  ///
  /// Top-level conjuncts with terms on subjects alone narrow the subjects and so every N. What is
  /// left is asked of each record with its subject, every term of the same record.
  ///
  /// - Parameter listed: the records whose rows are chosen without changing N, and in which text is
  ///   searched for; terms on the other type of record narrow the subjects.
  package func select(
    _ set: AnalysisSet, filter: Filter? = nil, about listed: FilterField.About = .adverseEvent
  ) -> Selection {
    select(set, among: subjects(in: set), filter, listed)
  }

  /// Subjects that a filter admits among everybody who gave consent, screening failures included;
  /// nil without a filter. For enrolment alone: every other number is about an analysis set.
  package func everybody(admittedBy filter: Filter?) -> SubjectSet? {
    guard filter != nil else { return nil }
    let all = SubjectSet(capacity: subjectCount, all: true)
    return select(study.defaultSet, among: all, filter, .adverseEvent).subjectsWithMatches
  }

  /// Those of a set of subjects that the filter's terms on subjects alone admit.
  func narrowed(_ subjects: SubjectSet, set: AnalysisSet, by filter: Filter?) -> SubjectSet {
    guard let filter else { return subjects }
    let ofSubjects = filter.expression.conjuncts.filter {
      $0.about(listed: .adverseEvent) == .subject
    }
    guard !ofSubjects.isEmpty else { return subjects }
    let admits = FilterExpression.all(ofSubjects).predicate(self, set, .adverseEvent)
    var admitted = SubjectSet(capacity: subjectCount)
    for subject in subjects where admits(subject, -1) { admitted.insert(subject) }
    return admitted
  }

  private func select(
    _ set: AnalysisSet, among members: SubjectSet, _ filter: Filter?, _ listed: FilterField.About
  ) -> Selection {
    var admitted = narrowed(members, set: set, by: filter)
    guard let filter else {
      return Selection(
        set: set, filter: nil, subjects: admitted, adverseEvents: nil,
        subjectsWithMatches: admitted)
    }
    func matches(_ about: FilterField.About) -> RecordMatches? {
      let parts = filter.expression.conjuncts.filter { $0.about(listed: listed) == about }
      guard !parts.isEmpty else { return nil }
      return RecordMatches(
        self, about, of: admitted, FilterExpression.all(parts).predicate(self, set, about))
    }
    let others = matches(listed == .adverseEvent ? .deviation : .adverseEvent)
    if let others { admitted = others.subjects }
    let own = matches(listed)
    let isOfEvents = listed == .adverseEvent
    return Selection(
      set: set, filter: filter, subjects: admitted,
      adverseEvents: isOfEvents ? own?.rows : others?.rows,
      deviations: isOfEvents ? others?.rows : own?.rows,
      subjectsWithMatches: own?.subjects ?? admitted)
  }
}

/// Records by the cut-off that an expression admits, and their subjects.
private struct RecordMatches {
  var rows: SubjectSet
  var subjects: SubjectSet

  init(
    _ cohort: Cohort, _ about: FilterField.About, of members: SubjectSet,
    _ admits: FilterPredicate
  ) {
    let table =
      about == .deviation ? cohort.deviationTable : cohort.adverseEventTable(.adverseEvents)
    rows = SubjectSet(capacity: table.day.count)
    subjects = SubjectSet(capacity: cohort.subjectCount)
    for subject in members {
      for row in table.rows[subject] where cohort.counts(table.day[row]) && admits(subject, row) {
        rows.insert(row)
        subjects.insert(subject)
      }
    }
  }
}

/// Whether a subject's record is admitted; the row is not read by terms on subjects.
typealias FilterPredicate = (_ subject: Int, _ row: Int) -> Bool

extension FilterExpression {
  func predicate(
    _ cohort: Cohort, _ set: AnalysisSet, _ about: FilterField.About
  ) -> FilterPredicate {
    switch self {
    case .term(let term):
      let admits = term.test.predicate(term.field.values(cohort, set))
      guard term.field.about == .subject else { return { admits($1) } }
      // Asked once per subject, not once per record.
      let admitted = SubjectSet(capacity: cohort.subjectCount, where: admits)
      return { subject, _ in admitted.contains(subject) }
    case .search(let text): return FilterExpression.search(text, cohort, set, about)
    case .not(let inner):
      let admits = inner.predicate(cohort, set, about)
      return { !admits($0, $1) }
    case .all(let parts):
      let all = parts.map { $0.predicate(cohort, set, about) }
      return { subject, row in all.allSatisfy { $0(subject, row) } }
    case .any(let parts):
      let any = parts.map { $0.predicate(cohort, set, about) }
      return { subject, row in any.contains { $0(subject, row) } }
    }
  }

  /// Text within the subject's id, its site or the words of the record, where these are open.
  private static func search(
    _ text: String, _ cohort: Cohort, _ set: AnalysisSet, _ about: FilterField.About
  ) -> FilterPredicate {
    let searched = ["subject", "site"] + FilterField.searchedFields(about)
    let fields = (FilterField.subjectFields + FilterField.recordFields)
      .filter { searched.contains($0.name) && $0.isOpen(under: cohort.gate) }
    var parts = fields.map { field in
      FilterExpression.term(FilterTerm(field: field, test: .text(.contains, text), position: 0))
        .predicate(cohort, set, about)
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
