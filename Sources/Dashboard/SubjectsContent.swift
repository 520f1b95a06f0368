import CohortModel

/// The subjects behind a number.
struct SubjectsContent: Sendable {
  /// The number's name.
  var title: String
  /// Positions of subjects, in order of their ids.
  var subjects: [Int32]
}
