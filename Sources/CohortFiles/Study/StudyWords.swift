import CohortModel

/// The words of the study file for the values of the model.
struct StudyWords<Value: Equatable & Sendable>: Sendable {
  let pairs: [(word: String, value: Value)]

  func word(_ value: Value) -> String {
    pairs.first { $0.value == value }?.word ?? ""
  }

  /// Upper and lower case make no difference.
  func value(_ word: String) -> Value? {
    pairs.first { $0.word.lowercased() == word.lowercased() }?.value
  }

  var listed: String {
    pairs.map { "\"\($0.word)\"" }.joined(separator: ", ")
  }
}

extension StudyWords where Value: CaseIterable & RawRepresentable<String> {
  /// The names of the cases with hyphens: logLog is log-log.
  static var hyphenated: StudyWords {
    StudyWords(pairs: Value.allCases.map { (hyphenated($0.rawValue), $0) })
  }

  private static func hyphenated(_ name: String) -> String {
    name.reduce(into: "") { word, character in
      word += character.isUppercase ? "-" + character.lowercased() : String(character)
    }
  }
}

extension StudyWords<Endpoint.Kind> {
  static let endpoints = StudyWords(pairs: [
    ("PFS", .progressionFreeSurvival), ("OS", .overallSurvival), ("TTP", .timeToProgression),
    ("DoR", .durationOfResponse),
  ])
}

extension StudyWords<AnalysisSet> {
  static let sets = StudyWords(pairs: [
    ("itt", .intentToTreat), ("full", .full), ("safety", .safety),
  ])
}

extension StudyWords<Endpoint.RuleSet> {
  static let rules = StudyWords.hyphenated
}

extension StudyWords<Endpoint.Origin> {
  static let origins = StudyWords.hyphenated
}

extension StudyWords<TreatmentKind> {
  static let treatments = StudyWords.hyphenated
}
