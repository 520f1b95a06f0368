import CohortModel
import Statistics

/// Draws whole cohorts until one has the published figures.
struct LiverSearch {
  let seed: UInt64
  static let attempts = 1500

  /// Members in the order of their first treatment.
  func members() throws -> [LiverMember] {
    for attempt in 0..<LiverSearch.attempts {
      guard let members = candidate(attempt), LiverPrognosis(members).holds else { continue }
      return withResponders(members).sorted { $0.start < $1.start }
    }
    throw CalibrationFailure(study: LiverMetastasesICI.name, seed: seed)
  }

  private func candidate(_ attempt: Int) -> [LiverMember]? {
    let baselines = drawBaselines(attempt)
    var placement = LiverPlacement(
      arms: baselines.map(\.arm), fates: drawFates(baselines, attempt))
    guard let courses = placement.courses() else { return nil }
    let members = baselines.indices.map { row in
      LiverMember(
        baselines[row], courses[row],
        Xoshiro256(seed: seed, purpose: .systemicTherapy, index: attempt << 10 + row))
    }
    return progressionDiffers(members) ? members : nil
  }

  private func drawBaselines(_ attempt: Int) -> [LiverBaseline] {
    var random = Xoshiro256(seed: seed, purpose: .baseline, index: attempt)
    let arms =
      Array(repeating: LiverArm.chemotherapy, count: LiverTargets.chemotherapySubjects)
      + Array(repeating: LiverArm.combined, count: LiverTargets.combinedSubjects)
    return arms.map { LiverBaseline.draw($0, &random) }
  }

  private func drawFates(_ baselines: [LiverBaseline], _ attempt: Int) -> [LiverFate] {
    var random = Xoshiro256(seed: seed, purpose: .course, index: attempt)
    let uncontrolled = uncontrolled(baselines, &random)
    return baselines.indices.map { row in
      let cutOff = LiverMetastasesICI.cutOff - baselines[row].start - random.integer(in: 14...60)
      return LiverFate.draw(
        baselines[row], isUncontrolled: uncontrolled.contains(row), cutOff: cutOff, &random)
    }
  }

  /// Exactly as many per arm as the target says, the unfit more often.
  private func uncontrolled(
    _ baselines: [LiverBaseline], _ random: inout Xoshiro256
  ) -> Set<Int> {
    let scores = baselines.map { $0.prognosis + random.normal() }
    return chosen(LiverTargets.uncontrolled, arms: baselines.map(\.arm), scores: scores)
  }

  private func withResponders(_ members: [LiverMember]) -> [LiverMember] {
    var random = Xoshiro256(seed: seed, purpose: .tumour)
    let scores = members.map { member in
      let luck = random.normal(sd: 250)
      return member.isControlled
        ? Double(member.course.progressionFreeSurvival.time) + luck : -.infinity
    }
    let responders = chosen(LiverTargets.responders, arms: members.map(\.arm), scores: scores)
    var members = members
    for row in responders { members[row].isResponder = true }
    return members
  }

  /// The rows with the highest scores, so many of each arm.
  private func chosen(
    _ counts: [LiverArm: Int], arms: [LiverArm], scores: [Double]
  ) -> Set<Int> {
    Set(
      counts.keys.flatMap { arm in
        arms.indices.filter { arms[$0] == arm }.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
          .prefix(counts[arm] ?? 0)
      })
  }

  private func progressionDiffers(_ members: [LiverMember]) -> Bool {
    let tables = LiverArm.allCases.map { arm in
      EventTable(members.filter { $0.arm == arm }.map(\.course.progressionFreeSurvival))
    }
    return LogRankTest(groups: tables).pValue ?? 1 < LiverTargets.progressionPValue / 2
      && KaplanMeier(tables[1]).median.estimate == LiverTargets.progressionMedian
  }
}

/// No cohort of this seed has the figures asked for.
package struct CalibrationFailure: Error, Equatable, Sendable, CustomStringConvertible {
  package let study: String
  package let seed: UInt64

  package var description: String {
    "\(study): the search found no cohort with the published figures from seed \(seed); "
      + "choose another seed"
  }
}
