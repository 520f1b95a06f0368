import CohortModel
import Statistics

/// Adverse events of the whole cohort, drawn until neither the subjects with any related event nor
/// those with one of grade 3 or more differ between the arms.
struct LiverSafety {
  let members: [LiverMember]
  let seed: UInt64
  private static let attempts = 200

  func events() throws -> [[SimulatedEvent]] {
    for attempt in 0..<Self.attempts {
      let events = members.indices.map { row in
        var course = LiverEvents(
          members[row],
          Xoshiro256(seed: seed, purpose: .adverseEvents, index: attempt << 10 + row))
        return course.events()
      }
      if isAlike(events, from: 1), isAlike(events, from: 3) { return events }
    }
    throw CalibrationFailure(study: LiverMetastasesICI.name, seed: seed)
  }

  private func isAlike(_ events: [[SimulatedEvent]], from grade: Int) -> Bool {
    let table = LiverArm.allCases.map { arm in
      let rows = members.indices.filter { members[$0].arm == arm }
      let affected = rows.count { row in
        events[row].contains { $0.grade >= grade && $0.relatedness.isRelated }
      }
      return (affected, rows.count)
    }
    let groups = TwoProportions(
      table[0].0, of: table[0].1, against: table[1].0, of: table[1].1)
    return FisherExactTest(groups).pValue > LiverTargets.notSignificant
  }
}

extension EventRelatedness {
  fileprivate var isRelated: Bool {
    immunotherapy.isRelated || chemotherapy.isRelated || local.isRelated
  }
}
