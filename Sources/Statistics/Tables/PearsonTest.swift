/// Pearson's chi-square test that rows and columns of a table of counts are independent.
///
/// χ² = Σ (|O − E| − c)² / E over the cells, E = row sum · column sum / total, with (r − 1)(k − 1)
/// degrees of freedom. Yates' c is ½ in a 2×2 table, but never more than |O − E|; 0 in any other and
/// where no correction is asked for. R's `chisq.test`.
package enum PearsonTest {
  /// Why there is no statistic.
  package enum Refusal: Error, Equatable, Sendable {
    case fewerThanTwoRowsOrColumns
    /// A row or a column without anybody expects nothing: 0/0.
    case emptyMargin
  }

  /// - Parameter rows: counts, one array a row.
  /// - Precondition: the rows are equally long and no count is negative.
  package static func test(
    _ rows: [[Int]], isCorrected: Bool = false
  ) -> Result<ChiSquareTest, Refusal> {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "rows are equally long")
    precondition(rows.joined().allSatisfy { $0 >= 0 }, "counts are not negative")
    guard rows.count > 1, columns > 1 else { return .failure(.fewerThanTwoRowsOrColumns) }
    let counts = rows.map { $0.map(Double.init) }
    let rowSums = counts.map { $0.reduce(0, +) }
    let columnSums = (0..<columns).map { column in counts.reduce(0) { $0 + $1[column] } }
    guard (rowSums + columnSums).allSatisfy({ $0 > 0 }) else { return .failure(.emptyMargin) }
    let total = rowSums.reduce(0, +)
    let yates = isCorrected && rows.count == 2 && columns == 2 ? 0.5 : 0
    var statistic = 0.0
    for (row, rowSum) in zip(counts, rowSums) {
      for (count, columnSum) in zip(row, columnSums) {
        let expected = rowSum * columnSum / total
        let distance = abs(count - expected)
        let excess = distance - min(yates, distance)
        statistic += excess * excess / expected
      }
    }
    return .success(
      ChiSquareTest(statistic: statistic, degreesOfFreedom: (rows.count - 1) * (columns - 1)))
  }

  package static func test(
    _ groups: TwoProportions, isCorrected: Bool = false
  ) -> Result<ChiSquareTest, Refusal> {
    test(
      [groups.first, groups.second].map { [$0.successes, $0.failures] }, isCorrected: isCorrected)
  }
}
