package import Statistics

/// The arms of a table of adverse events, as the gate shows them.
package struct AdverseEventArms: Equatable, Sendable {
  package struct Arm: Equatable, Sendable {
    /// A code, or a letter under masked access.
    package let label: String
    /// Subjects of the selection: the denominator of the arm's column.
    package let total: Int
  }

  package let arms: [Arm]
  /// Index of the arm that the others are compared with: the study's, or the last. nil under masked
  /// access, where nothing is compared.
  package let reference: Int?
  /// Subjects of the selection in no arm: part of the pooled numbers alone.
  package let unallocated: Int

  /// p of an arm less p of the reference, with the interval of Miettinen and Nurminen. Nominal: one
  /// of many on a page, adjusted for nothing.
  package struct RiskDifference: Equatable, Sendable {
    package let estimate: Double
    package let interval: ConfidenceInterval
  }

  /// - Parameter counts: subjects with an event by arm, in the order of `arms`.
  /// - Returns: nil for the reference itself, without one, and where an arm has no subjects.
  package func riskDifference(
    of arm: Int, _ counts: [Int], level: Double = 0.95
  ) -> RiskDifference? {
    guard let reference, arm != reference else { return nil }
    let groups = TwoProportions(
      counts[arm], of: arms[arm].total, against: counts[reference], of: arms[reference].total)
    return MiettinenNurminen(groups, level: level).map {
      RiskDifference(estimate: $0.estimate, interval: $0.interval)
    }
  }
}

/// The subjects of a selection by the place of their arm; those without one come last.
struct ArmGroups {
  let arms: AdverseEventArms
  private let places: [UInt8]

  var count: Int { arms.arms.count + 1 }

  /// nil where the gate shows no arms.
  init?(_ cohort: Cohort, _ selection: Selection) {
    guard let grouping = cohort.gate.grouping(for: selection.set, of: cohort.data.subjects.ids)
    else { return nil }
    let none = grouping.labels.count
    let places = grouping.arms.map { UInt8(clamping: $0 ?? none) }
    var totals = Array(repeating: 0, count: none + 1)
    for subject in selection.subjects { totals[Int(places[subject])] += 1 }
    let isCompared = cohort.gate.access == .byArm
    arms = AdverseEventArms(
      arms: zip(grouping.labels, totals).map { AdverseEventArms.Arm(label: $0, total: $1) },
      reference: isCompared ? grouping.reference ?? none - 1 : nil, unallocated: totals[none])
    self.places = places
  }

  func group(of subject: Int) -> Int { Int(places[subject]) }

  func isMember(_ subject: Int, of arm: Int?) -> Bool {
    arm.map { group(of: subject) == $0 } ?? true
  }
}
