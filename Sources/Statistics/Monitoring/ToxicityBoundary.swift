/// The number of subjects with toxicity at which each look crosses.
///
/// Subjects count once they had the toxicity or are through the full window. At a look after n
/// subjects the boundary is crossed by `count` or more. The probability of crossing is exact: the
/// distribution of the count over the paths that have not crossed is carried from look to look.
package struct ToxicityBoundary: Equatable, Sendable {
  package struct Look: Equatable, Sendable {
    package let subjects: Int
    /// The smallest number that crosses; `nil` where not even all subjects would.
    package let count: Int?

    package init(subjects: Int, count: Int?) {
      self.subjects = subjects
      self.count = count
    }
  }

  /// How the boundary may first be crossed from here.
  package struct NextCrossing: Equatable, Sendable {
    /// Further subjects with toxicity; 0 where no more are needed.
    package let furtherToxicities: Int
    /// The look that would cross, by its number of subjects.
    package let atSubjects: Int

    package init(furtherToxicities: Int, atSubjects: Int) {
      self.furtherToxicities = furtherToxicities
      self.atSubjects = atSubjects
    }
  }

  /// By increasing number of subjects.
  package let looks: [Look]

  /// - Precondition: every look has more subjects than the one before, the first at least one, and
  ///   no count is negative.
  package init(looks: [Look]) {
    precondition(
      zip([0] + looks.map(\.subjects), looks).allSatisfy { $0 < $1.subjects },
      "looks follow each other")
    precondition(looks.allSatisfy { $0.count ?? 0 >= 0 }, "a count is not negative")
    self.looks = looks
  }

  /// After every `step` subjects from `start` on, and after `maximum`.
  ///
  /// - Precondition: 1 ≤ `start` ≤ `maximum` and `step` is positive.
  package static func lookSizes(from start: Int, through maximum: Int, step: Int = 1) -> [Int] {
    precondition(1 <= start && start <= maximum && step >= 1, "looks lie between 1 and the maximum")
    let sizes = Array(stride(from: start, through: maximum, by: step))
    return sizes.last == maximum ? sizes : sizes + [maximum]
  }

  /// Whether `toxicities` of `subjects` cross; `nil` between looks.
  package func isCrossed(toxicities: Int, of subjects: Int) -> Bool? {
    looks.first { $0.subjects == subjects }.map { look in
      look.count.map { toxicities >= $0 } ?? false
    }
  }

  /// The fewest further toxicities that could cross at the present or a later look, the earliest
  /// such look among equals; `nil` where no look can cross any more.
  ///
  /// - Precondition: 0 ≤ `toxicities` ≤ `subjects`.
  package func nextCrossing(toxicities: Int, of subjects: Int) -> NextCrossing? {
    precondition(0 <= toxicities && toxicities <= subjects, "toxicities lie between 0 and n")
    let reachable = looks.compactMap { look -> NextCrossing? in
      guard look.subjects >= subjects, let count = look.count else { return nil }
      let further = max(0, count - toxicities)
      guard further <= look.subjects - subjects else { return nil }
      return NextCrossing(furtherToxicities: further, atSubjects: look.subjects)
    }
    return reachable.min { $0.furtherToxicities < $1.furtherToxicities }
  }

  /// The probability of having crossed by each look, in order, where every subject has the toxicity
  /// with `probability`.
  ///
  /// - Precondition: 0 ≤ `probability` ≤ 1.
  package func crossingProbabilities(at probability: Double) -> [Double] {
    precondition(0 <= probability && probability <= 1, "a probability lies between 0 and 1")
    var paths = ToxicityPaths(probability: probability)
    return looks.map { look in
      paths.advance(to: look.subjects, leavingAt: look.count)
      return paths.crossed
    }
  }

  /// The probability of crossing at any look.
  package func crossingProbability(at probability: Double) -> Double {
    crossingProbabilities(at: probability).last ?? 0
  }
}

/// The distribution of the number of toxicities over the paths that crossed nowhere yet.
private struct ToxicityPaths {
  private let probability: Double
  private var subjects = 0
  /// Index: toxicities among `subjects`.
  private var masses = [1.0]
  private(set) var crossed = 0.0

  init(probability: Double) {
    self.probability = probability
  }

  mutating func advance(to subjects: Int, leavingAt count: Int?) {
    while self.subjects < subjects { addSubject() }
    guard let count, count < masses.count else { return }
    crossed += masses[count...].reduce(0, +)
    for index in count..<masses.count { masses[index] = 0 }
  }

  private mutating func addSubject() {
    subjects += 1
    masses.append(0)
    for index in stride(from: subjects, to: 0, by: -1) {
      masses[index] = masses[index] * (1 - probability) + masses[index - 1] * probability
    }
    masses[0] *= 1 - probability
  }
}
