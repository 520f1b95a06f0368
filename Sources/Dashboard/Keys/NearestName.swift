extension String {
  /// The name that this one was most likely meant to be; nil where none is near.
  package func nearest(among names: [String]) -> String? {
    let ranked = names.map { (name: $0, distance: slips(to: $0)) }
    guard let nearest = ranked.min(by: { $0.distance < $1.distance }),
      nearest.distance <= Swift.max(2, count / 3)
    else { return nil }
    return nearest.name
  }

  /// Slips of the finger from one text to another: a character too many, too few or wrong, or two
  /// exchanged. Optimal string alignment, by rows.
  private func slips(to other: String) -> Int {
    let (source, target) = (Array(self), Array(other))
    var rows = [[Int]](repeating: [], count: 3)
    rows[2] = Array(0...target.count)
    for row in source.indices {
      rows = [rows[1], rows[2], [row + 1]]
      for column in target.indices {
        let change = rows[1][column] + (source[row] == target[column] ? 0 : 1)
        var best = Swift.min(change, rows[1][column + 1] + 1, rows[2][column] + 1)
        if row > 0, column > 0, source[row] == target[column - 1],
          source[row - 1] == target[column]
        {
          best = Swift.min(best, rows[0][column - 1] + 1)
        }
        rows[2].append(best)
      }
    }
    return rows[2][target.count]
  }
}
