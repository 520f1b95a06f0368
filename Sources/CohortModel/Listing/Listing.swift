/// Rows of one table that a selection admits, in order: four bytes a row, indices into its columns.
package struct Listing: Equatable, Sendable {
  package let kind: ListingKind
  /// Rows of the kind's table.
  package internal(set) var rows: [Int32]
  /// Rows of the kind that the set, or the named subjects, have without the filter.
  package let unfiltered: Int
  /// Rows of the kind by the cut-off of subjects who are not in the set, such as the untreated.
  package let outside: Int
  /// Subjects with at least one listed row.
  package let subjects: Int
  /// Subjects that the filter leaves: N.
  package let total: Int
}

extension Listing {
  /// Lists what a selection admits of a kind by the cut-off.
  ///
  /// Rows stand by subject, then date with missing dates last, then row. Every subject of the
  /// selection's set is listed, treated or not. Deaths and subjects are one row a subject; terms of
  /// the filter on records choose among the dead those with a matching record, and leave a list of
  /// subjects alone, because the number that it came from has obeyed them already.
  ///
  /// - Parameters:
  ///   - subjects: who is listed by the kind `subjects`, whatever the set; by the other kinds it is
  ///     not read. Without it the members of the set are.
  ///   - checkpoint: called now and then; what it throws ends the work.
  package static func make(
    _ cohort: Cohort, _ selection: Selection, kind: ListingKind = .adverseEvents,
    among subjects: SubjectSet? = nil,
    checkpoint: () throws -> Void
  ) rethrows -> Listing {
    switch kind {
    case .adverseEvents, .serious, .immuneRelated:
      return try records(cohort, selection, kind, cohort.adverseEventTable(kind), checkpoint)
    case .deviations:
      let selection = cohort.select(selection.set, filter: selection.filter, about: .deviation)
      return try records(cohort, selection, kind, cohort.deviationTable, checkpoint)
    case .deaths: return deaths(cohort, selection)
    case .subjects: return people(cohort, selection, among: subjects)
    }
  }

  private static func records(
    _ cohort: Cohort, _ selection: Selection, _ kind: ListingKind, _ table: RecordTable,
    _ checkpoint: () throws -> Void
  ) rethrows -> Listing {
    var found = ListedRows(table: table, cutOff: cohort.cutOff)
    let admits = selection.rowFilter(table.about)
    for (place, subject) in selection.subjects.enumerated() {
      if place % 4096 == 0 { try checkpoint() }
      found.add(subject, admits)
    }
    let members = cohort.subjects(in: selection.set)
    let counts = found.counts(of: members)
    return Listing(
      kind: kind, rows: found.rows, unfiltered: counts.inside, outside: counts.outside,
      subjects: found.subjects, total: selection.subjects.count)
  }

  private static func deaths(_ cohort: Cohort, _ selection: Selection) -> Listing {
    let dead = SubjectSet(capacity: cohort.subjectCount) { cohort.diedOn[$0] != nil }
    let inSet = dead.intersection(cohort.subjects(in: selection.set)).count
    let rows = dead.intersection(selection.subjectsWithMatches).map(Int32.init)
    return Listing(
      kind: .deaths, rows: rows, unfiltered: inSet, outside: dead.count - inSet,
      subjects: rows.count, total: selection.subjects.count)
  }

  private static func people(
    _ cohort: Cohort, _ selection: Selection, among named: SubjectSet?
  ) -> Listing {
    let members = named ?? cohort.subjects(in: selection.set)
    let rows = cohort.narrowed(members, set: selection.set, by: selection.filter).map(Int32.init)
    return Listing(
      kind: .subjects, rows: rows, unfiltered: members.count, outside: 0, subjects: rows.count,
      total: rows.count)
  }
}
