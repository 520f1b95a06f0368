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

  func lines(width: Int) -> [Span] {
    [Span(summary.title, .heading)]
      + bodies.flatMap { text, role in
        Paragraph.wrap(text, width: width).map { Span($0, role) }
      }
  }

  func draw(in area: Rect, of buffer: inout Buffer) {
    for (line, span) in lines(width: area.width).enumerated() where line < area.height {
      let used = buffer.put(
        span.text, x: area.x, y: area.y + line, role: span.role, limit: area.width)
      guard line == 0 else { continue }
      buffer.put(
        keys, x: area.x + used, y: area.y, role: .muted, limit: max(0, area.width - used))
    }
  }

  private var bodies: [(String, Role)] {
    let shown = summary.shownArms.map { [($0.survival.medians, Role.text)] } ?? []
    let ratios = summary.arms.compactMap { arms in
      arms.contrast.map { contrast in
        (
          "\(arms.title): \(ratio(contrast))",
          arms.set == summary.endpoint.set ? Role.accent : .muted
        )
      }
    }
    return shown + ratios + refusal
  }

  /// Why there are no pairs where the study file asks for them.
  private var refusal: [(String, Role)] {
    switch summary.matching {
    case .success, .failure(.notPlanned), .failure(.armsClosed): []
    case .failure(let refusal): [("no matched pairs: \(refusal.title)", .warning)]
    }
  }

  private func ratio(_ contrast: ArmComparison.Contrast) -> String {
    let logRank = "log-rank p \(Format.pValue(contrast.logRank?.pValue))"
    let check = "PH p \(Format.pValue(contrast.proportionalHazards?.pValue))"
    switch contrast.outcome {
    case .success(let estimate):
      return "HR \(Format.hazardRatio(estimate)), p \(Format.pValue(estimate.pValue)), \(logRank), "
        + check
    case .failure(let refusal): return "no HR: \(refusal.title), \(logRank)"
    }
  }
}

extension SurvivalSummary {
  /// `median mo (events/N): RT 12.4 (10.5–21.6) 14/19 · ICT …`.
  fileprivate var medians: String {
    "median mo (events/N): "
      + groups.map { group in
        let (estimate, median) = (group.estimate, group.estimate.median)
        return "\(group.label ?? "") "
          + Format.months(median.estimate, median.lower, median.upper)
          + " \(estimate.events)/\(estimate.subjects)"
      }.joined(separator: " · ")
  }
}

/// What every number of the page depends on.
struct ComparisonFootnote {
  let summary: ComparisonSummary
  let cohort: Cohort

  var text: String {
    (model + matching + [cohort.study.armLegend(cohort.gate.access)]).compactMap { $0 }
      .joined(separator: " · ")
  }

  private var model: [String?] {
    let table = summary.tables.first
    let missing = table?.model?.withoutCovariates ?? 0
    let isPostBaseline = table?.rows.contains(where: \.isPostBaseline) ?? false
    return [
      "N \(summary.subjects), \(Format.plural(summary.events, "event")), cut-off "
        + cohort.cutOff.iso,
      "Cox, Efron's ties, 95 % Wald, naive variance; p nominal", closed,
      isPostBaseline ? "! \(ComparisonSummary.postBaselineWarning), as published" : nil,
      summary.withoutTime > 0 ? "\(summary.withoutTime) without a time, left out" : nil,
      missing > 0 ? "\(missing) with a covariate missing, not in the model" : nil,
      summary.undatedTreatments > 0
        ? "\(Format.plural(summary.undatedTreatments, "treatment")) without a date" : nil,
      summary.subgroups.isEmpty ? nil : "interaction: likelihood ratio",
      "PH: proportional hazards, Grambsch–Therneau score test",
    ]
  }

  private var closed: String? {
    summary.arms.isEmpty && cohort.study.arms.count > 1
      ? "arms are pooled, so they are not compared" : nil
  }

  private var matching: [String] {
    guard let set = summary.matchedSet else { return [] }
    return [set.method] + set.tallies
  }
}
