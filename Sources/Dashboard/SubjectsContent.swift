import CohortModel

/// The subjects behind a number.
struct SubjectsContent: Sendable {
  /// The number's name.
  var title: String
  var list: ListingContent
}

/// One subject; nil where the data do not have it any more.
struct ProfileContent: Sendable {
  var id: String
  var subject: Int?
}
