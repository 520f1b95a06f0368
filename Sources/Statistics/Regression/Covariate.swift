/// One explanatory variable of a regression, before it is coded in columns.
package struct Covariate: Equatable, Sendable {
  package enum Values: Equatable, Sendable {
    case numeric([Double])
    /// For each row the index of its level; level 0 is the reference.
    case categorical(codes: [Int], levels: [String])
  }

  package let name: String
  package let values: Values

  package init(name: String, values: Values) {
    self.name = name
    self.values = values
  }

  /// Levels in the order in which they sort, the first one the reference.
  ///
  /// - Parameter reference: moved to the front where it occurs.
  package init(name: String, categories: [String], reference: String? = nil) {
    var levels = Set(categories).sorted()
    if let reference, let place = levels.firstIndex(of: reference) {
      levels.insert(levels.remove(at: place), at: 0)
    }
    let codes = Dictionary(uniqueKeysWithValues: zip(levels, levels.indices))
    self.init(
      name: name, values: .categorical(codes: categories.map { codes[$0]! }, levels: levels))
  }

  /// Rows.
  package var count: Int {
    switch values {
    case .numeric(let values): values.count
    case .categorical(let codes, _): codes.count
    }
  }
}
