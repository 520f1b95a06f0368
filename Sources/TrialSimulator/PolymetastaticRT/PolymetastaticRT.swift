/// A synthetic cohort of 331 subjects with polymetastatic oesophageal cancer, immunochemotherapy
/// with or without radiotherapy (NCT05142709), whose analysis gives the published figures.
///
/// In stages: covariates and arms whose matching pairs 75; survival by arm and matching, which uses
/// no covariate; who of a stratum lives how long; responses, symptoms and toxicities placed exactly;
/// then rows. The same seed gives the same rows for ever.
package struct PolymetastaticRT {
  package static let defaultSeed: UInt64 = 9

  /// - Throws: `NotReached` for a seed whose search does not succeed.
  package static func simulate(seed: UInt64 = defaultSeed) throws -> SimulatedTrial {
    let cohort = try MatchedCohort(seed: seed)
    let survivals = try SurvivalSearch.run(seed: seed)
    var participants = Assignment.participants(cohort, survivals, seed: seed)
    Hospitals.enrol(&participants, seed: seed)
    participants = try Outcomes.place(participants, seed: seed)
    var trial = SimulatedTrial(study: study)
    trial.sites = Hospitals.sites()
    for participant in participants {
      trial.append(ParticipantRecords(participant, seed: seed).records())
    }
    return trial
  }
}
