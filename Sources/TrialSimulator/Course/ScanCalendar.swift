import CohortModel

/// The days of a subject's scans, before anybody knows what they show.
struct ScanCalendar: Sendable {
  struct Entry: Sendable {
    var number: Int
    var plannedOn: Day
    /// Nil where the scan is missed.
    var date: Day?
    /// Made for symptoms, between two scans of the schedule.
    var isUnscheduled = false
  }

  var baselineOn: Day
  var entries: [Entry] = []

  /// The scan that finds the progression; nil where none does in time.
  var progressionFoundOn: Day? {
    entries.last.flatMap { $0.date }.flatMap { $0 >= progressionOn ? $0 : nil }
  }

  private var progressionOn: Day

  /// `missed` are the numbers of scans that are planted as missed.
  static func draw(
    _ course: DiseaseCourse, consent: Day, missed: [Int], seed: UInt64, index: Int
  ) -> ScanCalendar {
    var random = Xoshiro256(seed: seed, purpose: .tumour, index: index + 1 << 40)
    let room = course.randomisedOn - consent
    let lead = max(1, min(room, random.integer(in: 3...16)))
    var calendar = ScanCalendar(
      baselineOn: ClinicCalendar.onOrBefore(course.randomisedOn - lead),
      progressionOn: course.progressionOn)
    calendar.plan(course, missed: missed, &random)
    calendar.addUnscheduled(course, &random)
    return calendar
  }

  /// Each scan of the schedule before contact ends; the first after progression is the last.
  private mutating func plan(
    _ course: DiseaseCourse, missed: [Int], _ random: inout Xoshiro256
  ) {
    var wasMissed = false
    for number in 1...60 {
      let planned = course.randomisedOn + ScanPlan.offset(number)
      let date = ScanCalendar.date(for: planned, canBeLate: !wasMissed, &random)
      guard date < course.lastContact, planned <= course.lastContact else { break }
      let isMissed = !wasMissed && random.chance(0.025) || missed.contains(number)
      wasMissed = isMissed
      entries.append(Entry(number: number, plannedOn: planned, date: isMissed ? nil : date))
      if !isMissed, date >= course.progressionOn { break }
    }
  }

  /// Mostly within five days of the plan, some at the edge of the window, a few after it.
  private static func date(
    for planned: Day, canBeLate: Bool, _ random: inout Xoshiro256
  ) -> Day {
    let spread = Int(random.normal(mean: 0.3, sd: 3.3).rounded())
    if random.chance(0.02), canBeLate {
      return ClinicCalendar.onOrAfter(planned + random.integer(in: 8...12))
    }
    let day = ClinicCalendar.nearest(planned + min(7, max(-7, spread)))
    return abs(day - planned) <= 7 ? day : ClinicCalendar.nearest(planned)
  }

  /// Symptoms bring some progressions forward, and nearly all that would kill before a scan.
  private mutating func addUnscheduled(_ course: DiseaseCourse, _ random: inout Xoshiro256) {
    let wait = random.integer(in: 3...18)
    let isNoticed = random.chance(0.12)
    let isNoticedBeforeDeath = random.chance(0.9)
    let day = ClinicCalendar.onOrAfter(course.progressionOn + wait)
    let isFound = progressionFoundOn != nil
    let isDying = !isFound && course.diesOfDisease
    guard isFound ? isNoticed : isDying && isNoticedBeforeDeath else { return }
    guard day < course.lastContact, day > course.randomisedOn + 21 else { return }
    let previous = entries.prefix { $0.plannedOn + 13 < day }
    guard previous.last?.date.map({ $0 + 7 < day }) ?? true, entries.count - previous.count <= 1,
      progressionFoundOn.map({ day < $0 }) ?? true
    else { return }
    entries = Array(previous)
    entries.append(
      Entry(number: previous.count + 1, plannedOn: day, date: day, isUnscheduled: true))
  }
}
