import CohortModel

/// A simulated ChiCTR2000040533: low-dose radiotherapy with camrelizumab and irinotecan for
/// oligometastatic oesophageal squamous cell carcinoma after first-line immunochemotherapy.
///
/// The ends of both survival times are placed on their order statistics, lesions are drawn until
/// their responses are those wanted, and counts of adverse events are dealt out exactly; whatever
/// is printed follows from the rows. The same seed gives the same rows for ever.
package struct LowDoseRT: Sendable {
  package static let defaultSeed: UInt64 = 40_533

  /// A seed from which no trial could be drawn.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    case noPairing, noTumourCourse

    package var description: String {
      switch self {
      case .noPairing:
        "this seed gives no pairing of progression and survival times; choose another"
      case .noTumourCourse:
        "this seed gives no course of lesions with the planned responses; choose another"
      }
    }
  }

  /// - Throws: `Failure` for a seed from which no trial can be drawn.
  package static func simulate(seed: UInt64 = defaultSeed) throws -> SimulatedTrial {
    let entries = LowDoseEnrolment.draw(seed: seed)
    var fates = LowDoseFates(starts: entries.map(\.startedOn), seed: seed)
    let drawn = try fates.draw()
    let events = LowDoseEvents.draw(drawn, seed: seed)
    var trial = SimulatedTrial(study: study)
    trial.sites = LowDoseEnrolment.sites(entries)
    for (index, fate) in drawn.enumerated() {
      let life = try LowDoseLife(
        entries[index], fate, events: events[index], seed: seed, index: index)
      trial.append(life.records)
    }
    return trial
  }
}
