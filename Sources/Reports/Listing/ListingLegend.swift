import CohortModel

/// What the codes of a column stand for.
package struct ListingLegend: Sendable {
  package let title: String
  /// In order of the codes.
  let entries: [(code: String, meaning: String)]

  /// The codes that stand in some cells, with their meaning; nil where none does.
  package func text(for cells: some Sequence<String>) -> String? {
    let used = Set(cells.flatMap { $0.split(separator: ",").map(String.init) })
    let told = entries.filter { used.contains($0.code) }.map { "\($0.code) \($0.meaning)" }
    return told.isEmpty ? nil : "\(title): " + told.joined(separator: ", ")
  }

  /// A cell's codes in words; what is no code stays.
  package func words(for cell: String) -> String {
    cell.split(separator: ",").map { code in
      entries.first { $0.code == code }?.meaning ?? String(code)
    }.joined(separator: ", ")
  }
}

extension ListingLegend {
  static let outcome = ListingLegend(
    title: "Outcome", entries: Outcome.listed.map { ($0.listingCode, $0.title) })

  static let action = ListingLegend(
    title: "Action", entries: ActionTaken.listed.map { ($0.listingCode, $0.title) })

  static let seriousness = ListingLegend(
    title: "Serious", entries: SeriousnessCriterion.allCases.map { ($0.code, $0.title) })
}

/// The codes are those of listings that reviewers know (AEL03): numbers in order of the words.
extension Outcome {
  fileprivate static let listed: [Outcome] = [
    .fatal, .notRecovered, .recovered, .recoveredWithSequelae, .recovering, .unknown,
  ]

  var listingCode: String { (Outcome.listed.firstIndex(of: self) ?? 0).listingCode }
}

extension ActionTaken {
  fileprivate static let listed: [ActionTaken] = [
    .doseIncreased, .none, .doseReduced, .interrupted, .withdrawn, .notApplicable, .unknown,
  ]

  var listingCode: String { (ActionTaken.listed.firstIndex(of: self) ?? 0).listingCode }
}

extension Int {
  fileprivate var listingCode: String { String(self + 1) }
}

/// Why an adverse event is serious (ICH E2A, II.B).
enum SeriousnessCriterion: Int, CaseIterable {
  case death = 1
  case lifeThreatening, hospitalisation, disability, congenital, important

  var code: String { String(rawValue) }

  var title: String {
    switch self {
    case .death: "death"
    case .lifeThreatening: "life-threatening"
    case .hospitalisation: "hospitalisation"
    case .disability: "disability"
    case .congenital: "congenital anomaly"
    case .important: "medically important"
    }
  }

  /// What tells it in an entered text.
  private var stem: String {
    switch self {
    case .death: "death"
    case .lifeThreatening: "life"
    case .hospitalisation: "hospital"
    case .disability: "disab"
    case .congenital: "congenital"
    case .important: "important"
    }
  }

  /// The codes of what an entered text names; the text itself where it names none of them.
  static func codes(in text: String) -> String {
    let folded = text.lowercased()
    let named = allCases.filter { folded.contains($0.stem) }
    return named.isEmpty ? text : named.map(\.code).joined(separator: ",")
  }
}
