import Statistics
import Testing

/// Reference/concordance.R: `concordance` and `coxph` of R's survival package.
@Suite struct ConcordanceReferenceTests {
  private func concordance(_ rows: [ReferenceTable.Row]) throws -> Concordance {
    let entries = rows.compactMap { $0.number("entry") }
    return Concordance(
      scores: try rows.map { try $0.value("score") },
      times: try rows.map { try $0.value("time") },
      events: try rows.map { try $0.count("status") == 1 },
      entries: entries.isEmpty ? nil : entries,
      strata: try rows.map { try $0.count("stratum") },
      weights: try rows.map { try $0.value("weight") },
      clusters: try rows.map { try $0.count("cluster") })
  }

  @Test func `pairs, estimate and standard error agree with concordance`() throws {
    let data = try ReferenceTable("concordance-data").groups(by: "dataset")
    for row in try ReferenceTable("concordance").rows {
      let concordance = try concordance(data[[row.text("dataset")], default: []])
      #expect(agree(concordance.pairs.concordant, row.number("concordant")), "\(row)")
      #expect(agree(concordance.pairs.discordant, row.number("discordant")), "\(row)")
      #expect(agree(concordance.pairs.tiedScore, row.number("tiedScore")), "\(row)")
      #expect(agree(concordance.pairs.tiedTime, row.number("tiedTime")), "\(row)")
      #expect(agree(concordance.pairs.tiedBoth, row.number("tiedBoth")), "\(row)")
      #expect(agree(concordance.estimate, row.number("estimate")), "\(row)")
      #expect(agree(concordance.standardError, row.number("standardError")), "\(row)")
    }
  }

  @Test func `a fitted model has the concordance that summary of coxph prints`() throws {
    let rows = try ReferenceTable("concordance-model").rows
    let concordance = Concordance(
      scores: try rows.map { try $0.value("score") },
      times: try rows.map { try $0.value("time") },
      events: try rows.map { try $0.count("status") == 1 },
      strata: try rows.map { try $0.count("stratum") })
    #expect(agree(concordance.estimate, rows[0].number("estimate")))
    #expect(agree(concordance.standardError, rows[0].number("standardError")))
  }
}
