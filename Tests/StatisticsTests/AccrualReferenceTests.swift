import Statistics
import Testing

/// Reference/accrual.R: the published formulas over base R's distributions. The fit there is a
/// simplex search, so what rests on a and b agrees to its accuracy.
@Suite struct AccrualReferenceTests {
  private static func site(_ row: ReferenceTable.Row) throws -> Accrual.Site {
    let status: Accrual.Site.Status =
      switch row.text("status") {
      case "open": .open
      case "closed": .closed
      default: .planned(inDays: try row.value("planned"))
      }
    return Accrual.Site(
      enrolled: try row.count("enrolled"), exposure: try row.value("exposure"), status: status)
  }

  @Test func `fit, days to target, count and chance of the target agree with R`() throws {
    let sites = try ReferenceTable("accrual-sites").groups(by: "scenario")
    for row in try ReferenceTable("accrual").rows {
      let members = try #require(sites[[row.text("scenario")]])
      let accrual = try #require(Accrual(sites: try members.map(Self.site)))
      let fit: (shape: Double, rate: Double)? =
        if case .gammaRates(let shape, let rate) = accrual.model { (shape, rate) } else { nil }
      #expect(agree(fit?.shape, row.number("shape"), tolerance: 1e-6), "\(row)")
      #expect(agree(fit?.rate, row.number("rate"), tolerance: 1e-6), "\(row)")
      let days = accrual.daysToTarget(remaining: try row.count("remaining"))
      #expect(agree(days?.median, row.number("median"), tolerance: 1e-6), "\(row)")
      #expect(agree(days?.lower, row.number("lower"), tolerance: 1e-6), "\(row)")
      #expect(agree(days?.upper, row.number("upper"), tolerance: 1e-6), "\(row)")
      let count = accrual.count(within: try row.value("horizon"))
      #expect(count?.median == row.number("countMedian"), "\(row)")
      #expect(count?.lower == row.number("countLower"), "\(row)")
      #expect(count?.upper == row.number("countUpper"), "\(row)")
      let reached = accrual.probability(
        ofEnrolling: try row.count("remaining"), within: try row.value("horizon"))
      #expect(agree(reached, row.number("reach"), tolerance: 1e-6), "\(row)")
    }
  }
}
