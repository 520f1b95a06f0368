import CohortModel

/// When and where one subject entered.
struct LowDoseEntry: Sendable {
  var site: String
  var subject: String
  var consentedOn: Day
  var startedOn: Day
}

/// Forty-nine entries between the first consent and the last first treatment of the publication.
enum LowDoseEnrolment {
  private static let shares: [Double] = [60, 25, 15]

  static func draw(seed: UInt64) -> [LowDoseEntry] {
    var random = Xoshiro256(seed: seed, purpose: .arrivals)
    let starts = starts(&random)
    var numbers = shares.map { _ in 0 }
    return starts.enumerated().map { index, start in
      let site = index < shares.count ? index : random.category(shares)
      numbers[site] += 1
      let lead = random.integer(in: 3...12)
      let consent =
        index == 0
        ? LowDoseTargets.firstDay
        : max(LowDoseTargets.firstDay, ClinicCalendar.onOrBefore(start - lead))
      return LowDoseEntry(
        site: code(site), subject: code(site) + "-" + numbers[site].padded(to: 3),
        consentedOn: consent, startedOn: start)
    }
  }

  /// Sites opened before their first subject.
  static func sites(_ entries: [LowDoseEntry]) -> [Site] {
    shares.indices.map { index in
      var site = Site()
      site.site = code(index)
      site.name = HospitalNames.name(index)
      site.country = "CN"
      let first = entries.filter { $0.site == code(index) }.map(\.consentedOn).min()
      let lead = index == 0 ? 7 : 30
      let day = first.map { ClinicCalendar.onOrBefore($0 - lead) }
      site.plannedActivation = day.map { PartialDate($0) }
      site.activated = day.map { PartialDate($0) }
      return site
    }
  }

  private static func code(_ index: Int) -> String {
    HospitalNames.code(index, of: shares.count)
  }

  private static func starts(_ random: inout Xoshiro256) -> [Day] {
    let first = LowDoseTargets.firstDay + 7
    let length = LowDoseTargets.lastDay - first
    let between = (0..<LowDoseTargets.subjects - 2).map { _ in
      min(
        LowDoseTargets.lastDay,
        ClinicCalendar.onOrAfter(first + random.integer(in: 3...length - 3)))
    }
    return ([first, LowDoseTargets.lastDay] + between).sorted()
  }
}
