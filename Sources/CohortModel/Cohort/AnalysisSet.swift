/// The subjects that a number is about (data.md, *Sets and denominators*).
package indirect enum AnalysisSet: Hashable, Sendable {
  /// Randomised, by planned arm.
  case intentToTreat
  /// Every subject with a first treatment, by actual arm: the full set of a trial without
  /// randomisation.
  case full
  /// At least one dose or local treatment, by actual arm.
  case safety
  /// The pairs made of one of the others.
  case matched(MatchedSet)

  /// The sets that need nothing but their name.
  package static let named: [AnalysisSet] = [.intentToTreat, .full, .safety]

  /// A fixed word for programs.
  package var word: String {
    switch self {
    case .intentToTreat: "intentToTreat"
    case .full: "full"
    case .safety: "safety"
    case .matched: "matched"
    }
  }

  /// The set that decides who can be a member, and whether arms are planned or actual.
  package var base: AnalysisSet {
    if case .matched(let set) = self { set.base } else { self }
  }

  package var matchedSet: MatchedSet? {
    if case .matched(let set) = self { set } else { nil }
  }
}

/// As its word. A matched set is made of a trial's data, so no study file or store holds one.
extension AnalysisSet: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let word = try container.decode(String.self)
    guard let set = AnalysisSet.named.first(where: { $0.word == word }) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no analysis set is called \(word)")
    }
    self = set
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    guard matchedSet == nil else {
      throw EncodingError.invalidValue(
        self,
        EncodingError.Context(
          codingPath: container.codingPath, debugDescription: "a matched set is not stored"))
    }
    try container.encode(word)
  }
}
