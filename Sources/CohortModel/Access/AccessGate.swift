/// Who may see which arm (data.md, *Access*).
package enum Access: String, CaseIterable, Sendable {
  /// Everybody together; the allocations file is never opened.
  case pooled
  /// Arms under letters that do not name them.
  case masked
  case byArm
}

/// The only way to an arm: pages, listings, search, sort and export take what the gate returns.
package struct AccessGate: Sendable {
  package let access: Access
  private let study: Study
  private let plannedArms: [String: String]
  private let actualArms: [String: String]

  /// A gate that knows no allocation.
  package init(pooled study: Study) {
    access = .pooled
    self.study = study
    plannedArms = [:]
    actualArms = [:]
  }

  /// A gate over allocations; under pooled access they are dropped at once.
  package init(_ access: Access, study: Study, allocations: [Allocation]) {
    self.access = access
    self.study = study
    let known = access == .pooled ? [] : allocations
    plannedArms = known.reduce(into: [:]) { $0[$1.subject] = $1.plannedArm }
    actualArms = known.reduce(into: [:]) { $0[$1.subject] = $1.actualArm ?? $1.plannedArm }
  }

  private init(
    _ gate: AccessGate, planned: [String: String], actual: [String: String]
  ) {
    access = gate.access
    study = gate.study
    (plannedArms, actualArms) = (planned, actual)
  }

  /// The same gate for subjects under other names; no two of them may share one.
  func renaming(_ name: (String) -> String) -> AccessGate {
    func renamed(_ arms: [String: String]) -> [String: String] {
      Dictionary(arms.map { (name($0), $1) }) { first, _ in first }
    }
    return AccessGate(self, planned: renamed(plannedArms), actual: renamed(actualArms))
  }

  /// What a trial opens with unless asked otherwise.
  package static func defaultAccess(for study: Study) -> Access {
    study.isRandomised ? .pooled : .byArm
  }

  /// Whether a field may be a column, filter, sort key, search hit or export field.
  ///
  /// Under pooled and masked access of a randomised trial, whatever tells the arm is closed.
  package func permits<Record>(_ field: RecordField<Record>) -> Bool {
    !isBlinding || !(field.revealsArm || study.revealsArm.contains(field.name))
  }

  /// Whether a covariate, by its own name, may be shown or filtered by.
  package func permits(covariate name: String) -> Bool {
    !isBlinding || !study.revealsArm.contains(name)
  }

  /// Whether fields that tell the arm are closed.
  package var isBlinding: Bool {
    access != .byArm && study.isRandomised
  }

  /// The arms of the subjects, planned for the intent-to-treat set and actual otherwise; nil
  /// where arms are pooled or the trial has fewer than two.
  package func grouping(for set: AnalysisSet, of subjects: [String]) -> ArmGrouping? {
    guard access != .pooled, study.arms.count > 1 else { return nil }
    let arms = set.base == .intentToTreat ? plannedArms : actualArms
    let order = armOrder(subjects)
    let index = Dictionary(uniqueKeysWithValues: zip(order.map(\.code), order.indices))
    return ArmGrouping(
      labels: access == .masked ? order.indices.map(AccessGate.letter) : order.map(\.code),
      names: access == .masked ? nil : order.map(\.name),
      reference: access == .masked ? nil : order.firstIndex(where: \.isReference),
      arms: subjects.map { arms[$0].flatMap { index[$0] } })
  }

  /// The arm of one subject, labelled as `grouping(for:of:)` labels it; nil where that is nil or
  /// the subject has none.
  ///
  /// - Parameter subjects: all of the trial's, in its order, on which masked letters depend.
  package func arm(
    of subject: String, among subjects: [String], for set: AnalysisSet
  ) -> String? {
    guard access != .pooled, study.arms.count > 1 else { return nil }
    let arms = set.base == .intentToTreat ? plannedArms : actualArms
    guard let arm = arms[subject],
      let index = armOrder(subjects).firstIndex(where: { $0.code == arm })
    else { return nil }
    return access == .masked ? AccessGate.letter(index) : arm
  }

  /// Study order by arm; under masked access the order of first appearance, so that A is not
  /// the first arm of the protocol by rule.
  private func armOrder(_ subjects: [String]) -> [Arm] {
    guard access == .masked else { return study.arms }
    var seen: [String] = []
    for subject in subjects {
      guard let arm = plannedArms[subject], !seen.contains(arm) else { continue }
      seen.append(arm)
      if seen.count == study.arms.count { break }
    }
    return study.arms.sorted { left, right in
      (seen.firstIndex(of: left.code) ?? .max) < (seen.firstIndex(of: right.code) ?? .max)
    }
  }

  private static func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(65 + min(index, 25))))
  }
}

/// Subjects by arm, as the gate lets them be seen.
package struct ArmGrouping: Equatable, Sendable {
  /// The arms' codes, or letters under masked access.
  package let labels: [String]
  /// What the codes stand for; nil under masked access.
  package let names: [String]?
  /// Index of the reference arm in `labels`; nil under masked access or where none is named.
  package let reference: Int?
  /// Index of `labels` by subject position; nil is unallocated.
  package let arms: [Int?]
}
