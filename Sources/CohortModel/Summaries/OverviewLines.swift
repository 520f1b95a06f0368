/// Lines of the overview of adverse events that a row or a subject meets, a bit for each.
struct MetLines {
  private var bits: UInt32 = 0

  mutating func insert(_ line: AdverseEventOverview.Line, if isMet: Bool = true) {
    if isMet { bits |= 1 << UInt32(line.rawValue) }
  }

  mutating func formUnion(_ other: MetLines) { bits |= other.bits }

  func contains(_ line: AdverseEventOverview.Line) -> Bool {
    bits & 1 << UInt32(line.rawValue) != 0
  }
}

/// What each line of the overview of adverse events asks for, in one cohort.
struct OverviewLines {
  private let cohort: Cohort
  private let events: AdverseEventColumns
  private let classifier: AdverseEventClassifier
  private let isOfSpecialInterest: ((Int) -> Bool)?
  /// By the code of the reason for leaving the study.
  private let isForEvent: [Bool]
  private let hasSerious: Bool
  private let hasAction: Bool
  private let hasImmune: Bool

  init(_ cohort: Cohort) {
    self.cohort = cohort
    let events = cohort.data.adverseEvents
    self.events = events
    classifier = AdverseEventClassifier(cohort)
    isOfSpecialInterest = cohort.isOfSpecialInterest
    isForEvent = cohort.data.subjects.endOfStudyReason.words.map(\.isAboutAdverseEvent)
    hasSerious = events.isCollected { events.isSerious[$0] != nil }
    hasAction = events.isCollected { events.action[$0] != nil }
    hasImmune = events.isCollected { events.isImmuneRelated[$0] != nil }
  }

  /// Lines that the study has; special interest is left out where it is undefined or closed.
  var shown: [AdverseEventOverview.Line] {
    AdverseEventOverview.Line.allCases.filter {
      $0 != .specialInterest || isOfSpecialInterest != nil
    }
  }

  func isCollected(_ line: AdverseEventOverview.Line) -> Bool {
    switch line {
    case .anyEvent, .events, .died, .fatal, .related, .severe: true
    case .specialInterest: isOfSpecialInterest != nil
    case .leftStudy: !isForEvent.isEmpty
    case .serious, .seriousRelated: hasSerious
    case .seriousWithdrawal, .seriousDoseChange: hasSerious && hasAction
    case .withdrawal, .doseChange, .relatedWithdrawal, .relatedDoseChange: hasAction
    case .immuneRelated: hasImmune
    }
  }

  func met(bySubject subject: Int) -> MetLines {
    var met = MetLines()
    met.insert(.died, if: cohort.diedOn[subject] != nil)
    let reason = cohort.data.subjects.endOfStudyReason.code(subject)
    met.insert(
      .leftStudy, if: reason.map { isForEvent[$0] } ?? false && cohort.isOffStudy(subject))
    return met
  }

  func met(byRow row: Int) -> MetLines {
    let isSerious = events.isSerious[row] == true
    let isRelated = classifier.isTreatmentRelated(row)
    let (isWithdrawn, isChanged) = (events.action[row] == .withdrawn, events.ledToDoseChange(row))
    var met = MetLines()
    met.insert(.anyEvent)
    met.insert(.events)
    met.insert(.fatal, if: events.isFatal(row))
    met.insert(.serious, if: isSerious)
    met.insert(.seriousWithdrawal, if: isSerious && isWithdrawn)
    met.insert(.seriousDoseChange, if: isSerious && isChanged)
    met.insert(.seriousRelated, if: isSerious && isRelated)
    met.insert(.withdrawal, if: isWithdrawn)
    met.insert(.doseChange, if: isChanged)
    met.insert(.related, if: isRelated)
    met.insert(.relatedWithdrawal, if: isRelated && isWithdrawn)
    met.insert(.relatedDoseChange, if: isRelated && isChanged)
    met.insert(.severe, if: events.isSevere(row))
    met.insert(.immuneRelated, if: events.isImmuneRelated[row] == true)
    met.insert(.specialInterest, if: isOfSpecialInterest?(row) ?? false)
    return met
  }
}

extension String {
  /// As reasons for leaving a study say it, in words that are not of a closed list.
  fileprivate var isAboutAdverseEvent: Bool {
    let folded = lowercased()
    return folded.contains("adverse event") || folded.contains("toxicity")
      || folded.contains("不良事件") || folded.contains("不良反应") || folded.contains("毒性")
  }
}
