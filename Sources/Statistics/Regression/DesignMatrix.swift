/// The covariates of a regression as columns of numbers: a numeric one is a column as it stands, a
/// categorical one of k levels is k − 1 indicators against its first level (treatment contrasts).
///
/// There is no column of ones: a model that has an intercept adds it.
package struct DesignMatrix: Equatable, Sendable {
  package struct Column: Equatable, Sendable {
    /// The name of the covariate, or `name=level` for an indicator.
    package let name: String
    /// The place of its covariate, so that the indicators of one covariate can be tested together.
    package let covariate: Int
    package let values: [Double]
  }

  package let columns: [Column]
  package let rows: Int

  /// - Precondition: all covariates have the same number of rows, and codes lie within the levels.
  package init(_ covariates: [Covariate], rows: Int) {
    precondition(covariates.allSatisfy { $0.count == rows }, "covariates have one value per row")
    self.rows = rows
    columns = covariates.enumerated().flatMap { Self.columns(of: $1, at: $0) }
  }

  private static func columns(of covariate: Covariate, at index: Int) -> [Column] {
    switch covariate.values {
    case .numeric(let values):
      return [Column(name: covariate.name, covariate: index, values: values)]
    case .categorical(let codes, let levels):
      precondition(codes.allSatisfy(levels.indices.contains), "a code names a level")
      return levels.indices.dropFirst().map { level in
        Column(
          name: "\(covariate.name)=\(levels[level])", covariate: index,
          values: codes.map { $0 == level ? 1 : 0 })
      }
    }
  }

  /// The first value that is not a finite number, if there is one.
  package var firstNotFinite: (row: Int, column: Int)? {
    for (index, column) in columns.enumerated() {
      if let row = column.values.firstIndex(where: { !$0.isFinite }) { return (row, index) }
    }
    return nil
  }
}
