import CohortModel

extension PublishedAgreement {
  package var title: String {
    switch self {
    case .agrees: "agrees"
    case .withinOneUnit: "agrees within one unit"
    case .differs: "differs"
    case .notComputed: "not computed"
    case .nothingPrinted: "nothing printed"
    case .notANumber: "no number printed"
    }
  }
}

extension PublishedRefusal {
  package var title: String {
    switch self {
    case .armsClosed: "arms are not seen by name"
    case .unknownArm(let code): "no arm is called \(code)"
    case .armMissing: "the figure names no arm"
    case .noEndpoint(let kind): "the study file has no \(kind.abbreviation)"
    case .noMatchedSet(let refusal): refusal.title
    case .notCompared(let arm, let reference): "\(arm) is not compared with \(reference)"
    case .noEstimate(let refusal): refusal.title
    case .noFit(let refusal): refusal.title
    case .noLogRank: "the log-rank test is not defined"
    case .notReached: "not reached"
    case .nobody: "nobody to count"
    case .unknownTerm(let term): "nobody had \(term)"
    case .unknownCovariate(let name): "\(name) is not in the study file's multivariate model"
    case .noIrradiation: "no lesion is known to be irradiated"
    }
  }
}

extension PublishedFigure {
  /// As it was printed, with its unit.
  var printedWithUnit: String {
    printed.isEmpty ? Format.missing : printed + suffix
  }

  var suffix: String {
    switch unit {
    case .none: ""
    case .months: " months"
    case .percent: " %"
    }
  }

  var populationTitle: String {
    switch population {
    case .intentToTreat: "intention to treat"
    case .full: "full"
    case .safety: "safety"
    case .matched: "matched"
    }
  }

  /// `RT`, `RT v ICT`, or nothing for everybody.
  var armTitle: String? {
    arm.map { arm in reference.map { "\(arm) v \($0)" } ?? arm }
  }
}
