import CohortModel

/// The subjects behind a number.
struct SubjectsContent: Sendable {
  /// The number's name.
  var title: String
  var list: ListingContent
}
