/// What a subject is to receive of one agent in each cycle.
package struct PlannedDose: Codable, Hashable, Sendable {
  /// As in the treatments, upper and lower case alike.
  package var agent: String
  /// Of all its administrations in one cycle together.
  package var dose: Double
  /// nil is whatever unit the doses were entered in.
  package var unit: String?
  /// nil is the cycle of the study's schedule.
  package var cycleDays: Int?
  /// A cycle that begins more than so many days late is delayed.
  package var windowDays: Int

  package static let defaultWindowDays = 3

  package init(
    agent: String, dose: Double, unit: String? = nil, cycleDays: Int? = nil,
    windowDays: Int = PlannedDose.defaultWindowDays
  ) {
    self.agent = agent
    self.dose = dose
    self.unit = unit
    self.cycleDays = cycleDays
    self.windowDays = windowDays
  }
}
