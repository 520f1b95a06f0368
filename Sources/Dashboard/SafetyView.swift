/// What the Safety page shows of the adverse events.
package enum SafetyView: String, CaseIterable, Sendable {
  case grades, byArm, overview, rates, onset, cycles, incidence, deaths, dose, toxicity
}
