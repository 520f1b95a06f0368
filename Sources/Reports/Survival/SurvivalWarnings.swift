import Statistics

/// What a reader of an analysis has to be told: rows left out, and why a number is missing.
struct SurvivalWarnings {
  private static let mostListed = 10

  let analysis: SurvivalAnalysis
  let source: SurvivalSample.Source

  init(_ analysis: SurvivalAnalysis) {
    self.analysis = analysis
    source = analysis.source
  }

  var lines: [String] {
    missing + used + empty + censored + groups + logRank + landmarks + restrictedMeans
      + (analysis.cox?.reasons ?? [])
  }

  private var missing: [String] {
    source.missing.map { column in
      "column \(column.name): \(column.rows) of \(Format.plural(source.rows, "row")) without a "
        + "value (empty, NA, NaN or a full stop)"
    }
  }

  /// How many rows each analysis took, where any were left out.
  private var used: [String] {
    guard !source.missing.isEmpty else { return [] }
    let estimates = analysis.groups.reduce(0) { $0 + $1.estimate.subjects }
    let compared = analysis.logRank.map { test in
      ("log-rank test", test.groups.reduce(0) { $0 + $1.subjects })
    }
    let model = analysis.cox.map { ("Cox model", $0.subjects) }
    return ([("Kaplan–Meier", estimates), compared, model] as [(String, Int)?])
      .compactMap { $0 }
      .map { "\($0): \($1) of \(Format.plural(source.rows, "row")) used" }
  }

  private var empty: [String] {
    source.emptyRows > 0
      ? ["\(Format.plural(source.emptyRows, "row")) without any text left out"] : []
  }

  private var censored: [String] {
    guard let event = source.eventValue else { return [] }
    let listed = source.censoredValues.prefix(Self.mostListed).map { "\($0.name) (\($0.rows))" }
    let more = source.censoredValues.count - listed.count
    let others =
      listed.isEmpty
      ? "no value counted as censored"
      : "counted as censored: " + listed.joined(separator: ", ")
        + (more > 0 ? " and \(Format.plural(more, "other value"))" : "")
    return ["column \(source.eventColumn): \(event) is the event; \(others)"]
  }

  private var groups: [String] {
    analysis.groups.filter { $0.estimate.events == 0 }.map { group in
      "\(title(group)): no events among \(Format.plural(group.estimate.subjects, "subject"))"
    }
  }

  private func title(_ group: SurvivalAnalysis.Group) -> String {
    analysis.groupColumn == nil ? "all subjects" : "group \(group.name)"
  }

  private var logRank: [String] {
    guard case .failure(let refusal) = analysis.logRank?.outcome else { return [] }
    return ["log-rank test: not estimable, \(refusal.reason)"]
  }

  private var landmarks: [String] {
    analysis.options.landmarks.flatMap { time in
      analysis.groups.filter { $0.estimate.survival(at: time) == nil }.map { group in
        "survival at \(Format.number(time)), \(title(group)): not estimable, nobody was observed "
          + "that long"
      }
    }
  }

  private var restrictedMeans: [String] {
    analysis.groups.compactMap { group in
      guard case .failure(let refusal) = group.restrictedMean?.outcome else { return nil }
      return "restricted mean, \(title(group)): not estimable, \(refusal.reason)"
    }
  }
}

extension SurvivalAnalysis {
  package var warnings: [String] { SurvivalWarnings(self).lines }
}

extension LogRankTest.Refusal {
  var reason: String {
    switch self {
    case .fewerThanTwoGroups: "fewer than two groups have subjects"
    case .noEvents: "there are no events while more than one group is at risk"
    case .singularVariance:
      "the groups are never at risk together when an event leaves anything to chance"
    }
  }
}

extension RestrictedMean.Refusal {
  var reason: String {
    switch self {
    case .noSubjects: "there are no subjects"
    case .horizonNotPositive: "the time to which it is restricted must be above 0"
    case .horizonBeyondFollowUp(let lastTime):
      "the curve is unknown after the last observed time, \(Format.number(lastTime))"
    }
  }
}
