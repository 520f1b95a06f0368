import CohortModel

/// Published, computed from the rows, agrees: figure by figure, with what each depends on.
struct PublishedReport {
  /// nil where the trial has no published figures.
  let check: PublishedCheck?
  let cohort: Cohort

  var tables: [ReportTable] { [source, figures, basis] }

  var notes: [String] {
    [
      "Computed from the rows by the summaries that the pages show, then rounded to the printed "
        + "decimals, half away from zero. A month is 30.4375 days.",
      "Counts, percentages, medians and hazard ratios must be those printed; an interval's end or a "
        + "p-value may be one unit of its last printed digit away, and then says so. A bound such as "
        + "< 0.001 must hold for the value itself; words are read as p < 0.05 or not.",
      (check?.count(.withinOneUnit) ?? 0) > 0
        ? "One unit away: the source does not say how it rounded, or how its intervals and tests "
          + "treat ties and continuity." : nil,
    ].compactMap { $0 } + (check?.asides ?? [])
      + cohort.armNotes(showsArms: cohort.gate.access == .byArm)
  }

  private var lines: [PublishedCheck.Line] { check?.lines ?? [] }

  private var source: ReportTable {
    ReportTable(
      "source", "Source", of: check,
      record: [
        .text("document", "Document") { $0?.document },
        .integer("figures", "Figures") { $0?.lines.count },
        .integer("agreeing", "Agreeing as printed") { $0?.count(.agrees) },
        .integer("withinOneUnit", "Agreeing within one unit") { $0?.count(.withinOneUnit) },
        .integer("nothingPrinted", "Named without a figure") { $0?.count(.nothingPrinted) },
        .integer("failing", "Differing or not computed") { $0?.failing },
      ])
  }

  private var figures: ReportTable {
    ReportTable(
      "figures", "Published figures", of: lines,
      fields: [
        .key("id", "Figure") { $0.figure.id },
        .text("label", "Figure") { $0.figure.label },
        .key("printed", "Printed") { $0.figure.printed },
        .text("published", "Published") { $0.figure.printedWithUnit },
        .text("computed", "Computed") { line in
          line.computed.map { $0 + line.figure.suffix }
        },
        .decimal("value", "In full", digits: 4) { $0.value },
        .pValue("pValue", "p") { $0.pValue },
        .key("agreement", "Agreement") { $0.agreement.rawValue },
        .text("agrees", "Agrees") { line in
          line.outcome.refusal.map { "\(line.agreement.title): \($0.title)" }
            ?? line.agreement.title
        },
      ])
  }

  private var basis: ReportTable {
    ReportTable(
      "basis", "What each figure depends on", of: lines,
      fields: [
        .key("id", "Figure") { $0.figure.id },
        .text("label", "Figure") { $0.figure.label },
        .text("set", "Set") { $0.figure.populationTitle },
        .text("arm", "Arm") { $0.figure.armTitle },
        .text("denominator", "Denominator") { $0.figure.denominator },
        .text("method", "Method") { $0.figure.method.isEmpty ? nil : $0.figure.method },
        .text("assumption", "Assumption") { $0.figure.assumption },
      ])
  }
}
