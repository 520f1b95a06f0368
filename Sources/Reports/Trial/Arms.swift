import CohortModel

/// What reports call groups of subjects.
enum Arms {
  /// The group that is no arm.
  static let everybody = "all"
}

/// An aggregate over so few subjects of an arm that it may tell about one of them
/// (definitions.md, *Who sees what*): flagged wherever arms are seen.
enum SmallGroup {
  static let least = 5

  /// nil where the number is not about an arm.
  static func flag(_ subjects: Int, isArm: Bool) -> Bool? {
    isArm ? subjects < least : nil
  }

  static func notes(_ subjects: [Int]) -> [String] {
    guard subjects.contains(where: { $0 < least }) else { return [] }
    return [
      "An arm has fewer than \(least) subjects: its numbers may tell about one of them; do not "
        + "pass them on."
    ]
  }
}
