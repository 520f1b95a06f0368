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

extension AccessGate {
  /// What stands open or closed, where that changes how numbers may be read.
  ///
  /// - Parameter showsArms: whether the report has numbers by arm.
  func notes(showsArms: Bool) -> [String] {
    showsArms && access == .masked
      ? ["Arms are masked; labels may be inferable from the numbers of subjects."] : []
  }
}
