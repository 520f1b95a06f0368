package import CohortModel

/// Chemotherapy with or without an immune checkpoint inhibitor in oesophageal cancer with liver
/// metastases: a retrospective cohort whose rows give the published figures.
///
/// The same seed gives the same rows for ever.
package struct LiverMetastasesICI {
  package static let defaultSeed: UInt64 = 16
  package static let cutOff = Day(year: 2024, month: 12, day: 31) ?? Day(0)
  static let name = "liver-metastases-ici"

  /// - Throws: `CalibrationFailure` where the search ends without a cohort.
  package static func simulate(seed: UInt64 = defaultSeed) throws -> SimulatedTrial {
    let members = try LiverSearch(seed: seed).members()
    let events = try LiverSafety(members: members, seed: seed).events()
    var trial = SimulatedTrial(study: study)
    trial.sites = [site]
    for row in members.indices {
      trial.append(try records(of: members[row], at: row, events[row], seed: seed))
    }
    return trial
  }

  private static func records(
    of member: LiverMember, at row: Int, _ events: [SimulatedEvent], seed: UInt64
  ) throws -> SubjectRecords {
    var random = Xoshiro256(seed: seed, purpose: .localTherapy, index: row)
    let local = member.localTreatments(&random)
    var tumour = LiverTumour(
      member, local, Xoshiro256(seed: seed, purpose: .tumour, index: row + 1))
    guard let scans = tumour.scans() else { throw CalibrationFailure(study: name, seed: seed) }
    var records = LiverRecords(
      id: site.site + "-" + (row + 1).padded(to: 3), member: member, local: local, scans: scans,
      events: events, random: random)
    return records.records()
  }
}
