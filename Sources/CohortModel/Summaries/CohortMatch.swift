/// Two states of one trial, subject by subject and record by record.
struct CohortMatch {
  private let earlier: Cohort
  private let later: Cohort
  /// Positions of each subject in the earlier and the later state; at least one is there.
  private let pairs: [(old: Int?, new: Int?)]

  init(_ earlier: Cohort, _ later: Cohort) {
    self.earlier = earlier
    self.later = later
    pairs = CohortMatch.merge(earlier.data.subjects.ids, later.data.subjects.ids)
  }

  /// Both lists are in order.
  private static func merge(_ old: [String], _ new: [String]) -> [(old: Int?, new: Int?)] {
    var pairs: [(old: Int?, new: Int?)] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if right == new.count || (left < old.count && old[left] < new[right]) {
        pairs.append((left, nil))
        left += 1
      } else if left == old.count || new[right] < old[left] {
        pairs.append((nil, right))
        right += 1
      } else {
        pairs.append((left, right))
        (left, right) = (left + 1, right + 1)
      }
    }
    return pairs
  }

  /// Positions of subjects that have a day now and had none before.
  func newSubjects(_ column: (Cohort) -> DayColumn) -> [Int] {
    let (old, new) = (column(earlier), column(later))
    return pairs.compactMap { pair in
      guard let position = pair.new, new[position] != nil else { return nil }
      return pair.old.map { old[$0] == nil } != false ? position : nil
    }
  }

  var newAdverseEvents: [Int] {
    let known = earlier.data.adverseEvents.event
    let events = later.data.adverseEvents.event
    return newRows(
      { earlier.adverseEventRows(of: $0) }, { later.adverseEventRows(of: $0) }, { known[$0] },
      { events[$0] })
  }

  var newlySerious: [Int] {
    let (old, new) = (earlier.data.adverseEvents, later.data.adverseEvents)
    return newRows(
      { subject in earlier.adverseEventRows(of: subject).filter { old.isSerious[$0] == true } },
      { subject in later.adverseEventRows(of: subject).filter { new.isSerious[$0] == true } },
      { old.event[$0] }, { new.event[$0] })
  }

  var newScans: [Int] {
    newRows(
      { earlier.assessmentRows(of: $0) }, { later.assessmentRows(of: $0) },
      { earlier.data.assessments.key($0) }, { later.data.assessments.key($0) })
  }

  /// Rows of the later state whose key the same subject did not have before.
  private func newRows<Key: Hashable>(
    _ oldRows: (Int) -> [Int], _ newRows: (Int) -> [Int], _ oldKey: (Int) -> Key,
    _ newKey: (Int) -> Key
  ) -> [Int] {
    pairs.flatMap { pair -> [Int] in
      guard let new = pair.new else { return [] }
      let known = Set((pair.old.map(oldRows) ?? []).map(oldKey))
      return newRows(new).filter { !known.contains(newKey($0)) }
    }
  }
}

extension CohortMatch {
  /// The subject of each record that differs, by its position in the later state; nil where that
  /// does not hold the subject any more.
  struct Difference: Equatable {
    var changed: [Int?] = []
    var withdrawn: [Int?] = []
  }

  /// One difference per table.
  var differences: [Difference] {
    let (old, new) = (earlier.data, later.data)
    let subjects = SubjectColumns.same(old.subjects, new.subjects)
    return [
      pairs.reduce(into: Difference()) { result, pair in
        guard let before = pair.old else { return }
        guard let after = pair.new else {
          result.withdrawn.append(nil)
          return
        }
        if !subjects(before, after) { result.changed.append(after) }
      },
      difference(old.adverseEvents, new.adverseEvents),
      difference(old.assessments, new.assessments),
      difference(old.lesions, new.lesions),
      difference(old.treatments, new.treatments),
      difference(old.visits, new.visits),
      difference(old.deviations, new.deviations),
      difference(old.symptoms, new.symptoms),
    ]
  }

  private func difference<Table: ComparableTable>(_ old: Table, _ new: Table) -> Difference {
    let isSame = Table.same(old, new)
    return pairs.reduce(into: Difference()) { result, pair in
      guard let before = pair.old else { return }
      let rows = pair.new.map { Array(new.rows[$0]) } ?? []
      let known = Dictionary(rows.map { (new.key($0), $0) }) { first, _ in first }
      for row in old.rows[before] {
        guard let match = known[old.key(row)] else {
          result.withdrawn.append(pair.new)
          continue
        }
        if !isSame(row, match) { result.changed.append(pair.new) }
      }
    }
  }
}
