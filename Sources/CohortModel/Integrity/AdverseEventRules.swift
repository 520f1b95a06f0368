extension Cohort {
  /// Adverse events and treatments that end before they start.
  func endsBeforeStart() -> [IntegrityRule.Violation] {
    (0..<subjectCount).flatMap { subject in
      (adverseEventSpans(of: subject) + treatmentSpans(of: subject))
        .filter { $0.end < $0.start }
        .map { span in
          violation(
            subject,
            "\(span.name) from \(span.start.iso) ends on \(span.end.iso); correct one of the two")
        }
    }
  }

  private typealias Span = (name: String, start: Day, end: Day)

  private func adverseEventSpans(of subject: Int) -> [Span] {
    adverseEventRows(of: subject).compactMap { row in
      // A partial end is resolved to the day of death; a start after that is E11's finding.
      guard let start = possibleStart(ofAdverseEvent: row)?.earliest,
        let end = data.adverseEvents.end[row], end != data.subjects.diedOn[subject]
      else { return nil }
      return ("adverse event", start, end)
    }
  }

  private func treatmentSpans(of subject: Int) -> [Span] {
    treatmentRows(of: subject).compactMap { row in
      guard let start = data.treatments.start[row], let end = data.treatments.end[row] else {
        return nil
      }
      return ("treatment", start, end)
    }
  }

  func ungradedEvents() -> [IntegrityRule.Violation] {
    adverseEventViolations { row in
      data.adverseEvents.grade[row] == nil
        ? "adverse event\(began(row)) without a grade of 1 to 5; enter the CTCAE grade" : nil
    }
  }

  /// Only where it matters: on or after the first treatment, where a gap counts as related.
  func eventsWithoutRelatedness() -> [IntegrityRule.Violation] {
    let classifier = AdverseEventClassifier(self)
    return adverseEventViolations { row in
      classifier.isSinceTreatment(row) && data.adverseEvents.isRelatednessMissing(row)
        ? "adverse event\(began(row)) without relatedness, counted as related; enter it" : nil
    }
  }

  private func adverseEventViolations(
    _ message: (_ row: Int) -> String?
  ) -> [IntegrityRule.Violation] {
    (0..<subjectCount).flatMap { subject in
      adverseEventRows(of: subject).compactMap(message).map { violation(subject, $0) }
    }
  }
}
