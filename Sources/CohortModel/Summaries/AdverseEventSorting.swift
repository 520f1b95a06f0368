extension AdverseEventListing {
  /// Lists the adverse events of a selection by the cut-off that its filter admits.
  ///
  /// Every subject of the selection's set is listed, treated or not. Ties stand by subject, then
  /// start, then row, in both directions; a row without the value that is sorted by comes last, in
  /// both directions.
  package static func make(
    _ cohort: Cohort, _ selection: Selection, order: AdverseEventOrder = .subject,
    descending: Bool = false
  ) -> AdverseEventListing {
    var rows: [Int32] = []
    var listed = 0
    for subject in selection.subjects {
      let own = cohort.adverseEventRowsByStart(of: subject)
        .filter(selection.admits(adverseEvent:))
      rows += own.map(Int32.init)
      listed += own.isEmpty ? 0 : 1
    }
    let members = cohort.subjects(in: selection.set)
    let unfiltered = cohort.adverseEventCount { members.contains($0) }
    return AdverseEventListing(
      rows: rows.sorted(by: order.rank(cohort), descending: descending),
      unfiltered: unfiltered, outside: cohort.adverseEventCount { !members.contains($0) },
      subjects: listed, total: selection.subjects.count)
  }
}

extension [Int32] {
  /// Stable sort by rank: rank and position in one word each, so that no comparison looks a row up.
  fileprivate func sorted(by rank: (Int) -> Int?, descending: Bool) -> [Int32] {
    let keys = enumerated().map { position, row in
      let rank = rank(Int(row)).map { UInt32(clamping: $0 + Int(Int32.max)) }
      let directed = rank.map { descending ? .max - 1 - Swift.min($0, .max - 1) : $0 } ?? .max
      return UInt64(directed) << 32 | UInt64(position)
    }
    return keys.sorted().map { self[Int($0 & 0xFFFF_FFFF)] }
  }
}

extension Cohort {
  fileprivate func adverseEventCount(where isCounted: (Int) -> Bool) -> Int {
    (0..<subjectCount).filter(isCounted).reduce(0) { total, subject in
      total + data.adverseEvents.rows[subject].count { counts(data.adverseEvents.start[$0]) }
    }
  }

  /// Rows that count at the cut-off by start; a partial start can be resolved past its neighbours.
  fileprivate func adverseEventRowsByStart(of subject: Int) -> [Int] {
    let starts = data.adverseEvents.start
    return adverseEventRows(of: subject).sorted { left, right in
      let (first, second) = (starts[left]?.number ?? .max, starts[right]?.number ?? .max)
      return (first, left) < (second, right)
    }
  }
}

extension AdverseEventOrder {
  /// The place of a row in this order; nil where its value is missing.
  fileprivate func rank(_ cohort: Cohort) -> (Int) -> Int? {
    let events = cohort.data.adverseEvents
    switch self {
    case .subject: return { Int(events.subject[$0]) }
    case .start: return { events.start[$0].map { Int($0.number) } }
    case .grade: return { events.grade[$0]?.rawValue }
    case .term: return rank(events.preferredTerm, else: events.term)
    case .organClass: return rank(events.systemOrganClass)
    case .site:
      let site = rank(cohort.data.subjects.site)
      return { site(Int(events.subject[$0])) }
    case .serious: return { events.isSerious[$0].map { $0 ? 1 : 0 } }
    case .onsetDay: return { cohort.onsetDay(ofAdverseEvent: $0) }
    }
  }

  /// Words in order of the alphabet, whatever their case; where a word is missing the other
  /// column's stands for it.
  private func rank(
    _ column: CodedColumn, else other: CodedColumn? = nil
  ) -> (Int) -> Int? {
    let words = column.words + (other?.words ?? [])
    let folded = words.map { $0.lowercased() }
    let order = folded.indices.sorted { (folded[$0], words[$0]) < (folded[$1], words[$1]) }
    var ranks = Array(repeating: 0, count: order.count)
    for (place, code) in order.enumerated() {
      let isRepeated = place > 0 && words[order[place - 1]] == words[code]
      ranks[code] = isRepeated ? ranks[order[place - 1]] : place
    }
    let offset = column.words.count
    return { row in
      (column.code(row) ?? other?.code(row).map { $0 + offset }).map { ranks[$0] }
    }
  }
}
