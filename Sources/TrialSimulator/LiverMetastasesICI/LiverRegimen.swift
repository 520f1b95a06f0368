/// The first-line drugs of one subject: two of chemotherapy, and in the combined arm an immune
/// checkpoint inhibitor.
struct LiverRegimen: Sendable {
  var chemotherapy: [Drug]
  var inhibitor: Drug?
  /// Cycles of chemotherapy meant to be given.
  var plannedCycles: Int
  /// The cycle that the inhibitor starts with.
  var inhibitorFrom = 1

  static let cycleDays = 21
  /// Two years.
  static let inhibitorDays = 730

  private static let paclitaxel = Drug(name: "paclitaxel", dose: 175, unit: "mg/m2")
  private static let cisplatin = Drug(name: "cisplatin", dose: 75, unit: "mg/m2")
  private static let fluorouracil = Drug(name: "fluorouracil", dose: 3000, unit: "mg/m2")

  private static let doublets: [([Drug], Double)] = [
    ([paclitaxel, cisplatin], 42),
    (
      [
        Drug(name: "albumin-bound paclitaxel", dose: 260, unit: "mg/m2"),
        Drug(name: "carboplatin", dose: 5, unit: "AUC"),
      ], 24
    ),
    ([fluorouracil, cisplatin], 18),
    ([paclitaxel, Drug(name: "nedaplatin", dose: 80, unit: "mg/m2")], 10),
    ([Drug(name: "docetaxel", dose: 75, unit: "mg/m2"), cisplatin], 6),
  ]

  private static let inhibitors: [(Drug, Double)] = [
    (Drug(name: "camrelizumab", dose: 200, unit: "mg"), 34),
    (Drug(name: "tislelizumab", dose: 200, unit: "mg"), 22),
    (Drug(name: "sintilimab", dose: 200, unit: "mg"), 20),
    (Drug(name: "toripalimab", dose: 240, unit: "mg"), 16),
    (Drug(name: "pembrolizumab", dose: 200, unit: "mg"), 8),
  ]

  /// Every drug of chemotherapy that is given, by name.
  static var chemotherapies: [String] {
    Set(doublets.flatMap { $0.0.map(\.name) }).sorted()
  }

  static var inhibitorNames: [String] { inhibitors.map(\.0.name) }

  static func draw(for arm: LiverArm, _ random: inout Xoshiro256) -> LiverRegimen {
    let doublet = random.pick(doublets)
    let inhibitor = random.pick(inhibitors)
    let planned = random.pick([(2, 12), (3, 10), (4, 30), (5, 8), (6, 30), (8, 10)])
    let from = random.pick([(1, 84), (2, 11), (3, 5)])
    return LiverRegimen(
      chemotherapy: doublet, inhibitor: arm == .combined ? inhibitor : nil,
      plannedCycles: planned, inhibitorFrom: min(from, planned))
  }
}
