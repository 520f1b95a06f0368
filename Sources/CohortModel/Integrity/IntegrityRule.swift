/// One check of the data's integrity (definitions.md §3): what it is called and what it finds.
///
/// Rules about the import and about identity read all data; the others read what counts by the
/// cut-off. A partial date is taken at its most favourable day, so that it never raises an error
/// that its unknown part could take back.
package struct IntegrityRule: Sendable {
  package let id: String
  package let title: String
  package let severity: Finding.Severity
  private let violations: @Sendable (Cohort) -> [Violation]

  /// A subject and what is wrong there.
  struct Violation {
    var subject: String?
    var message: String
  }

  init(
    _ id: String, _ title: String, _ severity: Finding.Severity,
    _ violations: @escaping @Sendable (Cohort) -> [Violation]
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.violations = violations
  }

  package func check(_ cohort: Cohort) -> [Finding] {
    violations(cohort).map {
      Finding(rule: id, severity: severity, subject: $0.subject, message: $0.message)
    }
  }

  /// Every rule, errors and warnings, in order of number.
  package static let all: [IntegrityRule] = [
    IntegrityRule("E1", "Subject id entered twice", .error) { $0.duplicateSubjects() },
    IntegrityRule("W2", "Likely the same person", .warning) { $0.likelySamePersons() },
    IntegrityRule("E3", "Record without a subject", .error) { $0.orphanRecords() },
    IntegrityRule("E8", "Date after the data cut", .error) { $0.datesAfterDataCut() },
    IntegrityRule("E9", "Contact after death", .error) { $0.contactsAfterDeath() },
    IntegrityRule("E10", "Response after death", .error) { $0.responsesAfterDeath() },
    IntegrityRule("E11", "Adverse event after death", .error) { $0.adverseEventsAfterDeath() },
    IntegrityRule("E12", "End before start", .error) { $0.endsBeforeStart() },
    IntegrityRule("E22", "Grade 5 without a death", .error) { $0.gradeFiveWithoutDeath() },
    IntegrityRule("W31", "Grade missing or outside 1–5", .warning) { $0.ungradedEvents() },
    IntegrityRule("W32", "Relatedness missing", .warning) { $0.eventsWithoutRelatedness() },
    IntegrityRule("W49", "Two or more scans missed in a row", .warning) { $0.missedScans() },
    IntegrityRule("W50", "Scan overdue", .warning) { $0.overdueScans() },
  ]

  /// The number within the id, by which rules stand in order.
  var number: Int { Int(id.drop { !$0.isNumber }) ?? 0 }
}
