/// Columns of a design as the fit sees them: centred at their mean and divided by their mean
/// absolute deviation, a tile of rows at a time, so that no copy of the data is made.
struct StandardisedColumns: Sendable {
  /// Rows of a tile: its columns stay in the first cache.
  static let tileRows = 256

  let columns: [[Double]]
  let centres: [Double]
  /// 1 for a constant column.
  let scales: [Double]
  /// Whether all values are the same.
  let isConstant: [Bool]

  init(_ columns: [[Double]]) {
    self.columns = columns
    let summaries = columns.map(Self.summary)
    centres = summaries.map(\.centre)
    scales = summaries.map { $0.deviation > 0 ? $0.deviation : 1 }
    isConstant = summaries.map { $0.deviation == 0 }
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

  private static func summary(_ column: [Double]) -> (centre: Double, deviation: Double) {
    guard let first = column.first else { return (0, 0) }
    let centre = first + sum(column) { $0 - SIMD8(repeating: first) } / Double(column.count)
    let deviation = sum(column) {
      let gap = $0 - SIMD8(repeating: centre)
      return gap.replacing(with: -gap, where: gap .< 0)
    }
    // A column of one value may miss it by the rounding of the mean.
    let isConstant =
      deviation <= 1e-13 * abs(centre) * Double(column.count)
      && column.allSatisfy { $0 == first }
    return (isConstant ? first : centre, isConstant ? 0 : deviation / Double(column.count))
  }

  /// Eight sums side by side, because one alone waits for each addition.
  private static func sum(
    _ column: [Double], _ term: (SIMD8<Double>) -> SIMD8<Double>
  ) -> Double {
    column.withUnsafeBufferPointer { values in
      var sums = SIMD8<Double>()
      let whole = values.count & ~7
      let raw = UnsafeRawPointer(values.baseAddress!)
      for index in stride(from: 0, to: whole, by: 8) {
        sums += term(raw.loadUnaligned(fromByteOffset: 8 * index, as: SIMD8<Double>.self))
      }
      for index in whole..<values.count {
        sums[0] += term(SIMD8(repeating: values[index]))[0]
      }
      return sums.sum()
    }
  }

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
