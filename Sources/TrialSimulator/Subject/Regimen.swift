/// A drug with its dose per cycle.
struct Drug: Sendable {
  var name: String
  var dose: Double
  var unit: String
}

/// The PD-1 inhibitor and the chemotherapy, if any, that an investigator chose at baseline.
struct Regimen: Sendable {
  var immunotherapy: Drug
  var chemotherapy: [Drug]

  /// Reactive capillary proliferation is camrelizumab's own.
  var isCamrelizumab: Bool { immunotherapy.name == "camrelizumab" }

  static let chemotherapyCycles = 4

  private static let inhibitors: [(Drug, Double)] = [
    (Drug(name: "camrelizumab", dose: 200, unit: "mg"), 38),
    (Drug(name: "tislelizumab", dose: 200, unit: "mg"), 24),
    (Drug(name: "toripalimab", dose: 240, unit: "mg"), 20),
    (Drug(name: "sintilimab", dose: 200, unit: "mg"), 18),
  ]

  private static let doublets: [([Drug], Double)] = [
    (
      [
        Drug(name: "paclitaxel", dose: 175, unit: "mg/m2"),
        Drug(name: "cisplatin", dose: 75, unit: "mg/m2"),
      ], 55
    ),
    (
      [
        Drug(name: "albumin-bound paclitaxel", dose: 260, unit: "mg/m2"),
        Drug(name: "carboplatin", dose: 5, unit: "AUC"),
      ], 36
    ),
    ([], 9),
  ]

  static func draw(_ random: inout Xoshiro256) -> Regimen {
    Regimen(immunotherapy: random.pick(inhibitors), chemotherapy: random.pick(doublets))
  }
}
