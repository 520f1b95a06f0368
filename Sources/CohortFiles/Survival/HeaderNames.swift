/// Finds columns by name, and says what is there where one is not.
struct HeaderNames {
  private static let mostListed = 40

  let file: String
  let names: [String]

  func index(of name: String) throws -> Int {
    let places = names.indices.filter { names[$0] == name }
    guard let place = places.first else { throw missing(name) }
    guard places.count == 1 else {
      throw TrialFolderError(
        file: file, row: 1,
        problem: "\(places.count) columns are called \u{201c}\(name)\u{201d}",
        remedy: "give each column a name of its own")
    }
    return place
  }

  private func missing(_ name: String) -> TrialFolderError {
    let listed = names.prefix(HeaderNames.mostListed).joined(separator: ", ")
    let more = names.count - HeaderNames.mostListed
    let columns = "its columns are " + listed + (more > 0 ? " and \(more) more" : "")
    let near = nearest(name)
    return TrialFolderError(
      file: file, row: 1, problem: "has no column \u{201c}\(name)\u{201d}",
      remedy: near.map { "perhaps \u{201c}\($0)\u{201d} was meant; \(columns)" }
        ?? "name another column; \(columns)")
  }

  /// The name that a person may have meant: the same but for case, or with few letters changed.
  private func nearest(_ name: String) -> String? {
    let wanted = name.lowercased()
    let distances = names.lazy.filter { !$0.isEmpty }.map { candidate in
      (candidate, HeaderNames.distance(wanted, candidate.lowercased()))
    }
    let best = distances.min { $0.1 < $1.1 }
    return best.flatMap { $0.1 <= max(1, wanted.count / 3) ? $0.0 : nil }
  }

  /// Letters to insert, delete or replace (Levenshtein).
  private static func distance(_ first: String, _ second: String) -> Int {
    let second = Array(second)
    var row = Array(0...second.count)
    for (index, letter) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in second.indices {
        let replaced = diagonal + (letter == second[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[second.count]
  }
}
