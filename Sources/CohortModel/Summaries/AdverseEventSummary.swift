/// Which adverse events a table is about.
package enum AdverseEventClass: String, CaseIterable, Sendable {
  case all, treatmentEmergent, related, serious, relatedSerious, immuneRelated, fatal
}

/// Worst-grade table by system organ class and preferred term (definitions.md, *Counting*).
///
/// Filter first, then worst grade: each subject counts once per term, once per class and once
/// overall, at the worst admitted grade; "ungraded" only where no graded row is left.
package struct AdverseEventSummary: Equatable, Sendable {
  /// Subjects by worst grade.
  package struct Counts: Equatable, Sendable {
    /// Subjects whose worst grade is 1...5 at index 0...4.
    package var byGrade: [Int]
    package var ungraded: Int
    /// Rows of adverse events, not subjects.
    package var events: Int

    package init(byGrade: [Int] = [0, 0, 0, 0, 0], ungraded: Int = 0, events: Int = 0) {
      self.byGrade = byGrade
      self.ungraded = ungraded
      self.events = events
    }

    package var subjects: Int { byGrade.reduce(ungraded, +) }
    /// Grade 3 or worse.
    package var severe: Int { byGrade[2...].reduce(0, +) }
  }

  package struct Term: Equatable, Sendable {
    /// The preferred term, or the verbatim term where there is none; nil where there is neither.
    package var name: String?
    /// Grouped by the verbatim term, whatever its case: not coded, so that one event under two
    /// names is two terms. Its rows are `pt=missing & term="name"`.
    package var isVerbatim = false
    package var counts: Counts
  }

  package struct OrganClass: Equatable, Sendable {
    /// nil where no class is stated, as of uncoded terms.
    package var name: String?
    package var counts: Counts
    /// Most frequent first, then by name.
    package var terms: [Term]
  }

  package var adverseEventClass: AdverseEventClass
  package var set: AnalysisSet
  /// Subjects of the set that the filter's subject terms admit: the one denominator of the table.
  package var total: Int
  package var overall: Counts
  /// Most frequent first, then by name.
  package var classes: [OrganClass]
  /// Rows counted although their start is unknown.
  package var undated: Int
  /// Rows whose partial start was resolved to a day.
  package var imputedStarts: Int
  /// Rows counted as related because relatedness is missing for every modality.
  package var missingRelatedness: Int
  /// Related rows that began after the treatment-emergent window.
  package var relatedAfterWindow: Int
}

/// The overview's few lines of safety, each a number of subjects of the safety set.
///
/// A line is nil where it was not collected: there are rows, and none of them states its field.
package struct SafetyOverview: Equatable, Sendable {
  package var total: Int
  package var anyEvent: Int
  package var anyRelated: Int
  package var relatedSevere: Int
  package var serious: Int?
  package var relatedSerious: Int?
  /// Related events of grade 5.
  package var relatedFatal: Int
  package var immuneRelated: Int?
  package var ledToWithdrawal: Int?
}
