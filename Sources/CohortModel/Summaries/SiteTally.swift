import Statistics

/// Enrolment by site, and the projection that comes from it.
///
/// A site is open from its activation; where no activation by the cut-off is entered, from its
/// first subject on. It is closed from its closing date on. Subjects without a site stand under an empty
/// id, last.
struct SiteTally {
  private struct Entry {
    let site: Site
    var screened = 0
    var failed = 0
    var enrolled = 0
    var firstSubject: Day?
    var lastEnrolled: Day?
  }

  private let cohort: Cohort
  private var entries: [Entry]
  /// Entry by code of the subjects' site column; the last is for subjects without a site.
  private let index: [Int]

  init(_ cohort: Cohort) {
    self.cohort = cohort
    let words = cohort.data.subjects.site.words
    let listed = Set(cohort.data.sites.map(\.site))
    let unlisted = words.filter { !listed.contains($0) }.sorted().map(SiteTally.unlisted)
    entries = (cohort.data.sites + unlisted).map { Entry(site: $0) }
    let position = Dictionary(
      zip(entries.map(\.site.site), entries.indices), uniquingKeysWith: { first, _ in first })
    index = words.map { position[$0] ?? 0 } + [entries.count]
    entries.append(Entry(site: SiteTally.unlisted("")))
  }

  private static func unlisted(_ id: String) -> Site {
    var site = Site()
    site.site = id
    return site
  }

  /// The place of a site's counts.
  func place(of site: String) -> Int? { entries.firstIndex { $0.site.site == site } }

  func screened(at place: Int) -> Int { entries[place].screened }
  func failed(at place: Int) -> Int { entries[place].failed }
  func enrolled(at place: Int) -> Int { entries[place].enrolled }

  mutating func add(_ subject: Int, _ state: ScreeningState) {
    let code = cohort.data.subjects.site.code(subject) ?? index.count - 1
    let entry = index[code]
    entries[entry].screened += 1
    if state == .failed { entries[entry].failed += 1 }
    if let day = cohort.screenedOn(subject) {
      entries[entry].firstSubject = min(entries[entry].firstSubject ?? day, day)
    }
    guard let day = cohort.enrolledOn(subject) else { return }
    entries[entry].enrolled += 1
    entries[entry].lastEnrolled = max(entries[entry].lastEnrolled ?? day, day)
  }

  /// - Parameter all: also sites without a subject; the row of subjects without a site only where
  ///   there are any.
  func rows(all: Bool) -> [EnrolmentSummary.SiteRow] {
    entries.indices
      .filter { entries[$0].screened > 0 || (all && $0 < entries.count - 1) }
      .map { row(entries[$0], isWhole: all) }
  }

  private func row(_ entry: Entry, isWhole: Bool) -> EnrolmentSummary.SiteRow {
    let exposure = exposure(entry)
    return EnrolmentSummary.SiteRow(
      site: entry.site.site, name: entry.site.name, country: entry.site.country,
      activated: cohort.byCutOff(entry.site.activated?.first), closed: closed(entry),
      target: isWhole ? entry.site.target : nil, screened: entry.screened, failed: entry.failed,
      enrolled: entry.enrolled, lastEnrolled: entry.lastEnrolled,
      perMonth: exposure.map { Double(entry.enrolled) / $0 * 30.4375 }, isSilent: isSilent(entry))
  }

  private func opened(_ entry: Entry) -> Day? {
    cohort.byCutOff(entry.site.activated?.first) ?? entry.firstSubject
  }

  private func closed(_ entry: Entry) -> Day? {
    cohort.byCutOff(entry.site.closed?.first)
  }

  /// Days from opening to closure or the cut-off, both counted.
  private func exposure(_ entry: Entry) -> Double? {
    opened(entry).map { Double(max(1, (closed(entry) ?? cohort.cutOff) - $0 + 1)) }
  }

  /// Activated more than 90 days ago, and nobody enrolled in the last 90.
  private func isSilent(_ entry: Entry) -> Bool {
    guard closed(entry) == nil, let activated = cohort.byCutOff(entry.site.activated?.first) else {
      return false
    }
    return cohort.cutOff - max(activated, entry.lastEnrolled ?? activated) > 90
  }
}

extension SiteTally {
  /// Poisson–gamma projection of what remains (Statistics, `Accrual`), at constant rates.
  ///
  /// Sites that are not open enter at their planned activation, at once where that has passed, and
  /// not at all where none is planned.
  ///
  /// - Returns: nil where nothing remains, nobody is enrolled, or no site is open or planned.
  func projection(remaining: Int) -> EnrolmentSummary.Projection? {
    guard remaining > 0, let accrual = Accrual(sites: entries.compactMap(accrualSite)),
      let days = accrual.daysToTarget(remaining: remaining, level: 0.8)
    else { return nil }
    return EnrolmentSummary.Projection(
      method: accrual.isPooled ? .pooledRate : .poissonGamma, remaining: remaining,
      median: day(after: days.median), earliest: day(after: days.lower),
      latest: day(after: days.upper))
  }

  private func accrualSite(_ entry: Entry) -> Accrual.Site? {
    let isClosed = closed(entry) != nil
    if let exposure = exposure(entry) {
      return Accrual.Site(
        enrolled: entry.enrolled, exposure: exposure, status: isClosed ? .closed : .open)
    }
    guard !isClosed, let planned = entry.site.plannedActivation?.first else { return nil }
    let wait = Double(max(0, planned - cohort.cutOff))
    return Accrual.Site(enrolled: 0, exposure: 0, status: .planned(inDays: wait))
  }

  /// At most the last day of the calendar's year 9999.
  private func day(after days: Double) -> Day {
    let latest = Day(2_932_896)
    return min(latest, cohort.cutOff + Int(min(days.rounded(.up), 4_000_000)))
  }
}

extension Accrual {
  fileprivate var isPooled: Bool {
    if case .pooledRate = model { true } else { false }
  }
}
