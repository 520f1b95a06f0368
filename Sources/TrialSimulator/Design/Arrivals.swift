import CohortModel

/// One person who gave consent, at the end of screening randomised or not.
struct Arrival: Sendable {
  /// Position of the site in the roster.
  var site: Int
  /// Running number at the site, by consent.
  var number: Int
  var consentedOn: Day
  /// Randomisation, or the end of screening without it.
  var decidedOn: Day
  var isEligible: Bool
}

/// Consents at each activated site as a Poisson process, screening thinned at random.
///
/// The overall intensity λ is not drawn but solved for. A consent falls on day
/// a + v / (λ r), with a the site's activation, r its rate and v the unit-rate time; it is
/// randomised by the cut-off exactly when λ exceeds a threshold of closed form. With λ between
/// the n-th and the next threshold the trial has randomised exactly n subjects at the cut-off.
struct Arrivals {
  private struct Candidate {
    var site: Int
    var unitTime: Double
    var screening: Double
    var isEligible: Bool
    /// The intensity above which this one has been randomised by the cut-off.
    var threshold: Double
  }

  static let failureProbability = 0.185

  private let design: TrialDesign
  private let sites: [SitePlan]

  init(design: TrialDesign, sites: [SitePlan]) {
    self.design = design
    self.sites = sites
  }

  /// All arrivals until the target is reached, in the order of consent.
  func all() -> [Arrival] {
    var reach = 2.0
    while true {
      if let arrivals = attempt(reach: reach) { return arrivals }
      reach *= 2
    }
  }

  private var span: Double {
    Double(design.reference - design.start)
  }

  /// Nil where the candidates within reach do not fill the trial.
  private func attempt(reach: Double) -> [Arrival]? {
    let exposure = zip(sites, sites.map(\.activated)).map { site, activated in
      site.rate * Double(max(0, design.reference - activated))
    }
    let guess = (Double(design.randomised) / 0.8 + 5) / exposure.reduce(0, +)
    let candidates = candidates(upTo: guess * reach, reach: reach)
    let thresholds = candidates.filter(\.isEligible).map(\.threshold).sorted()
    guard thresholds.count > design.randomised, thresholds[design.randomised].isFinite else {
      return nil
    }
    let intensity =
      (thresholds[design.randomised - 1] * thresholds[design.randomised]).squareRoot()
    guard intensity < guess * reach else { return nil }
    let lastDay = Double(design.start.number) + span * reach
    return close(dated(candidates, intensity: intensity), before: lastDay)
  }

  private func candidates(upTo intensity: Double, reach: Double) -> [Candidate] {
    let last = span * reach
    var result: [Candidate] = []
    for (index, site) in sites.enumerated() {
      var random = Xoshiro256(seed: design.seed, purpose: .arrivals, index: index)
      let limit = intensity * site.rate * (last - Double(site.activated - design.start))
      var unitTime = random.exponential(mean: 1)
      while unitTime < limit {
        result.append(candidate(at: unitTime, site: index, &random))
        unitTime += random.exponential(mean: 1)
      }
    }
    return result
  }

  private func candidate(
    at unitTime: Double, site index: Int, _ random: inout Xoshiro256
  ) -> Candidate {
    let site = sites[index]
    let isEligible = !random.chance(Arrivals.failureProbability)
    let screening = min(26, (isEligible ? 6 : 3) + random.gamma(shape: 3, mean: 8))
    let end = ClinicCalendar.close(of: design.reference) - Double(site.activated.number) - screening
    let window = min(end, site.lastConsent.map { Double($0 - site.activated) } ?? end)
    let threshold = window > 0 ? unitTime / (site.rate * window) : .infinity
    return Candidate(
      site: index, unitTime: unitTime, screening: screening, isEligible: isEligible,
      threshold: threshold)
  }

  /// Moments become open days after the end of screening is known, so that the calendar cannot
  /// move a subject across the cut-off.
  private func dated(
    _ candidates: [Candidate], intensity: Double
  ) -> [(consent: Double, decision: Double, arrival: Arrival)] {
    candidates.compactMap { candidate in
      let site = sites[candidate.site]
      let consent = candidate.unitTime / (intensity * site.rate)
      if let last = site.lastConsent, consent >= Double(last - site.activated) { return nil }
      let decision = consent + candidate.screening
      let origin = Double(site.activated.number)
      let arrival = Arrival(
        site: candidate.site, number: 0,
        consentedOn: max(site.activated, ClinicCalendar.day(at: origin + consent)),
        decidedOn: ClinicCalendar.day(at: origin + decision), isEligible: candidate.isEligible)
      return (origin + consent, origin + decision, arrival)
    }
  }

  /// Ends the trial with the randomisation that fills it, and numbers the arrivals.
  private func close(
    _ dated: [(consent: Double, decision: Double, arrival: Arrival)], before lastDay: Double
  ) -> [Arrival]? {
    let randomisations = dated.filter(\.arrival.isEligible).map(\.decision).sorted()
    guard randomisations.count >= design.target else { return nil }
    let closure = randomisations[design.target - 1]
    guard closure < lastDay else { return nil }
    var numbers = Array(repeating: 0, count: sites.count)
    return dated.filter { $0.decision <= closure }.sorted { $0.consent < $1.consent }.map { entry in
      var arrival = entry.arrival
      numbers[arrival.site] += 1
      arrival.number = numbers[arrival.site]
      return arrival
    }
  }
}
