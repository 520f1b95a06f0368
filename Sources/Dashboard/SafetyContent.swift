import CohortModel
import Reports

/// What the Safety page shows of classes, grades and arms.
struct SafetyContent: Sendable {
  /// Grades, by arm or overview.
  var view: SafetyView
  var summary: AdverseEventSummary
  var rows: [SafetyRow]
  var acuteLate: [AcuteLateAnswer] = []
  /// Of the overview alone.
  var overview: AdverseEventOverview?
  /// The place of the class among those that can be shown, from 1, and how many these are.
  var classPlace: (place: Int, of: Int)?
  /// Why there are no numbers.
  var refusal: String?

  /// What the cursor moves over.
  var rowKeys: RowKeys {
    if let overview {
      return RowKeys(count: overview.values.count) { overview.values[$0].line.word }
    }
    return RowKeys(count: rows.count) { rows[$0].key }
  }
}

extension DashboardState {
  static let leastPercents = [0, 1, 2, 5, 10, 20]

  func safetyContent() -> SafetyContent {
    let view: SafetyView = [.byArm, .overview].contains(safetyView) ? safetyView : .grades
    let classes = AdverseEventClass.available(in: cohort)
    let summary = AdverseEventSummary.make(
      cohort, selection, class: adverseEventClass, byArm: view == .byArm
    ).atLeast(percent: leastPercent)
    var content = SafetyContent(view: view, summary: summary, rows: [])
    content.classPlace = classes.firstIndex(of: adverseEventClass).map { ($0 + 1, classes.count) }
    if view == .overview {
      content.overview = AdverseEventOverview.make(cohort, selection, byArm: true)
      return content
    }
    content.refusal = refusal(of: view, summary)
    guard content.refusal == nil else { return content }
    content.rows = SafetyRow.rows(
      of: summary, order: safetyOrder, isReversed: isReversed[.safety] ?? false,
      collapsed: collapsed)
    if view == .grades { content.acuteLate = AcuteLateAnswer.all(cohort, selection) }
    return content
  }

  private func refusal(of view: SafetyView, _ summary: AdverseEventSummary) -> String? {
    if let refusal = adverseEventClass.refusal(in: cohort) {
      return refusal.title(cohort.gate.access)
    }
    guard view == .byArm, summary.arms == nil else { return nil }
    return study.arms.count > 1
      ? AdverseEventClass.Refusal.tellsArm.title(cohort.gate.access)
      : "the study has no arms to tell apart"
  }

  mutating func changeClass(_ step: Int) {
    let classes = AdverseEventClass.available(in: cohort)
    let index = classes.firstIndex(of: adverseEventClass)
    adverseEventClass = index.map { classes[($0 + step + classes.count) % classes.count] } ?? .all
    refresh()
  }

  mutating func changeThreshold() {
    let steps = DashboardState.leastPercents
    leastPercent = steps[((steps.firstIndex(of: leastPercent) ?? -1) + 1) % steps.count]
    refresh()
  }

  /// Folds every organ class, or unfolds them where all are folded.
  mutating func foldAll() {
    guard case .safety(let content) = content else { return }
    let heads = content.summary.classes.map {
      SafetyRow(level: .organClass, organClass: $0.name, counts: $0.counts).key
    }
    let row = content.rows.indices.contains(cursor.index) ? content.rows[cursor.index] : nil
    collapsed = collapsed.isSuperset(of: heads) ? [] : collapsed.union(heads)
    refresh()
    guard let row, row.level == .term, collapsed.isSuperset(of: heads) else { return }
    let head = SafetyRow(level: .organClass, organClass: row.organClass, counts: row.counts).key
    guard let index = self.content.rowKeys(cohort).index(of: head) else { return }
    cursor.select(index, in: self.content.rowKeys(cohort), height: listHeight)
  }
}
