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
    let tables = tables(of: codes, count: width * strata.levels.count)
    return strata.levels.indices.map { Array(tables[$0 * width..<($0 + 1) * width]) }
  }

  /// - Parameter codes: negative ones are left out; nil is one table of all rows.
  private func tables(of codes: [Int32]?, count: Int) -> [EventTable] {
    let kept = codes.map { codes in codes.indices.filter { codes[$0] >= 0 } }
    let isWhole = kept.map { $0.count == times.count } ?? true
    let places = kept ?? []
    // Times of a sample are finite and not negative, so a refusal cannot come.
    let tables = try? EventTable.groups(
      times: isWhole ? times : places.map { times[$0] },
      events: isWhole ? events : places.map { events[$0] },
      group: codes.map { codes in places.map { Int(codes[$0]) } }
        ?? Array(repeating: 0, count: times.count),
      count: count)
    return tables ?? []
  }
}
