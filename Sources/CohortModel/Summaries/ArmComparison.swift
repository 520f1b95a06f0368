package import Statistics

/// Two arms over one endpoint and one analysis set.
package struct ArmComparison: Sendable {
  /// What makes the arms comparable.
  package enum Adjustment: Sendable {
    case randomised, matched
    /// Nothing: neither chance nor a model decided who is in which arm.
    case unadjusted
  }

  /// The hazard of one arm against another.
  package struct Contrast: Sendable {
    package let arm: String
    package let reference: String
    package let subjects: Int
    package let events: Int
    package let outcome: Result<CoxTable.Estimate, CoxTable.Refusal>
    /// Of the two arms; nil where it is refused.
    package let logRank: ChiSquareTest?
    /// That the hazard ratio is constant in time.
    package let proportionalHazards: ChiSquareTest?
    /// Subjects of further arms, not compared.
    package let inOtherArms: Int
  }

  package let adjustment: Adjustment
  /// Kaplan–Meier by arm, with every tally of its endpoint; by letters under masked access.
  package let survival: SurvivalSummary
  /// By-arm access alone (definitions.md, *Who sees what*).
  package let contrast: Contrast?

  package var set: AnalysisSet { survival.endpoint.set }
}

/// The contrast of the arms within the parts of one partition.
package struct SubgroupComparison: Sendable {
  package struct Part: Sendable {
    /// A word of the field, or the expression.
    package let title: String
    package let treatedSubjects: Int
    package let treatedEvents: Int
    package let referenceSubjects: Int
    package let referenceEvents: Int
    package let outcome: Result<CoxTable.Estimate, CoxTable.Refusal>
  }

  package let label: String
  package let parts: [Part]
  /// Likelihood-ratio test of the product of arm and part against a model with both alone; nil where
  /// one of the models has no fit.
  package let interaction: ChiSquareTest?
  /// Compared subjects that are in no part.
  package let withoutPart: Int
  /// Why there are no parts.
  package let refusal: CovariateRefusal?
}
