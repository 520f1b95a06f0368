extension SymptomSummary {
  /// Over a selection; terms on adverse events choose the subjects with a match.
  package static func make(
    _ cohort: Cohort, _ selection: Selection, _ rule: SymptomRule
  ) -> SymptomSummary {
    var tally = SymptomTally()
    for subject in selection.subjectsWithMatches {
      tally.add(cohort.scores(of: subject, on: rule.scale), rule)
    }
    return SymptomSummary(
      rule: rule, set: selection.set,
      improved: Proportion(
        of: tally.improved, in: tally.withSymptom, by: cohort.study.response.interval),
      withoutBaseline: tally.withoutBaseline, withoutFollowUp: tally.withoutFollowUp)
  }
}

private struct SymptomTally {
  private(set) var withSymptom = 0
  private(set) var improved = 0
  private(set) var withoutBaseline = 0
  private(set) var withoutFollowUp = 0

  mutating func add(_ scores: SymptomScores, _ rule: SymptomRule) {
    guard let baseline = scores.baseline else {
      withoutBaseline += 1
      return
    }
    guard rule.hasSymptom(baseline) else { return }
    withSymptom += 1
    if scores.later.isEmpty { withoutFollowUp += 1 }
    if scores.later.contains(where: { rule.isImproved($0, from: baseline) }) { improved += 1 }
  }
}

/// One subject's scores on one scale.
private struct SymptomScores {
  var baseline: Double?
  var later: [Double] = []
}

extension Cohort {
  /// Rows stand in the order of their dates.
  fileprivate func scores(of subject: Int, on scale: String) -> SymptomScores {
    var scores = SymptomScores()
    guard let origin = scanOrigin(of: subject) else { return scores }
    let symptoms = data.symptoms
    for row in symptoms.rows[subject] {
      guard let day = byCutOff(symptoms.date[row]), let score = symptoms.score[row],
        symptoms.scale[row]?.lowercased() == scale
      else { continue }
      if day <= origin { scores.baseline = score } else { scores.later.append(score) }
    }
    return scores
  }
}
