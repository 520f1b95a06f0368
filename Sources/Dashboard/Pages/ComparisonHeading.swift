import CohortModel
import Reports
import Statistics
import Terminal

/// Which endpoint and set, and the arms in a line each.
struct ComparisonHeading {
  private let summary: ComparisonSummary
  private let keys: String

  init(summary: ComparisonSummary, state: DashboardState) {
    self.summary = summary
    let endpoints = state.study.comparedEndpoints.count
    keys = endpoints > 1 ? "   e: \(Format.plural(endpoints, "endpoint"))" : ""
  }

  func lines(width: Int) -> [(text: Phrase, role: Role)] {
    [(Phrase(summary.title), .heading)]
      + bodies.flatMap { text, role in
        Paragraph.wrap(text, width: width).map { ($0, role) }
      }
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    for (line, part) in lines(width: area.width).enumerated() where line < area.height {
      let used = buffer.put(
        part.text, x: area.x, y: area.y + line, role: part.role, limit: area.width)
      guard line == 0 else { continue }
      buffer.put(
        keys, x: area.x + used, y: area.y, role: .muted, limit: max(0, area.width - used))
    }
  }

  private var bodies: [(Phrase, Role)] {
    let shown = summary.shownArms.map { [($0.survival.medians, Role.text)] } ?? []
    let ratios: [(Phrase, Role)] = summary.arms.compactMap { arms in
      arms.contrast.map { contrast in
        (
          "\(arms.title): \(ratio(contrast, arms.set))",
          arms.set == summary.endpoint.set ? Role.accent : .muted
        )
      }
    }
    return shown + ratios + refusal
  }

  /// Why there are no pairs where the study file asks for them.
  private var refusal: [(Phrase, Role)] {
    switch summary.matching {
    case .success, .failure(.notPlanned), .failure(.armsClosed): []
    case .failure(let refusal): [("no matched pairs: \(refusal.title)", .warning)]
    }
  }

  private func ratio(_ contrast: ArmComparison.Contrast, _ set: AnalysisSet) -> Phrase {
    let link = ComparisonFigures.link
    let logRank: Phrase =
      "log-rank p \(Format.pValue(contrast.logRank?.pValue), link(.logRank(set)))"
    let check: Phrase =
      "PH p \(Format.pValue(contrast.proportionalHazards?.pValue), link(.proportionalHazards(set)))"
    switch contrast.outcome {
    case .success(let estimate):
      let ratio = Format.hazardRatio(estimate)
      let (number, limits) = (ratio.prefix { $0 != "(" }, ratio.drop { $0 != "(" })
      let p = Format.pValue(estimate.pValue)
      return
        "HR \(number.dropLast(), link(.hazardRatio(set))) \(limits), p \(p), \(logRank), \(check)"
    case .failure(let refusal): return "no HR: \(refusal.title), \(logRank)"
    }
  }
}

extension SurvivalSummary {
  /// `median mo (events/N): RT 12.4 (10.5–21.6) 14/19 · ICT …`.
  fileprivate var medians: Phrase {
    let parts = groups.map { group -> Phrase in
      let (estimate, median) = (group.estimate, group.estimate.median)
      let link: (SurvivalFigure) -> Link = {
        SurvivalFigures.Key(figure: $0, group: group.label).link
      }
      let months: Phrase = "\(Format.months(median.estimate), link(.median))"
      let limits = "(\(Format.months(median.lower))–\(Format.months(median.upper)))"
      let events: Phrase = "\(estimate.events, link(.count(.events)))"
      return
        "\(group.label ?? "") \(months) \(limits) "
        + "\(events)/\(estimate.subjects, link(.count(.total)))"
    }
    return "median mo (events/N): \(parts.joined(separator: " · "))"
  }
}

/// What every number of the page depends on.
struct ComparisonFootnote {
  let summary: ComparisonSummary
  let cohort: Cohort

  var text: Phrase {
    (model + matching + [cohort.study.armLegend(cohort.gate.access).map { Phrase($0) }])
      .compactMap { $0 }.joined(separator: " · ")
  }

  private var model: [Phrase?] {
    let table = summary.tables.first
    let missing = table?.model?.withoutCovariates ?? 0
    let isPostBaseline = table?.rows.contains(where: \.isPostBaseline) ?? false
    let link = ComparisonFigures.link
    let events = summary.events == 1 ? "event" : "events"
    let undated = Format.plural(summary.undatedTreatments, "treatment")
    return [
      "N \(summary.subjects, link(.subjects)), \(summary.events, link(.events)) \(events), "
        + "cut-off \(cohort.cutOff.iso)",
      "Cox, Efron's ties, 95 % Wald, naive variance; p nominal", closed.map { Phrase($0) },
      isPostBaseline ? "! \(ComparisonSummary.postBaselineWarning), as published" : nil,
      summary.withoutTime > 0
        ? "\(summary.withoutTime, link(.withoutTime)) without a time, left out" : nil,
      missing > 0
        ? "\(missing, link(.withoutCovariates)) with a covariate missing, not in the model" : nil,
      summary.undatedTreatments > 0 ? "\(undated) without a date" : nil,
      summary.subgroups.isEmpty ? nil : "interaction: likelihood ratio",
      "PH: proportional hazards, Grambsch–Therneau score test",
    ]
  }

  private var closed: String? {
    summary.arms.isEmpty && cohort.study.arms.count > 1
      ? "arms are pooled, so they are not compared" : nil
  }

  private var matching: [Phrase?] {
    guard let set = summary.matchedSet else { return [] }
    return ([set.method] + set.tallies).map { Phrase($0) }
  }
}
