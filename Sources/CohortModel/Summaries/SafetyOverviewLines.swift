extension SafetyOverview {
  /// A number of subjects of the overview.
  package enum Number: String, CaseIterable, Sendable {
    case anyEvent, anyRelated, relatedSevere, serious, relatedSerious, relatedFatal
    case immuneRelated, ledToWithdrawal
  }

  package func count(_ number: Number) -> Int? {
    switch number {
    case .anyEvent: anyEvent
    case .anyRelated: anyRelated
    case .relatedSevere: relatedSevere
    case .serious: serious
    case .relatedSerious: relatedSerious
    case .relatedFatal: relatedFatal
    case .immuneRelated: immuneRelated
    case .ledToWithdrawal: ledToWithdrawal
    }
  }

  /// The subjects behind a number that `make` gives for the same arguments.
  package static func subjects(
    behind number: Number, in cohort: Cohort, _ selection: Selection
  ) -> SubjectSet {
    let line = SafetyOverview.lines(cohort).first { $0.number == number }
    return SubjectSet(capacity: cohort.subjectCount) { subject in
      selection.subjects.contains(subject)
        && cohort.adverseEventRows(of: subject).contains {
          selection.admits(adverseEvent: $0) && line?.admits($0) ?? false
        }
    }
  }

  /// Counts each subject of the selection once per line that any of its admitted rows meets.
  ///
  /// Treatment-related lines ask for a start on or after the first treatment, as everywhere.
  package static func make(_ cohort: Cohort, _ selection: Selection) -> SafetyOverview {
    let lines = SafetyOverview.lines(cohort)
    var counts = Array(repeating: 0, count: lines.count)
    for subject in selection.subjects {
      let rows = cohort.adverseEventRows(of: subject).filter(selection.admits(adverseEvent:))
      for (index, line) in lines.enumerated() where rows.contains(where: line.admits) {
        counts[index] += 1
      }
    }
    var overview = SafetyOverview(
      total: selection.subjects.count, anyEvent: 0, anyRelated: 0, relatedSevere: 0,
      relatedFatal: 0)
    for (line, count) in zip(lines, counts) { line.set(&overview, count) }
    return overview
  }

  private struct Line {
    let number: Number
    let set: (inout SafetyOverview, Int) -> Void
    let admits: (_ row: Int) -> Bool

    init(
      _ number: Number, _ count: WritableKeyPath<SafetyOverview, Int>,
      _ admits: @escaping (Int) -> Bool
    ) {
      self.number = number
      set = { $0[keyPath: count] = $1 }
      self.admits = admits
    }

    init(
      _ number: Number, _ count: WritableKeyPath<SafetyOverview, Int?>, isCollected: Bool,
      _ admits: @escaping (Int) -> Bool
    ) {
      self.number = number
      set = { $0[keyPath: count] = isCollected ? $1 : nil }
      self.admits = admits
    }
  }

  private static func lines(_ cohort: Cohort) -> [Line] {
    let events = cohort.data.adverseEvents
    let classifier = AdverseEventClassifier(cohort)
    let hasSerious = events.isCollected { events.isSerious[$0] != nil }
    let hasImmune = events.isCollected { events.isImmuneRelated[$0] != nil }
    let hasAction = events.isCollected { events.action[$0] != nil }
    return [
      Line(.anyEvent, \.anyEvent) { _ in true },
      Line(.anyRelated, \.anyRelated, classifier.isTreatmentRelated),
      Line(.relatedSevere, \.relatedSevere) {
        events.isSevere($0) && classifier.isTreatmentRelated($0)
      },
      Line(.serious, \.serious, isCollected: hasSerious) { events.isSerious[$0] == true },
      Line(.relatedSerious, \.relatedSerious, isCollected: hasSerious) {
        events.isSerious[$0] == true && classifier.isTreatmentRelated($0)
      },
      Line(.relatedFatal, \.relatedFatal) {
        events.grade[$0] == .fatal && classifier.isTreatmentRelated($0)
      },
      Line(.immuneRelated, \.immuneRelated, isCollected: hasImmune) {
        events.isImmuneRelated[$0] == true
      },
      Line(.ledToWithdrawal, \.ledToWithdrawal, isCollected: hasAction) {
        events.action[$0] == .withdrawn
      },
    ]
  }
}
