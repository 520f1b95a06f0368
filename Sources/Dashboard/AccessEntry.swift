package import CohortModel

/// What was looked at while arms were open, or where a subject's treatment was shown although they
/// are not: for the log of who saw what.
package struct AccessEntry: Hashable, Sendable {
  /// The page, or the report.
  package var view: String
  package var access: Access
  package var cutOff: Day
  package var filter: String?
  package var set: String?
  package var endpoint: String?
  /// Whose profile it was.
  package var subject: String?

  package init(
    view: String, access: Access, cutOff: Day, filter: String? = nil, set: String? = nil,
    endpoint: String? = nil, subject: String? = nil
  ) {
    self.view = view
    self.access = access
    self.cutOff = cutOff
    self.filter = filter
    self.set = set
    self.endpoint = endpoint
    self.subject = subject
  }
}

extension AccessGate {
  /// Whether what is seen through the gate is to be logged: arms of a trial that has some.
  package func isLogged(_ study: Study) -> Bool {
    access != .pooled && study.arms.count > 1
  }
}
