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

  /// Of a count of an arm's subjects: small where it tells about a few of them, or the arm is small.
  static func flag(_ subjects: Int, of total: Int) -> Bool {
    (1..<least).contains(subjects) || total < least
  }

  static let countNote =
    "Numbers by arm of fewer than \(least) subjects are flagged: they may tell about one of them; "
    + "do not pass them on."

  static func notes(_ subjects: [Int]) -> [String] {
    guard subjects.contains(where: { $0 < least }) else { return [] }
    return [
      "An arm has fewer than \(least) subjects: its numbers may tell about one of them; do not "
        + "pass them on."
    ]
  }
}
