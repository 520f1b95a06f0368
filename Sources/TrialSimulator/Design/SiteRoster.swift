import CohortModel

/// A site as it will have been at the end of the trial.
struct SitePlan: Sendable {
  var code: String
  var name: String
  var target: Int
  var plannedActivation: Day
  var activated: Day
  var closed: Day?
  /// No consent after this day: closure, or a site that has fallen silent.
  var lastConsent: Day?
  /// Consents relative to the average site.
  var rate: Double
  /// Adverse events are written down in Chinese.
  var writesChinese: Bool

  func record(at day: Day) -> Site {
    var site = Site()
    site.site = code
    site.name = name
    site.country = "CN"
    site.target = target
    site.plannedActivation = PartialDate(plannedActivation)
    site.activated = activated <= day ? PartialDate(activated) : nil
    site.closed = closed.flatMap { $0 <= day ? PartialDate($0) : nil }
    return site
  }
}

/// The sites of the trial: one strong lead site, staggered activations, gamma-distributed rates.
///
/// At the reference cut-off one site is closed, one has been silent for more than 90 days, and two
/// are planned but not yet activated.
enum SiteRoster {
  private static let closed = 7
  private static let silent = 11

  static func sites(for design: TrialDesign) -> [SitePlan] {
    var random = Xoshiro256(seed: design.seed, purpose: .sites)
    let count = design.siteCount
    var sites = (0..<count).map { site($0, of: count, design, &random) }
    share(design.target, among: &sites)
    return sites
  }

  private static func site(
    _ index: Int, of count: Int, _ design: TrialDesign, _ random: inout Xoshiro256
  ) -> SitePlan {
    let isLead = index == 0
    let isLate = index >= count - 2
    let share = Double(index) / Double(max(1, count - 3))
    let wait = isLead ? 0 : Int(share * 275) + random.integer(in: 0...35)
    let delay = isLead ? 3 : max(-4, Int(random.gamma(shape: 1.5, mean: 24)) - 4)
    let planned =
      isLate ? design.reference - 45 + random.integer(in: 0...90) : design.start + wait
    let activated = ClinicCalendar.onOrAfter(
      isLate ? max(planned, design.reference) + 20 + delay : planned + delay)
    let rate = isLead ? 3.4 : 0.4 + random.gamma(shape: 1.5, mean: 0.65)
    let closure = index == closed ? design.reference - 160 : nil
    let silence = index == silent ? design.reference - 135 : nil
    return SitePlan(
      code: HospitalNames.code(index, of: count), name: HospitalNames.name(index), target: 0,
      plannedActivation: ClinicCalendar.onOrAfter(planned), activated: activated,
      closed: closure.map(ClinicCalendar.onOrAfter),
      lastConsent: closure.map { $0 - 20 } ?? silence,
      rate: index == silent || index == closed ? max(0.7, rate) : rate,
      writesChinese: random.chance(index % 2 == 0 ? 0.85 : 0.35))
  }

  /// Planned numbers: two shares for the lead site, one or less for the others.
  private static func share(_ target: Int, among sites: inout [SitePlan]) {
    let weights = sites.indices.map { $0 == 0 ? 2.6 : 1.25 - 0.5 * Double($0 % 5) / 4 }
    let total = weights.reduce(0, +)
    for index in sites.indices {
      sites[index].target = Int(Double(target) * weights[index] / total)
    }
    sites[0].target += target - sites.map(\.target).reduce(0, +)
  }
}
