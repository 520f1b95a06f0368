package import CohortModel

extension StoreSnapshot {
  /// Everything in columns. `checkpoint` is called every few thousand rows and may throw.
  package func trialData(checkpoint: () throws -> Void = {}) throws -> TrialData {
    let study = try study()
    var builder = TrialData.Builder()
    var count = 0
    for table in TrialTable.allCases where table != .allocations {
      try bareRecords(of: table) { record, rowID in
        builder.add(record, rowID: rowID)
        count += 1
        if count.isMultiple(of: 4096) { try checkpoint() }
      }
    }
    return builder.finish(study: study, issues: try issues(), batch: batch)
  }
}
