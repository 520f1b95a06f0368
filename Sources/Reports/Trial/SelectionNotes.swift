import CohortModel

extension Selection {
  /// What the filter does to the numbers of a report.
  ///
  /// - Parameter listsEvents: whether the report is about rows of adverse events.
  func notes(listsEvents: Bool) -> [String] {
    guard let filter else { return [] }
    guard hasAdverseEventTerms else { return ["Filter: \(filter.text). It narrows every N."] }
    return listsEvents
      ? ["Filter: \(filter.text). Its terms on adverse events choose rows and leave N alone."]
      : [
        "Filter: \(filter.text). Counted are subjects with at least one matching adverse event."
      ]
  }
}

extension Cohort {
  /// What a reader must know of the arms that a report shows.
  ///
  /// - Parameter showsArms: whether it has numbers by arm.
  func armNotes(showsArms: Bool) -> [String] {
    guard showsArms else { return [] }
    switch gate.access {
    case .pooled: return []
    case .masked:
      return ["Arms are masked; labels may be inferable from the numbers of subjects."]
    case .byArm:
      return [
        "Arms: " + study.arms.map { "\($0.code) is \($0.name)" }.joined(separator: ", ") + "."
      ]
    }
  }
}
