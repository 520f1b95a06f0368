/// The studies that can be simulated; each by the name of its folder of sample data.
package enum SimulatedStudy: String, CaseIterable, Sendable {
  case esoShanghai20 = "eso-shanghai20"
  case polymetastaticRT = "polymetastatic-rt"
  case liverMetastasesICI = "liver-metastases-ici"
  case lowDoseRT = "low-dose-rt"

  package var defaultSeed: UInt64 {
    switch self {
    case .esoShanghai20: ESOShanghai20.defaultSeed
    case .polymetastaticRT: PolymetastaticRT.defaultSeed
    case .liverMetastasesICI: LiverMetastasesICI.defaultSeed
    case .lowDoseRT: LowDoseRT.defaultSeed
    }
  }

  /// What the simulator chose because the documents do not say.
  package var assumptions: [String] {
    switch self {
    case .esoShanghai20: ESOShanghai20.assumptions
    case .polymetastaticRT: PolymetastaticRT.assumptions
    case .liverMetastasesICI: LiverMetastasesICI.assumptions
    case .lowDoseRT: LowDoseRT.assumptions
    }
  }

  /// The whole study from its seed; ESO-Shanghai 20, the live one, at its default cut-off.
  ///
  /// - Throws: what can be told to a person, for a seed whose search does not succeed.
  package func simulate(seed: UInt64) throws -> SimulatedTrial {
    switch self {
    case .esoShanghai20: ESOShanghai20.simulate(seed: seed)
    case .polymetastaticRT: try PolymetastaticRT.simulate(seed: seed)
    case .liverMetastasesICI: try LiverMetastasesICI.simulate(seed: seed)
    case .lowDoseRT: try LowDoseRT.simulate(seed: seed)
    }
  }
}
