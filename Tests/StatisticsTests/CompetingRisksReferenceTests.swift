import Statistics
import Testing

/// The data sets of Reference/competing-risks.R.
struct CompetingRisksData {
  private let rows: [[String]: [ReferenceTable.Row]]

  init() throws {
    rows = try ReferenceTable("competing-risks-data").groups(by: "dataset")
  }

  func column(_ dataset: String, _ name: String) throws -> [Double] {
    try rows[[dataset], default: []].map { try $0.value(name) }
  }

  func table(_ dataset: String) throws -> CompetingEventTable {
    try CompetingEventTable(
      times: column(dataset, "time"), causes: column(dataset, "cause").map { Int($0) }, count: 2)
  }
}

/// Reference/competing-risks.R: `survfit` of several states, and `cuminc` of cmprsk.
@Suite struct CompetingRisksReferenceTests {
  private let data: CompetingRisksData

  init() throws {
    data = try CompetingRisksData()
  }

  private func check(_ file: String) throws {
    for (key, rows) in try ReferenceTable(file).groups(by: "dataset", "interval") {
      let interval = try #require(KaplanMeier.Interval(rawValue: key[1]))
      let incidence = CumulativeIncidence(try data.table(key[0]), interval: interval)
      for row in rows {
        let (time, cause) = (try row.value("time"), try row.count("cause"))
        let index = try #require(incidence.table.times.firstIndex(of: time), "\(row)")
        #expect(incidence.table.atRisk[index] == (try row.count("atRisk")), "\(row)")
        #expect(incidence.table.censored[index] == (try row.count("censored")), "\(row)")
        if cause > 0 {
          let events = incidence.table.events(ofCause: cause, at: index)
          #expect(events == (try row.count("events")), "\(row)")
        }
        let estimate = try #require(
          cause == 0
            ? incidence.survival(at: time) : incidence.incidence(ofCause: cause, at: time))
        #expect(agree(estimate.estimate, row.number("estimate")), "\(row)")
        #expect(agree(estimate.standardError, row.number("standardError")), "\(row)")
        #expect(agree(estimate.limits?.lower, row.number("lower")), "\(row)")
        #expect(agree(estimate.limits?.upper, row.number("upper")), "\(row)")
      }
    }
  }

  @Test func `every step agrees with survfit`() throws {
    try check("competing-risks-steps")
  }

  @Test func `limits on the log and the plain scale agree with survfit`() throws {
    try check("competing-risks-intervals")
  }

  @Test func `landmarks agree with summary of survfit`() throws {
    for row in try ReferenceTable("competing-risks-landmarks").rows {
      let incidence = CumulativeIncidence(try data.table(row.text("dataset")))
      let (time, cause) = (try row.value("time"), try row.count("cause"))
      let estimate = try #require(
        cause == 0 ? incidence.survival(at: time) : incidence.incidence(ofCause: cause, at: time))
      #expect(agree(estimate.estimate, row.number("estimate")), "\(row)")
      #expect(agree(estimate.standardError, row.number("standardError")), "\(row)")
      #expect(agree(estimate.limits?.lower, row.number("lower")), "\(row)")
      #expect(agree(estimate.limits?.upper, row.number("upper")), "\(row)")
    }
  }

  @Test func `Aalen's variance agrees with cuminc`() throws {
    for (key, rows) in try ReferenceTable("competing-risks-aalen").groups(by: "dataset", "cause") {
      let incidence = CumulativeIncidence(try data.table(key[0]), variance: .aalen)
      let curve = incidence.causes[try rows[0].count("cause") - 1]
      for row in rows {
        let time = try row.value("time")
        let index = try #require(incidence.table.times.firstIndex(of: time))
        #expect(agree(curve.estimates[index], row.number("estimate")), "\(row)")
        #expect(agree(curve.variances[index], row.number("variance")), "\(row)")
      }
    }
  }

  @Test func `Gray's test agrees with cuminc`() throws {
    for row in try ReferenceTable("gray-test").rows {
      let dataset = row.text("dataset")
      let groups = try data.column(dataset, "group").map { Int($0) }
      let strata = try data.column(dataset, "stratum").map { Int($0) }
      let test = GrayTest(
        times: try data.column(dataset, "time"),
        causes: try data.column(dataset, "cause").map { Int($0) },
        groups: groups, groupCount: try #require(groups.max()) + 1,
        strata: try row.count("stratified") == 1 ? strata : nil, cause: try row.count("cause"))
      #expect(agree(test.chiSquare, row.number("chiSquare")), "\(row)")
      #expect(agree(test.pValue, row.number("pValue")), "\(row)")
      #expect(test.degreesOfFreedom.map(Double.init) == row.number("degreesOfFreedom"), "\(row)")
    }
  }
}
