import CohortModel

/// The frame of one simulated trial: seed, size and calendar.
struct TrialDesign: Sendable {
  let seed: UInt64
  /// Randomised at the reference cut-off.
  let randomised: Int
  let start = Day(year: 2024, month: 3, day: 1) ?? Day(0)
  let reference = ESOShanghai20.defaultCutOff

  init(seed: UInt64, randomised: Int) {
    self.seed = seed
    self.randomised = max(1, randomised)
  }

  /// Planned number of subjects: 354 for 231 at the reference cut-off.
  var target: Int {
    max(1, (randomised * 354 + 115) / 231)
  }

  /// Two of three, so that a target of 354 gives 236 and 118.
  var combinedTarget: Int {
    (target * 2 + 1) / 3
  }

  /// About ten subjects a site in a large trial, as long as there are names for sites.
  var siteCount: Int {
    min(HospitalNames.count, max(24, randomised * 24 / 231))
  }
}

/// The two arms of the trial.
enum TrialArm: String, Sendable {
  case combined = "CMB"
  case systemic = "SYS"
}
