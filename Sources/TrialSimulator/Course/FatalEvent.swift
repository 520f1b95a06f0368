import CohortModel

/// An adverse event that kills: cause of death and event say the same.
struct FatalEvent: Sendable {
  enum Kind: Sendable { case pneumonitis, lungInfection, haemorrhage, sepsis, heart }

  var kind: Kind
  var startedOn: Day

  var cause: String {
    switch kind {
    case .pneumonitis: "Adverse event: immune-related pneumonitis"
    case .lungInfection: "Pneumonia"
    case .haemorrhage: "Oesophageal haemorrhage"
    case .sepsis: "Adverse event: sepsis"
    case .heart: "Myocardial infarction"
    }
  }

  /// Of treatment.
  static let toxic: [(Kind, Double)] = [
    (.pneumonitis, 45), (.lungInfection, 20), (.haemorrhage, 15), (.sepsis, 20),
  ]

  /// Of disease and age, at any time.
  static let intercurrent: [(Kind?, Double)] = [
    (.heart, 3), (.lungInfection, 2.5), (.haemorrhage, 2), (nil, 2),
  ]

  /// Days from the start to the death.
  static func course(of kind: Kind, _ random: inout Xoshiro256) -> Int {
    switch kind {
    case .haemorrhage, .heart: random.integer(in: 0...2)
    case .pneumonitis, .lungInfection, .sepsis: random.integer(in: 4...22)
    }
  }
}
