/// Columns of a design as the fit sees them: centred at their mean and divided by their
/// standard deviation, a tile of rows at a time, so that no copy of the data is made.
struct StandardisedColumns: Sendable {
  /// Rows of a tile: its columns stay in the first cache.
  static let tileRows = 64

  let columns: [[Double]]
  let centres: [Double]
  /// Standard deviations; 1 for a constant column.
  let scales: [Double]
  /// Whether all values are the same.
  let isConstant: [Bool]

  init(_ columns: [[Double]]) {
    let moments = columns.map { ColumnMoments($0) }
    self.init(
      columns: columns, centres: moments.map(\.mean),
      scales: moments.map { $0.deviation > 0 ? $0.deviation : 1 },
      isConstant: moments.map { $0.deviation == 0 })
  }

  private init(columns: [[Double]], centres: [Double], scales: [Double], isConstant: [Bool]) {
    self.columns = columns
    self.centres = centres
    self.scales = scales
    self.isConstant = isConstant
  }

  func keeping(_ kept: [Int]) -> StandardisedColumns {
    StandardisedColumns(
      columns: kept.map { columns[$0] }, centres: kept.map { centres[$0] },
      scales: kept.map { scales[$0] }, isConstant: kept.map { isConstant[$0] })
  }

  var count: Int { columns.count }

  /// Column j of the rows stands at `tile + j * tileRows`; the rest of a short tile is 0.
  func fill(_ tile: UnsafeMutablePointer<Double>, with rows: Range<Int>) {
    for (index, column) in columns.enumerated() {
      let target = tile + index * Self.tileRows
      let (centre, factor) = (centres[index], 1 / scales[index])
      column.withUnsafeBufferPointer { values in
        let source = values.baseAddress! + rows.lowerBound
        for row in 0..<rows.count { target[row] = (source[row] - centre) * factor }
      }
      for row in rows.count..<Self.tileRows { target[row] = 0 }
    }
  }

  /// Calls `body` with each tile's rows and its standardised columns.
  func forEachTile(
    of rows: Range<Int>, _ body: (Range<Int>, UnsafeMutablePointer<Double>) -> Void
  ) {
    let tile = UnsafeMutablePointer<Double>.allocate(capacity: max(count, 1) * Self.tileRows)
    defer { tile.deallocate() }
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.tileRows) {
      let part = start..<min(start + Self.tileRows, rows.upperBound)
      fill(tile, with: part)
      body(part, tile)
    }
  }

  /// The columns as they are, neither centred nor scaled.
  static func unscaled(_ other: StandardisedColumns) -> StandardisedColumns {
    StandardisedColumns(
      columns: other.columns, centres: other.columns.map { _ in 0 },
      scales: other.columns.map { _ in 1 }, isConstant: other.isConstant)
  }

  /// Σ coefficient × column of each row.
  func predictors(_ coefficients: [Double]) -> [Double] {
    var predictors = [Double](repeating: 0, count: columns.first?.count ?? 0)
    predictors.withUnsafeMutableBufferPointer { predictors in
      forEachTile(of: 0..<predictors.count) { rows, tile in
        for (column, coefficient) in coefficients.enumerated() {
          let x = tile + column * Self.tileRows
          for row in 0..<rows.count { predictors[rows.lowerBound + row] += coefficient * x[row] }
        }
      }
    }
    return predictors
  }
}
