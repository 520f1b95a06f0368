/// How much of some adverse events has been reviewed, and what is left by how grave it is.
///
/// Each record left counts once: as serious, or else as grade 3 or worse, or else as other. A
/// re-opened record is left. Without marks everything is left.
package struct ReviewSummary: Equatable, Sendable {
  package private(set) var reviewed = 0
  /// Marked, and changed since; counted among those left too.
  package private(set) var reopened = 0
  package private(set) var seriousLeft = 0
  package private(set) var severeLeft = 0
  package private(set) var othersLeft = 0

  package var left: Int { seriousLeft + severeLeft + othersLeft }

  /// - Parameter rows: rows of the data's adverse events.
  package static func make(_ cohort: Cohort, among rows: some Sequence<Int32>) -> ReviewSummary {
    let events = cohort.data.adverseEvents
    var summary = ReviewSummary()
    for row in rows.lazy.map(Int.init) {
      let state = cohort.reviews?.state(adverseEvent: row)
      if state == .reviewed {
        summary.reviewed += 1
        continue
      }
      if state == .reopened { summary.reopened += 1 }
      if events.isSerious[row] == true {
        summary.seriousLeft += 1
      } else if events.grade[row].map({ $0 >= .severe }) ?? false {
        summary.severeLeft += 1
      } else {
        summary.othersLeft += 1
      }
    }
    return summary
  }
}
