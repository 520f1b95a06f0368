/// Adverse events of special interest: the study file's expression over single adverse events.
package enum SpecialInterest {
  /// Checks an expression for a study file, where nothing but the rule itself is known.
  ///
  /// It may name fields of adverse events alone, and not itself.
  package static func check(_ text: String, in study: Study) throws(FilterError) {
    let gate = AccessGate(.byArm, study: study, allocations: [])
    guard try Filter.ofAdverseEvents(text, under: gate) != nil else {
      throw FilterError(position: 0, message: "a term is missing here")
    }
  }
}

extension Cohort {
  /// Why events of special interest cannot be told; nil where they can.
  var specialInterestRefusal: AdverseEventClass.Refusal? {
    guard study.safety.specialInterest != nil else { return .notDefined }
    guard specialInterest == nil else { return nil }
    return gate.isBlinding ? .tellsArm : .notDefined
  }

  private var specialInterest: Filter? {
    guard let text = study.safety.specialInterest else { return nil }
    return (try? Filter.ofAdverseEvents(text, under: gate)) ?? nil
  }

  /// Whether a row is of special interest; nil where that is not defined, or closed.
  var isOfSpecialInterest: ((_ row: Int) -> Bool)? {
    specialInterest.map { rule in
      let admits = rule.expression.predicate(self, study.defaultSet, .adverseEvent)
      let subjects = data.adverseEvents.subject
      return { admits(Int(subjects[$0]), $0) }
    }
  }
}
