import Statistics

/// An analysis as JSON: keys in a fixed order, numbers in full precision, null for what cannot be
/// estimated.
///
///     {"groups": [{"name", "subjects", "events", "median": {"estimate", "lower", "upper"},
///       "rmst": {"tau", "estimate", "standardError"},
///       "survivalAt": [{"time", "estimate", "lower", "upper", "atRisk"}]}],
///      "logRank": {"chiSquare", "degreesOfFreedom", "pValue"},
///      "cox": {"ties", "terms": [{"name", "coefficient", "standardError", "hazardRatio", "lower",
///         "upper", "z", "pValue"}],
///       "logLikelihood": {"null", "fitted"}, "concordance": {"estimate", "standardError"},
///       "likelihoodRatio", "wald", "score": {"chiSquare", "degreesOfFreedom", "pValue"},
///       "proportionalHazards": {"terms": [{"name", and as a test}], "global": {as a test}}},
///      "warnings": ["…"]}
///
/// `rmst` is null where no restriction was asked for, `logRank` where there is no test, `cox`
/// where there are no covariates. Within `cox` every key stands whatever cannot be estimated.
struct SurvivalJSON {
  let analysis: SurvivalAnalysis

  func write(to output: inout some TextOutputStream) {
    output.write("{\n  \"groups\": ")
    JSONReport.lines(analysis.groups.map(group), indent: 2, to: &output)
    output.write(",\n  \"logRank\": ")
    (analysis.logRank?.test.map(test) ?? .null).write(to: &output)
    output.write(",\n  \"cox\": ")
    (analysis.cox.map(cox) ?? .null).write(to: &output)
    output.write(",\n  \"warnings\": ")
    JSONReport.lines(analysis.warnings.map(JSONValue.string), indent: 2, to: &output)
    output.write("\n}\n")
  }

  private func group(_ group: SurvivalAnalysis.Group) -> JSONValue {
    let estimate = group.estimate
    let median = group.median
    return .object([
      ("name", .string(group.name)),
      ("subjects", .integer(estimate.subjects)),
      ("events", .integer(estimate.events)),
      (
        "median",
        .object([
          ("estimate", .optional(median.estimate)), ("lower", .optional(median.lower)),
          ("upper", .optional(median.upper)),
        ])
      ),
      ("rmst", group.restrictedMean.map(restrictedMean) ?? .null),
      ("survivalAt", .array(analysis.options.landmarks.map { landmark(estimate, at: $0) })),
    ])
  }

  private func restrictedMean(_ mean: RestrictedMean) -> JSONValue {
    .object([
      ("tau", .number(mean.horizon)),
      ("estimate", .optional(mean.fit?.estimate)),
      ("standardError", .optional(mean.fit?.standardError)),
    ])
  }

  private func landmark(_ estimate: KaplanMeier, at time: Double) -> JSONValue {
    let survival = estimate.survival(at: time)
    return .object([
      ("time", .number(time)),
      ("estimate", .optional(survival?.estimate)),
      ("lower", .optional(survival?.lower)),
      ("upper", .optional(survival?.upper)),
      ("atRisk", .integer(estimate.atRisk(at: time))),
    ])
  }

  private func test(_ test: ChiSquareTest) -> JSONValue {
    .object([
      ("chiSquare", .number(test.statistic)),
      ("degreesOfFreedom", .integer(test.degreesOfFreedom)),
      ("pValue", .number(test.pValue)),
    ])
  }
}

extension SurvivalJSON {
  private func cox(_ cox: CoxAnalysis) -> JSONValue {
    .object([
      ("ties", .string(cox.ties.rawValue)),
      ("terms", .array(cox.terms.map(term))),
      (
        "logLikelihood",
        .object([
          ("null", .optional(cox.nullLogLikelihood)),
          ("fitted", .optional(cox.fittedLogLikelihood)),
        ])
      ),
      (
        "concordance",
        .object([
          ("estimate", .optional(cox.concordance)),
          ("standardError", .optional(cox.concordanceError)),
        ])
      ),
      ("likelihoodRatio", .object(members(cox.likelihoodRatio))),
      ("wald", .object(members(cox.wald))),
      ("score", .object(members(cox.score))),
      (
        "proportionalHazards",
        .object([
          (
            "terms",
            .array(
              cox.proportionalHazards.map { .object([("name", .string($0.name))] + members($0)) })
          ),
          ("global", .object(members(cox.globalProportionalHazards))),
        ])
      ),
    ])
  }

  private func term(_ term: CoxAnalysis.Term) -> JSONValue {
    .object([
      ("name", .string(term.name)),
      ("coefficient", .optional(term.coefficient)),
      ("standardError", .optional(term.standardError)),
      ("hazardRatio", .optional(term.hazardRatio)),
      ("lower", .optional(term.lower)),
      ("upper", .optional(term.upper)),
      ("z", .optional(term.z)),
      ("pValue", .optional(term.pValue)),
    ])
  }

  private func members(_ test: CoxAnalysis.Test) -> [(key: String, value: JSONValue)] {
    [
      ("chiSquare", .optional(test.chiSquare)),
      ("degreesOfFreedom", test.degreesOfFreedom.map(JSONValue.integer) ?? .null),
      ("pValue", .optional(test.pValue)),
    ]
  }
}

extension SurvivalAnalysis {
  package var json: String {
    var text = ""
    SurvivalJSON(analysis: self).write(to: &text)
    return text
  }
}
