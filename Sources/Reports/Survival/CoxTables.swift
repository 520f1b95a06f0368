/// A Cox model as a reader sees it.
struct CoxTables {
  let cox: CoxAnalysis
  /// The column of the strata.
  let strata: String?

  var tables: [ReportTable] { [terms, tests, concordance, proportionalHazards] }

  private var terms: ReportTable {
    let counts =
      "\(Format.plural(cox.subjects, "subject")), \(Format.plural(cox.events, "event"))"
    let strata = strata.map { ", stratified by \($0)" } ?? ""
    return ReportTable(
      "cox", "Cox model\(strata), \(cox.ties.title) ties, Wald limits and p; \(counts)",
      of: cox.terms,
      fields: [
        .text("term", "Term") { $0.name },
        .decimal("coefficient", "Coefficient", digits: 4) { $0.coefficient },
        .decimal("standardError", "SE", digits: 4) { $0.standardError },
        .decimal("hazardRatio", "Hazard ratio", digits: 3) { $0.hazardRatio },
        .decimal("lower", "Lower 95 %", digits: 3) { $0.lower },
        .decimal("upper", "Upper 95 %", digits: 3) { $0.upper },
        .decimal("z", "z", digits: 2) { $0.z },
        .pValue("pValue", "p") { $0.pValue },
      ])
  }

  private var tests: ReportTable {
    var named = [cox.likelihoodRatio, cox.wald, cox.score]
    for (index, name) in ["Likelihood ratio", "Wald", "Score"].enumerated() {
      named[index].name = name
    }
    return table("coxTests", "Cox model: tests that all coefficients are 0", "Test", named)
  }

  private var concordance: ReportTable {
    ReportTable(
      "concordance", "Cox model: concordance", of: [cox],
      fields: [
        .decimal("estimate", "Estimate", digits: 4) { $0.concordance },
        .decimal("standardError", "Standard error", digits: 4) { $0.concordanceError },
      ])
  }

  private var proportionalHazards: ReportTable {
    var global = cox.globalProportionalHazards
    global.name = "all together"
    return table(
      "proportionalHazards", "Cox model: tests of proportional hazards", "Covariate",
      cox.proportionalHazards + [global])
  }

  private func table(
    _ id: String, _ title: String, _ heading: String, _ tests: [CoxAnalysis.Test]
  ) -> ReportTable {
    ReportTable(
      id, title, of: tests,
      fields: [
        .text("name", heading) { $0.name },
        .decimal("chiSquare", "Chi-square", digits: 2) { $0.chiSquare },
        .integer("degreesOfFreedom", "Degrees of freedom") { $0.degreesOfFreedom },
        .pValue("pValue", "p") { $0.pValue },
      ])
  }
}
