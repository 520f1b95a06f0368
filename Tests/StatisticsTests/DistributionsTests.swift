import Statistics
import Testing

@Suite struct DistributionsTests {
  @Test func `every distribution function agrees with R`() throws {
    for row in try ReferenceTable("distributions").rows {
      let value = try value(of: row)
      #expect(agree(value, row.number("value"), tolerance: 1e-11), "\(row)")
    }
  }

  private func value(of row: ReferenceTable.Row) throws -> Double {
    let x = try row.value("argument")
    let first = row.number("first") ?? 0
    let second = row.number("second") ?? 0
    return switch row.text("name") {
    case "normalQuantile": Normal.quantile(x)
    case "normalCumulative": Normal.cumulative(x)
    case "normalUpperTail": Normal.upperTail(x)
    case "chiSquaredUpperTail": ChiSquared.upperTail(x, degreesOfFreedom: first)
    case "chiSquaredQuantile": ChiSquared.quantile(x, degreesOfFreedom: first)
    case "betaCumulative": Beta.cumulative(x, alpha: first, beta: second)
    case "betaQuantile": Beta.quantile(x, alpha: first, beta: second)
    case "gammaCumulative": Gamma.cumulative(x, shape: first, rate: second)
    case "gammaQuantile": Gamma.quantile(x, shape: first, rate: second)
    case "binomialCumulative": Binomial.cumulative(Int(x), of: Int(first), probability: second)
    case "binomialDensity": Binomial.density(Int(x), of: Int(first), probability: second)
    case "negativeBinomialCumulative": NegativeBinomial.cumulative(x, size: first, success: second)
    case "negativeBinomialQuantile": NegativeBinomial.quantile(x, size: first, success: second)
    default: .nan
    }
  }

  @Test func `outside the domain the answer is not a number`() {
    #expect(Normal.quantile(1.5).isNaN)
    #expect(ChiSquared.upperTail(1, degreesOfFreedom: -1).isNaN)
    #expect(Beta.quantile(0.5, alpha: 0, beta: 1).isNaN)
  }

  @Test func `the ends of an unbounded support are infinite`() {
    #expect(Normal.quantile(1) == .infinity)
    #expect(Normal.quantile(0) == -.infinity)
  }
}
