package import Statistics

/// Kaplan–Meier estimates, the log-rank test and a Cox model of any survival data.
///
/// Each analysis takes the rows that are complete for it: the estimates those with a time, an event
/// and a group, the test those with a stratum besides, the model those with a stratum and all
/// covariates. How many each one took is told.
package struct SurvivalAnalysis: Sendable {
  /// The unit of the times; a word in the output, nothing is converted.
  package enum TimeUnit: String, CaseIterable, Sendable {
    case days, months
  }

  package struct Options: Sendable {
    package var interval = KaplanMeier.Interval.logLog
    package var ties = CoxModel.Ties.efron
    /// Times at which survival is told.
    package var landmarks: [Double] = []
    /// The time to which the mean is restricted.
    package var restriction: Double?
    package var timeUnit: TimeUnit?

    package init() {}
  }

  package struct Group: Sendable {
    package let name: String
    package let estimate: KaplanMeier
    package let median: QuantileEstimate
    /// Nil where none was asked for.
    package let restrictedMean: RestrictedMean?
  }

  package let source: SurvivalSample.Source
  package let options: Options
  package let groupColumn: String?
  package let strataColumn: String?
  package let groups: [Group]
  /// The second group's restricted mean minus the first's; nil unless there are two groups.
  package let difference: RestrictedMeanDifference?
  /// Nil where there are no groups to compare.
  package let logRank: LogRankTest?
  /// Nil without covariates.
  package let cox: CoxAnalysis?

  package init(_ sample: SurvivalSample, options: Options = Options()) {
    source = sample.source
    self.options = options
    groupColumn = sample.group?.name
    strataColumn = sample.strata?.name
    let tables = sample.groupTables
    groups = zip(sample.groupNames, tables).map { Self.group($0, $1, options) }
    difference = Self.difference(groups)
    logRank = sample.group.map { LogRankTest(strata: sample.stratumTables($0)) }
    cox = sample.covariates.isEmpty ? nil : CoxAnalysis(sample, ties: options.ties)
  }
}

extension SurvivalAnalysis {
  private static func group(_ name: String, _ table: EventTable, _ options: Options) -> Group {
    let estimate = KaplanMeier(table, interval: options.interval)
    return Group(
      name: name, estimate: estimate, median: estimate.median,
      restrictedMean: options.restriction.map { RestrictedMean(table, upTo: $0) })
  }

  private static func difference(_ groups: [Group]) -> RestrictedMeanDifference? {
    guard groups.count == 2, let first = groups[0].restrictedMean,
      let second = groups[1].restrictedMean
    else { return nil }
    return RestrictedMeanDifference(second, minus: first)
  }
}
