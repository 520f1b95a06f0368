package import CohortModel

/// A simulated ESO-Shanghai 20 (NCT06190782): the whole life of the trial, to be read at any
/// cut-off.
///
/// The same seed gives the same values for ever, and an earlier cut-off is what was known then of
/// a later one.
package struct ESOShanghai20: Sendable {
  package static let defaultSeed: UInt64 = 108
  package static let defaultSubjects = 231
  /// The cut-off at which exactly the asked number of subjects has been randomised.
  package static let defaultCutOff = Day(year: 2026, month: 3, day: 31) ?? Day(0)

  let design: TrialDesign
  let sites: [SitePlan]
  let arrivals: [Arrival]
  private let enrolments: [Enrolment?]
  private var errors = ErrorPlan()

  /// `subjects` is the number randomised at `defaultCutOff`; the plan is 354 for 231.
  package init(subjects: Int = defaultSubjects, seed: UInt64 = defaultSeed) {
    design = TrialDesign(seed: seed, randomised: subjects)
    sites = SiteRoster.sites(for: design)
    arrivals = Arrivals(design: design, sites: sites).all()
    enrolments = ESOShanghai20.enrol(arrivals, design)
    errors = ErrorPlan.choose(for: self)
  }

  package static func simulate(
    subjects: Int = defaultSubjects, seed: UInt64 = defaultSeed, cutOff: Day = defaultCutOff
  ) -> SimulatedTrial {
    ESOShanghai20(subjects: subjects, seed: seed).trial(at: cutOff)
  }

  /// The data as they stood at the end of a day.
  package func trial(at cutOff: Day) -> SimulatedTrial {
    var trial = SimulatedTrial(study: ESOShanghai20.study(design, cutOff: cutOff))
    trial.sites = sites.map { $0.record(at: cutOff) }
    for index in arrivals.indices where arrivals[index].consentedOn <= cutOff {
      guard var records = life(of: index).records(at: cutOff) else { continue }
      trial.plantedErrors += errors.plant(in: &records, of: index, at: cutOff)
      trial.append(records)
    }
    return trial
  }

  /// Rebuilt on demand, so that a large trial never holds all lives at once.
  func life(of index: Int) -> SubjectLife {
    let arrival = arrivals[index]
    return SubjectLife(
      arrival, baseline: Baseline.draw(for: arrival, design: design, index: index),
      enrolment: enrolments[index], site: sites[arrival.site], index: index,
      missed: errors.missedScans(of: index), seed: design.seed)
  }

  /// The rows of one subject with its planted errors.
  func records(of life: SubjectLife, at cutOff: Day) -> SubjectRecords? {
    guard var records = life.records(at: cutOff) else { return nil }
    _ = errors.plant(in: &records, of: life.index, at: cutOff)
    return records
  }

  /// Randomisation in the order of its day, by stratum.
  private static func enrol(_ arrivals: [Arrival], _ design: TrialDesign) -> [Enrolment?] {
    var randomisation = Randomisation(seed: design.seed, strata: Baseline.strata.count)
    var enrolments = [Enrolment?](repeating: nil, count: arrivals.count)
    let order = arrivals.indices.filter { arrivals[$0].isEligible }.sorted {
      (arrivals[$0].decidedOn, $0) < (arrivals[$1].decidedOn, $1)
    }
    for index in order {
      let baseline = Baseline.draw(for: arrivals[index], design: design, index: index)
      enrolments[index] = randomisation.enrol(stratum: baseline.stratum)
    }
    return enrolments
  }
}
