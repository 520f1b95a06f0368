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
    /// In the order of the summary's arms; empty where it has none.
    package var arms: [Counts] = []
  }

  package struct OrganClass: Equatable, Sendable {
    /// nil where no class is stated, as of uncoded terms.
    package var name: String?
    package var counts: Counts
    package var arms: [Counts] = []
    /// Most frequent first, then by name.
    package var terms: [Term]
  }

  package var adverseEventClass: AdverseEventClass
  package var set: AnalysisSet
  /// Subjects of the set that the filter's subject terms admit: the one denominator of the table.
  package var total: Int
  package var overall: Counts
  package var overallByArm: [Counts] = []
  /// nil where arms were not asked for, or the gate shows none.
  package var arms: AdverseEventArms?
  /// Most frequent first, then by name.
  package var classes: [OrganClass]
  /// Terms of all classes, before any threshold.
  package var allTerms: Int
  /// Terms below this percentage of subjects are left out; 0 leaves out none.
  package var leastPercent = 0
  /// Rows counted although their start is unknown.
  package var undated: Int
  /// Rows whose partial start was resolved to a day.
  package var imputedStarts: Int
  /// Rows counted as related because relatedness is missing for every modality.
  package var missingRelatedness: Int
  /// Rows since the first treatment left out because they do not state whether they are related to
  /// the one modality that the class asks for.
  package var unstatedRelatedness = 0
  /// Related rows that began after the treatment-emergent window.
  package var relatedAfterWindow: Int
}

extension AdverseEventSummary {
  /// Terms of the classes that are shown.
  package var shownTerms: Int { classes.reduce(0) { $0 + $1.terms.count } }

  /// The table without the terms and classes that fewer than a percentage of subjects have, at any
  /// grade; with arms, fewer in every one of them. A class that reaches it stays, even if none of
  /// its terms does.
  package func atLeast(percent: Int) -> AdverseEventSummary {
    let reaches: (Int, Int) -> Bool = { $0 * 100 >= percent * $1 }
    let isShown: (Counts, [Counts]) -> Bool = { pooled, byArm in
      guard let arms else { return reaches(pooled.subjects, total) }
      return zip(byArm, arms.arms).contains { $0.subjects > 0 && reaches($0.subjects, $1.total) }
    }
    var table = self
    table.leastPercent = percent
    guard percent > 0 else { return table }
    table.classes = classes.filter { isShown($0.counts, $0.arms) }.map { organClass in
      var organClass = organClass
      organClass.terms = organClass.terms.filter { isShown($0.counts, $0.arms) }
      return organClass
    }
    return table
  }
}
