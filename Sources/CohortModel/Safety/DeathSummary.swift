/// Deaths of a selection by the cut-off: when they came, and what they are attributed to.
///
/// Terms of the filter on adverse events do not narrow deaths; they choose the fatal events that are
/// looked at.
package struct DeathSummary: Sendable {
  package enum Measure: Hashable, Sendable {
    case all
    /// As entered, case apart; nil is not stated.
    case cause(String?)
    /// No more than `windowDays` after the last treatment of any modality.
    case soonAfterTreatment
    /// No end of treatment on record, or death as its reason.
    case underTreatment
    /// With an adverse event of grade 5 or with a fatal outcome.
    case fatalEvent
    case relatedFatalEvent
    /// No more than `radiotherapyDays` after radiotherapy.
    case soonAfterRadiotherapy
  }

  package struct Row: Equatable, Sendable {
    package var measure: Measure
    /// By group: everybody, then the arms.
    package var subjects: [Int]
  }

  package struct Death: Equatable, Sendable {
    package var subject: Int
    package var day: Day
    package var isImputed: Bool
    package var cause: String?
    package var lastTreatment: Day?
    package var isUnderTreatment: Bool
    package var hasFatalEvent: Bool
    /// From the last treatment to death; nil without a dated treatment.
    package var daysSinceTreatment: Int? { lastTreatment.map { day - $0 } }
  }

  package static let windowDays = 30
  package static let radiotherapyDays = 90

  package var set: AnalysisSet
  package var groups: SafetyGroups
  /// Members by group.
  package var totals: [Int]
  /// All, then causes with the most frequent first, then the other measures. Radiotherapy's is not
  /// there where access closes it or the trial has none.
  package var rows: [Row]
  /// In order of date.
  package var deaths: [Death]
  /// Consented subjects outside every set of the treated who died without a treatment; screening
  /// failures are not counted.
  package var beforeTreatment: SubjectSet
  /// Members with a fatal event and no date of death.
  package var fatalWithoutDeath: SubjectSet
  /// Whether access closes radiotherapy, which the trial has.
  package var closesRadiotherapy: Bool
}

extension DeathSummary {
  package static func make(_ cohort: Cohort, _ selection: Selection) -> DeathSummary {
    let reading = DeathReading(cohort, selection)
    let groups = SafetyGroups(cohort, selection.set)
    let deaths = selection.subjects.compactMap { reading.death(of: $0) }
      .sorted { ($0.day, $0.subject) < ($1.day, $1.subject) }
    let rows = reading.measures(of: deaths).map { measure in
      let dead = deaths.filter { reading.admits($0, measure) }
      return Row(
        measure: measure,
        subjects: (0..<groups.count).map { group in
          dead.count { groups.contains($0.subject, in: group) }
        })
    }
    return DeathSummary(
      set: selection.set, groups: groups,
      totals: (0..<groups.count).map { group in
        selection.subjects.count { groups.contains($0, in: group) }
      },
      rows: rows, deaths: deaths, beforeTreatment: cohort.diedUntreated(selection.filter),
      fatalWithoutDeath: reading.fatalWithoutDeath,
      closesRadiotherapy: cohort.hasTreatments { $0 == .radiotherapy }
        && !cohort.isOpen(AcuteLateSummary.Origin.radiotherapy))
  }

  package static func subjects(
    behind measure: Measure, group: Int, _ cohort: Cohort, _ selection: Selection
  ) -> SubjectSet {
    let reading = DeathReading(cohort, selection)
    let groups = SafetyGroups(cohort, selection.set)
    return SubjectSet(capacity: cohort.subjectCount) { subject in
      selection.subjects.contains(subject) && groups.contains(subject, in: group)
        && reading.death(of: subject).map { reading.admits($0, measure) } ?? false
    }
  }

  /// Members of a group: the denominator.
  package static func members(
    group: Int, _ cohort: Cohort, _ selection: Selection
  ) -> SubjectSet {
    let groups = SafetyGroups(cohort, selection.set)
    return SubjectSet(capacity: cohort.subjectCount) {
      selection.subjects.contains($0) && groups.contains($0, in: group)
    }
  }
}

private struct DeathReading {
  private let cohort: Cohort
  private let selection: Selection
  private let classifier: AdverseEventClassifier
  private let deathReasons: Set<Int>
  /// By code of the column, as first written by anybody; nil is blank.
  private let causes: [String?]

  init(_ cohort: Cohort, _ selection: Selection) {
    self.cohort = cohort
    self.selection = selection
    classifier = AdverseEventClassifier(cohort)
    let reasons = cohort.data.subjects.endOfTreatmentReason.words
    deathReasons = Set(reasons.indices.filter { reasons[$0].namesDeath })
    causes = cohort.data.subjects.causeOfDeath.words.foldedByCase
  }

  func death(of subject: Int) -> DeathSummary.Death? {
    guard let day = cohort.diedOn[subject] else { return nil }
    return DeathSummary.Death(
      subject: subject, day: day, isImputed: cohort.data.subjects.isDeathImputed[subject] == true,
      cause: cause(of: subject), lastTreatment: cohort.treatmentEnd(of: subject),
      isUnderTreatment: isUnderTreatment(subject),
      hasFatalEvent: fatalRows(subject).contains { _ in true })
  }

  private func cause(of subject: Int) -> String? {
    cohort.data.subjects.causeOfDeath.code(subject).flatMap { causes[$0] }
  }

  private func isUnderTreatment(_ subject: Int) -> Bool {
    guard cohort.firstTreatmentOn[subject] != nil else { return false }
    let columns = cohort.data.subjects
    if let reason = columns.endOfTreatmentReason.code(subject) {
      return deathReasons.contains(reason)
    }
    return columns.lastTreatmentOn[subject] == nil && cohort.newTherapyOn[subject] == nil
  }

  private func fatalRows(_ subject: Int) -> some Sequence<Int> {
    cohort.data.adverseEvents.rows[subject].lazy.filter { row in
      cohort.counts(cohort.data.adverseEvents.start[row])
        && selection.admits(adverseEvent: row) && cohort.data.adverseEvents.isFatal(row)
    }
  }

  var fatalWithoutDeath: SubjectSet {
    SubjectSet(capacity: cohort.subjectCount) { subject in
      selection.subjects.contains(subject) && cohort.data.subjects.diedOn[subject] == nil
        && fatalRows(subject).contains { _ in true }
    }
  }

  func measures(of deaths: [DeathSummary.Death]) -> [DeathSummary.Measure] {
    let counts = deaths.reduce(into: [String?: Int]()) { $0[$1.cause, default: 0] += 1 }
    let causes = counts.sorted { left, right in
      guard left.value == right.value else { return left.value > right.value }
      guard let name = left.key else { return false }
      return right.key.map { name < $0 } ?? true
    }.map { DeathSummary.Measure.cause($0.key) }
    let others: [DeathSummary.Measure] = [
      .soonAfterTreatment, .underTreatment, .fatalEvent, .relatedFatalEvent,
    ]
    let hasOpenRadiotherapy =
      cohort.isOpen(AcuteLateSummary.Origin.radiotherapy)
      && cohort.hasTreatments { $0 == .radiotherapy }
    return [.all] + causes + others + (hasOpenRadiotherapy ? [.soonAfterRadiotherapy] : [])
  }

  func admits(_ death: DeathSummary.Death, _ measure: DeathSummary.Measure) -> Bool {
    switch measure {
    case .all: true
    case .cause(let cause): death.cause == cause
    case .soonAfterTreatment:
      death.daysSinceTreatment.map { $0 <= DeathSummary.windowDays } ?? false
    case .underTreatment: death.isUnderTreatment
    case .fatalEvent: death.hasFatalEvent
    case .relatedFatalEvent: fatalRows(death.subject).contains(where: classifier.isTreatmentRelated)
    case .soonAfterRadiotherapy:
      cohort.isOpen(AcuteLateSummary.Origin.radiotherapy)
        && cohort.lastRadiotherapy(of: death.subject)
          .map { death.day - $0 <= DeathSummary.radiotherapyDays } ?? false
    }
  }
}

extension Cohort {
  fileprivate func lastRadiotherapy(of subject: Int) -> Day? {
    treatmentRows(of: subject).filter { data.treatments.kind[$0] == .radiotherapy }
      .compactMap { byCutOff(data.treatments.end[$0]) ?? data.treatments.start[$0] }.max()
  }

  /// Deaths without any treatment among everybody who gave consent.
  fileprivate func diedUntreated(_ filter: Filter?) -> SubjectSet {
    let all = SubjectSet(capacity: subjectCount, all: true)
    let admitted = narrowed(all, set: study.defaultSet, by: filter)
    return SubjectSet(capacity: subjectCount) { subject in
      diedOn[subject] != nil && firstTreatmentOn[subject] == nil
        && admitted.contains(subject) && screeningState(of: subject) != .failed
    }
  }
}

extension [String] {
  /// Each word as it was first written in any case; nil for one of white space.
  fileprivate var foldedByCase: [String?] {
    var first: [String: String] = [:]
    return map { word in
      guard !word.allSatisfy(\.isWhitespace) else { return nil }
      let folded = word.lowercased()
      if first[folded] == nil { first[folded] = word }
      return first[folded]
    }
  }
}

extension String {
  /// Free text of a reason to stop treatment, in English or Chinese.
  fileprivate var namesDeath: Bool {
    let words = lowercased()
    return ["death", "died", "dead", "死亡"].contains { words.contains($0) }
  }
}
