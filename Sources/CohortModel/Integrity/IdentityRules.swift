extension ImportIssue {
  /// The rule that makes a finding of this issue, so that it is counted once.
  package var integrityRule: String? {
    switch (code, table) {
    case (.duplicateKey, .subjects): "E1"
    case (.childWithoutSubject, _): "E3"
    // The row is kept without a grade, and found there.
    case (.gradeOutOfRange, _): "W31"
    default: nil
    }
  }
}

extension Cohort {
  func duplicateSubjects() -> [IntegrityRule.Violation] {
    issues(of: "E1", "entered more than once; keep one row")
  }

  func orphanRecords() -> [IntegrityRule.Violation] {
    issues(of: "E3", "belongs to no known subject; correct the id or add the subject")
  }

  private func issues(of rule: String, _ message: String) -> [IntegrityRule.Violation] {
    data.importIssues.filter { $0.integrityRule == rule }.map { issue in
      let row = issue.row.map { " row \($0)" } ?? ""
      return IntegrityRule.Violation(
        subject: issue.subject, message: "\(issue.file)\(row): \(message)")
    }
  }

  /// Same sex and birth date, and the same initials where both have them: each subject is held
  /// against the first one like it.
  func likelySamePersons() -> [IntegrityRule.Violation] {
    var known: [Person: Namesakes] = [:]
    return (0..<subjectCount).compactMap { subject in
      let columns = data.subjects
      guard let sex = columns.sex[subject], let birth = columns.birthDate[subject] else {
        return nil
      }
      let initials = columns.initials[subject]?.uppercased()
      let match = known[Person(sex: sex, birth: birth), default: Namesakes()]
        .match(subject, initials)
      return match.map { other in
        IntegrityRule.Violation(
          subject: columns.ids[subject],
          message: "same sex and birth date as \(columns.ids[other]), and no other initials; "
            + "check whether this is one person")
      }
    }
  }
}

private struct Person: Hashable {
  var sex: Sex
  var birth: Day
}

/// Subjects of one sex and birth date, by initials.
private struct Namesakes {
  private var first: Int?
  private var withoutInitials: Int?
  private var byInitials: [String: Int] = [:]

  /// The earlier subject that this one is like; the subject itself is remembered.
  mutating func match(_ subject: Int, _ initials: String?) -> Int? {
    defer { remember(subject, initials) }
    guard let initials else { return first }
    return byInitials[initials] ?? withoutInitials
  }

  private mutating func remember(_ subject: Int, _ initials: String?) {
    first = first ?? subject
    if let initials {
      byInitials[initials] = byInitials[initials] ?? subject
    } else {
      withoutInitials = withoutInitials ?? subject
    }
  }
}
