import Statistics

/// The rows of a sample counted by group and stratum.
extension SurvivalSample {
  /// The name of those who are not divided in groups.
  static let everybody = "all"

  var groupNames: [String] { group?.levels ?? [SurvivalSample.everybody] }

  /// A table for each group, of the rows with a group.
  var groupTables: [EventTable] {
    guard let group else { return tables(of: nil, count: 1) }
    return tables(of: group.codes, count: group.levels.count)
  }

  /// For each stratum a table for each group, of the rows with both.
  func stratumTables(_ groups: Categories) -> [[EventTable]] {
    guard let strata else { return [groupTables] }
    let width = groups.levels.count
    let codes = zip(groups.codes, strata.codes).map { group, stratum in
      group < 0 || stratum < 0 ? -1 : stratum * Int32(width) + group
    }
    let counted = tables(of: codes, count: width * strata.levels.count)
    return strata.levels.indices.map { Array(counted[$0 * width..<($0 + 1) * width]) }
  }

  /// - Parameter codes: negative ones are left out; nil is one table of all rows.
  private func tables(of codes: [Int32]?, count: Int) -> [EventTable] {
    guard let codes else {
      return tables(nil, group: Array(repeating: 0, count: times.count), count: count)
    }
    let kept = codes.indices.filter { codes[$0] >= 0 }
    return tables(
      kept.count == times.count ? nil : kept, group: kept.map { Int(codes[$0]) }, count: count)
  }

  /// - Parameter rows: nil is all of them.
  private func tables(_ rows: [Int]?, group: [Int], count: Int) -> [EventTable] {
    // Times of a sample are finite and not negative, so a refusal cannot come.
    let counted = try? EventTable.groups(
      times: rows.map { $0.map { times[$0] } } ?? times,
      events: rows.map { $0.map { events[$0] } } ?? events, group: group, count: count)
    return counted ?? []
  }
}
