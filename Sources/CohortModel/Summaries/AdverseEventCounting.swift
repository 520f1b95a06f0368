extension AdverseEventSummary {
  /// Counts subjects by worst grade in one pass over the rows (definitions.md, *Counting*).
  ///
  /// Only rows by the cut-off that the filter and the class admit are looked at, so that under
  /// "related" the worst grade is the worst related one, in every line of the table.
  package static func make(
    _ cohort: Cohort, _ selection: Selection, class adverseEventClass: AdverseEventClass
  ) -> AdverseEventSummary {
    let classifier = AdverseEventClassifier(cohort)
    var counting = AdverseEventCounting(cohort.data.adverseEvents)
    var notes = AdverseEventNotes(adverseEventClass)
    for subject in selection.subjects {
      for row in cohort.data.adverseEvents.rows[subject]
      where cohort.counts(cohort.data.adverseEvents.start[row])
        && selection.admits(adverseEvent: row)
      {
        let isCounted = classifier.admits(row, to: adverseEventClass)
        notes.add(row, isCounted: isCounted, cohort.data.adverseEvents, classifier)
        if isCounted { counting.add(row, of: subject) }
      }
    }
    return AdverseEventSummary(
      adverseEventClass: adverseEventClass, set: selection.set, total: selection.subjects.count,
      overall: counting.overall.counts(of: 0), classes: counting.organClasses(),
      undated: notes.undated, imputedStarts: notes.imputedStarts,
      missingRelatedness: notes.missingRelatedness, relatedAfterWindow: notes.relatedAfterWindow)
  }
}

/// What a footnote says about the rows of the table.
private struct AdverseEventNotes {
  private let usesRelatedness: Bool
  private let shownClass: AdverseEventClass
  private(set) var undated = 0
  private(set) var imputedStarts = 0
  private(set) var missingRelatedness = 0
  private(set) var relatedAfterWindow = 0

  init(_ shownClass: AdverseEventClass) {
    self.shownClass = shownClass
    usesRelatedness = shownClass == .related || shownClass == .relatedSerious
  }

  mutating func add(
    _ row: Int, isCounted: Bool, _ events: AdverseEventColumns, _ classifier: AdverseEventClassifier
  ) {
    // The treatment-emergent table leaves out what the other tables count: it says how many.
    if isCounted || shownClass == .treatmentEmergent, classifier.isTreatmentRelated(row),
      classifier.beganAfterWindow(row)
    {
      relatedAfterWindow += 1
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
  private(set) var overall = GradeTally(keys: 1)
  private var classes: GradeTally
  private var terms = GradeTally(keys: 0)
  private var keys = TermKeys()
  private var names: TermNames

  init(_ events: AdverseEventColumns) {
    self.events = events
    classes = GradeTally(keys: events.systemOrganClass.words.count + 1)
    names = TermNames(events)
  }

  /// Takes a row; all rows of a subject come one after the other.
  mutating func add(_ row: Int, of subject: Int) {
    let grade = events.grade[row]?.rawValue ?? 0
    // The position after the last word stands for "not coded".
    let organClass = events.systemOrganClass.code(row) ?? events.systemOrganClass.words.count
    let key = keys.key(of: TermKeys.Pair(organClass: organClass, term: names.number(of: row)))
    terms.admit(key)
    overall.add(grade, of: subject, to: 0)
    classes.add(grade, of: subject, to: organClass)
    terms.add(grade, of: subject, to: key)
  }

  func organClasses() -> [AdverseEventSummary.OrganClass] {
    var byClass: [Int: [AdverseEventSummary.Term]] = [:]
    for (key, pair) in keys.pairs.enumerated() {
      let (name, isVerbatim) = names[pair.term]
      byClass[pair.organClass, default: []].append(
        AdverseEventSummary.Term(
          name: name, isVerbatim: isVerbatim, counts: terms.counts(of: key)))
    }
    return byClass.map { organClass, terms in
      AdverseEventSummary.OrganClass(
        name: events.systemOrganClass.word(organClass), counts: classes.counts(of: organClass),
        terms: terms.sorted(by: AdverseEventSummary.precedes))
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

/// Numbers for what a row is called: its preferred term, or its verbatim term, or neither.
///
/// Preferred terms have the numbers of their column, then comes "neither", then the verbatim terms
/// of uncoded rows in order of appearance: written in another case, they are the same term.
struct TermNames {
  private let preferred: CodedColumn
  private let verbatim: CodedColumn
  private var numbers: [Int32]
  private var folded: [String: Int] = [:]
  private var written: [String] = []

  init(_ events: AdverseEventColumns) {
    preferred = events.preferredTerm
    verbatim = events.term
    // Not yet met; filled for uncoded rows alone, because a coded trial has many verbatim terms.
    numbers = Array(repeating: -1, count: verbatim.words.count)
  }

  private var neither: Int { preferred.words.count }

  mutating func number(of row: Int) -> Int {
    if let code = preferred.code(row) { return code }
    guard let code = verbatim.code(row) else { return neither }
    if numbers[code] < 0 { numbers[code] = Int32(number(of: verbatim.words[code])) }
    return Int(numbers[code])
  }

  private mutating func number(of word: String) -> Int {
    let name = word.trimmed
    guard !name.isEmpty else { return neither }
    let next = neither + 1 + written.count
    let number = folded[name.lowercased(), default: next]
    if number == next {
      folded[name.lowercased()] = next
      written.append(name)
    }
    return number
  }

  subscript(number: Int) -> (name: String?, isVerbatim: Bool) {
    if number < neither { return (preferred.words[number], false) }
    return number == neither ? (nil, false) : (written[number - neither - 1], true)
  }
}

extension String {
  fileprivate var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}

/// Dense numbers for pairs of organ class and term, in order of appearance.
///
/// A term nearly always has one class, so its first is an array look-up and the rest a dictionary.
struct TermKeys {
  struct Pair: Hashable {
    var organClass: Int
    var term: Int
  }

  private(set) var pairs: [Pair] = []
  private var first: [Int] = []
  private var others: [Pair: Int] = [:]

  mutating func key(of pair: Pair) -> Int {
    while first.count <= pair.term { first.append(-1) }
    let known = first[pair.term]
    if known >= 0, pairs[known].organClass == pair.organClass { return known }
    if known >= 0, let other = others[pair] { return other }
    let key = pairs.count
    pairs.append(pair)
    if known < 0 { first[pair.term] = key } else { others[pair] = key }
    return key
  }
}

/// Subjects by worst grade under each of many keys; a subject moves up when a worse row comes.
struct GradeTally {
  private static let slots = 6
  /// Ungraded, then grade 1 to 5, for each key.
  private var subjects: [Int32] = []
  private var events: [Int32] = []
  private var latest: [Int32] = []
  private var worst: [Int8] = []

  init(keys: Int) {
    if keys > 0 { admit(keys - 1) }
  }

  /// Makes room for a key.
  mutating func admit(_ key: Int) {
    while events.count <= key {
      subjects.append(contentsOf: repeatElement(0, count: GradeTally.slots))
      events.append(0)
      latest.append(-1)
      worst.append(0)
    }
  }

  /// - Parameter grade: 1 to 5, or 0 for ungraded, which any grade outranks.
  mutating func add(_ grade: Int, of subject: Int, to key: Int) {
    events[key] += 1
    let base = key * GradeTally.slots
    if latest[key] != Int32(subject) {
      latest[key] = Int32(subject)
    } else {
      guard grade > Int(worst[key]) else { return }
      subjects[base + Int(worst[key])] -= 1
    }
    worst[key] = Int8(grade)
    subjects[base + grade] += 1
  }

  func counts(of key: Int) -> AdverseEventSummary.Counts {
    let base = key * GradeTally.slots
    return AdverseEventSummary.Counts(
      byGrade: (1...5).map { Int(subjects[base + $0]) }, ungraded: Int(subjects[base]),
      events: Int(events[key]))
  }
}
