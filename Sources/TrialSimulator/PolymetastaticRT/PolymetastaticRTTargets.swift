extension PolymetastaticRT {
  /// What the cohort is calibrated to: numbers that the abstract of NCT05142709 prints, and the
  /// numbers of deaths that its intervals imply. Inputs of the search; no result is stored.
  enum Targets {
    static let pairs = 75
    static let subjects = 331
    static let irradiated = 88

    /// With dysphagia or pain at baseline, and better afterwards: these denominators are the ones
    /// that give the printed percentages and p-values.
    static let dysphagia = (
      irradiated: Proportion(of: 38, in: 60), systemic: Proportion(of: 48, in: 132)
    )
    static let pain = (
      irradiated: Proportion(of: 41, in: 69), systemic: Proportion(of: 64, in: 160)
    )
    static let responders = (irradiated: 52, systemic: 98)
    static let complete = (irradiated: 4, systemic: 5)

    struct Proportion {
      let part: Int
      let whole: Int

      init(of part: Int, in whole: Int) {
        self.part = part
        self.whole = whole
      }
    }

    /// A number as printed.
    struct Printed {
      let value: Double
      /// Half a unit of the last printed digit.
      let half: Double

      /// Nothing for what prints as this number does. The margin keeps the search from the edges,
      /// where programs may round differently.
      func loss(of number: Double?) -> Double {
        guard let number, number.isFinite else { return 1e4 }
        let excess = max(0, abs(number - value) / half - 0.85)
        return excess * excess
      }
    }

    /// Median survival in months: irradiated, systemic; hazard ratio with limits, Wald's p-value.
    struct Survival {
      let medians: [Printed]
      let comparison: [Printed]
    }

    static let before = Survival(
      medians: [Printed(value: 15.2, half: 0.05), Printed(value: 12.2, half: 0.05)],
      comparison: [0.80, 0.60, 1.07, 0.14].map { Printed(value: $0, half: 0.005) })
    static let after = Survival(
      medians: [Printed(value: 15.0, half: 0.05), Printed(value: 11.0, half: 0.05)],
      comparison: [0.80, 0.55, 1.15, 0.23].map { Printed(value: $0, half: 0.005) })
  }

  /// Arm and fate in the matching together: what the survival of subjects is calibrated by.
  enum Stratum: Int, CaseIterable {
    case matchedIrradiated, unmatchedIrradiated, matchedSystemic, unmatchedSystemic

    init(isIrradiated: Bool, isMatched: Bool) {
      switch (isIrradiated, isMatched) {
      case (true, true): self = .matchedIrradiated
      case (true, false): self = .unmatchedIrradiated
      case (false, true): self = .matchedSystemic
      case (false, false): self = .unmatchedSystemic
      }
    }

    var isIrradiated: Bool { self == .matchedIrradiated || self == .unmatchedIrradiated }
    var isMatched: Bool { self == .matchedIrradiated || self == .matchedSystemic }

    var subjects: Int { [75, 13, 75, 168][rawValue] }
    /// The widths of the printed intervals imply about 235 deaths of 331 and 113 of 150.
    var deaths: Int { [55, 8, 58, 114][rawValue] }
    /// Where the search begins, in months.
    var median: Double { [15.0, 16.2, 11.6, 12.6][rawValue] }
    /// With a treatment-related event of grade 3 or worse; printed for the matched alone.
    var severe: Int { [38, 7, 40, 84][rawValue] }
    /// One treatment-related death in each matched arm.
    var fatal: Int { isMatched ? 1 : 0 }
  }

  /// The search from this seed ended without a cohort that reaches a target.
  package struct NotReached: Error, CustomStringConvertible {
    package let seed: UInt64
    package let target: String

    package var description: String {
      "seed \(seed) did not reach \(target); take another seed"
    }
  }
}
