extension String {
  /// The name that this one is most likely a slip of; nil where none is near.
  func nearest(among names: [String]) -> String? {
    let own = Array(lowercased().utf8.prefix(40))
    let near = names.map { (name: $0, steps: Self.steps(own, Array($0.utf8))) }
      .filter { $0.steps <= max(1, $0.name.utf8.count / 3) }
    return near.min { ($0.steps, $0.name) < ($1.steps, $1.name) }?.name
  }

  /// Letters to add, drop or change to come from one to the other (Levenshtein's distance).
  private static func steps(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var corner = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let changed = corner + (letter == other ? 0 : 1)
        corner = row[j + 1]
        row[j + 1] = Swift.min(changed, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
