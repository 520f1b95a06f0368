extension SafetyOverview {
  /// Counts each subject of the selection once per line that any of its admitted rows meets.
  ///
  /// Treatment-related lines ask for a start on or after the first treatment, as everywhere.
  package static func make(_ cohort: Cohort, _ selection: Selection) -> SafetyOverview {
    var overview = SafetyOverview(
      total: selection.subjects.count, anyEvent: 0, anyRelated: 0, relatedSevere: 0, serious: 0,
      relatedSerious: 0, relatedFatal: 0, immuneRelated: 0, ledToWithdrawal: 0)
    let lines = SafetyOverview.lines(cohort)
    for subject in selection.subjects {
      let rows = cohort.adverseEventRows(of: subject).filter(selection.admits(adverseEvent:))
      for line in lines where rows.contains(where: line.admits) {
        overview[keyPath: line.count] += 1
      }
    }
    return overview
  }

  private typealias Line = (
    count: WritableKeyPath<SafetyOverview, Int>, admits: (_ row: Int) -> Bool
  )

  private static func lines(_ cohort: Cohort) -> [Line] {
    let events = cohort.data.adverseEvents
    let classifier = AdverseEventClassifier(cohort)
    return [
      (\.anyEvent, { _ in true }),
      (\.anyRelated, classifier.isTreatmentRelated),
      (\.relatedSevere, { events.isSevere($0) && classifier.isTreatmentRelated($0) }),
      (\.serious, { events.isSerious[$0] == true }),
      (\.relatedSerious, { events.isSerious[$0] == true && classifier.isTreatmentRelated($0) }),
      (\.relatedFatal, { events.grade[$0] == .fatal && classifier.isTreatmentRelated($0) }),
      (\.immuneRelated, { events.isImmuneRelated[$0] == true }),
      (\.ledToWithdrawal, { events.action[$0] == .withdrawn }),
    ]
  }
}

extension AdverseEventColumns {
  /// Grade 3 or worse.
  fileprivate func isSevere(_ row: Int) -> Bool {
    grade[row].map { $0 >= .severe } ?? false
  }
}
