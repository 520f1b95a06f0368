import CohortModel
import Statistics

/// What is seen of one subject: days after the first treatment, which is day 0.
struct LiverCourse: Sendable {
  /// Scans after baseline; the last one finds progression, where there is one.
  var scans: [Int]
  var progression: Int?
  /// Known to the centre.
  var death: Int?
  var lastContact: Int
  var isLost: Bool
  var localOn: Int?

  init(_ fate: LiverFate, progression: Int?, death: Int) {
    isLost = fate.isLost && death > fate.horizon
    self.death = death <= fate.horizon ? death : nil
    lastContact = min(death, fate.horizon)
    let found = progression.flatMap { $0 <= fate.horizon ? $0 : nil }
    self.progression = found
    let end = found ?? min(death - 12, fate.horizon)
    scans = fate.scanDays.filter { $0 < end - (found == nil ? 0 : 20) } + [found].compactMap { $0 }
    localOn = fate.localOn
  }

  var survival: EventTime {
    death.map { .event(at: Int32($0 + 1)) } ?? .censored(at: Int32(lastContact + 1))
  }

  var progressionFreeSurvival: EventTime {
    if let event = progression ?? death { return .event(at: Int32(event + 1)) }
    return .censored(at: Int32((scans.last ?? 0) + 1))
  }

  /// The day that progression-free survival ends with, if it is that of a scan.
  var decisiveScan: Int? {
    progression ?? (death == nil ? scans.last : nil)
  }
}
