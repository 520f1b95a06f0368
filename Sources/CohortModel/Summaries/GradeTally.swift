/// Subjects by worst grade under each of many keys, in each of a few groups of subjects; a subject
/// moves up when a worse row comes.
///
/// A subject is in one group, so that the groups add up to everybody.
struct GradeTally {
  private static let slots = 6
  private let groups: Int
  /// Ungraded, then grade 1 to 5, for each key and group.
  private var subjects: [Int32] = []
  private var events: [Int32] = []
  private var latest: [Int32] = []
  private var worst: [Int8] = []

  init(keys: Int, groups: Int) {
    self.groups = groups
    if keys > 0 { admit(keys - 1) }
  }

  /// Makes room for a key.
  mutating func admit(_ key: Int) {
    while latest.count <= key {
      subjects.append(contentsOf: repeatElement(0, count: GradeTally.slots * groups))
      events.append(contentsOf: repeatElement(0, count: groups))
      latest.append(-1)
      worst.append(0)
    }
  }

  /// - Parameter grade: 1 to 5, or 0 for ungraded, which any grade outranks.
  mutating func add(_ grade: Int, of subject: Int, in group: Int, to key: Int) {
    let place = key * groups + group
    events[place] += 1
    let base = place * GradeTally.slots
    if latest[key] != Int32(subject) {
      latest[key] = Int32(subject)
    } else {
      guard grade > Int(worst[key]) else { return }
      subjects[base + Int(worst[key])] -= 1
    }
    worst[key] = Int8(grade)
    subjects[base + grade] += 1
  }

  /// Of all groups together.
  func pooled(_ key: Int) -> AdverseEventSummary.Counts {
    (0..<groups).reduce(into: AdverseEventSummary.Counts()) { $0.add(counts(of: key, in: $1)) }
  }

  /// Of each arm: the last group is of those without one. Empty where arms are not told apart.
  func byArm(_ key: Int) -> [AdverseEventSummary.Counts] {
    (0..<(groups - 1)).map { counts(of: key, in: $0) }
  }

  private func counts(of key: Int, in group: Int) -> AdverseEventSummary.Counts {
    let place = key * groups + group
    let base = place * GradeTally.slots
    return AdverseEventSummary.Counts(
      byGrade: (1...5).map { Int(subjects[base + $0]) }, ungraded: Int(subjects[base]),
      events: Int(events[place]))
  }
}

extension AdverseEventSummary.Counts {
  /// Counts of other subjects.
  fileprivate mutating func add(_ other: AdverseEventSummary.Counts) {
    byGrade = zip(byGrade, other.byGrade).map { $0 + $1 }
    ungraded += other.ungraded
    events += other.events
  }
}
