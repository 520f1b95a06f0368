import CohortModel

/// Everything that will ever be recorded of one subject, with the day on which each fact is known.
struct SubjectLife: Sendable {
  var index: Int
  var id: String
  var site: String
  var arrival: Arrival
  var baseline: Baseline
  var enrolment: Enrolment?
  var course: DiseaseCourse?
  var local = LocalTherapy()
  var scans: [Scan] = []
  var endOfTreatment: EndOfTreatment?
  var events: [SimulatedEvent] = []
  var cycles: [Cycle] = []
  var treatments: [(day: Day, record: Treatment)] = []
  var symptoms: [(day: Day, record: SymptomScore)] = []
  var deviations: [(day: Day, record: ProtocolDeviation)] = []
  var newTherapyOn: Day?
  /// Days on which the subject was known to be alive, in order.
  var contacts: [Day] = []

  /// `missed` are the numbers of scans that are planted as missed.
  init(
    _ arrival: Arrival, baseline: Baseline, enrolment: Enrolment?, site: SitePlan, index: Int,
    missed: [Int], seed: UInt64
  ) {
    self.index = index
    id = site.code + "-" + arrival.number.padded(to: 3)
    self.site = site.code
    self.arrival = arrival
    self.baseline = baseline
    self.enrolment = enrolment
    contacts = [arrival.consentedOn, arrival.decidedOn]
    guard let enrolment else { return }
    live(enrolment, site: site, missed: missed, seed: seed)
  }

  private mutating func live(_ enrolment: Enrolment, site: SitePlan, missed: [Int], seed: UInt64) {
    let course = DiseaseCourse.draw(
      baseline, enrolment, randomisedOn: arrival.decidedOn, seed: seed, index: index)
    self.course = course
    let calendar = ScanCalendar.draw(
      course, consent: arrival.consentedOn, missed: missed, seed: seed, index: index)
    if enrolment.isTreatedLocally {
      local = LocalTherapy.draw(
        baseline, course, progressionFoundOn: calendar.progressionFoundOn, seed: seed, index: index)
    }
    var tumour = TumourCourse(baseline, course, local, seed: seed, index: index)
    scans = tumour.scans(on: calendar)
    if let progression { local.stop(before: progression) }
    endOfTreatment = EndOfTreatment.draw(course, local, scans: scans, seed: seed, index: index)
    var eventCourse = EventCourse(
      baseline, course, local, end: endOfTreatment, writesChinese: site.writesChinese,
      seed: seed, index: index)
    events = eventCourse?.events() ?? []
    var schedule = CycleSchedule(
      course, until: endOfTreatment, events: events, seed: seed, index: index)
    cycles = schedule?.cycles() ?? []
    treatments = cycles.flatMap { cycle in
      baseline.regimen.treatments(of: cycle, subject: id).map { (cycle.givenOn, $0) }
    }
    symptoms = SymptomCourse.scores(baseline, scans: scans, subject: id, seed: seed, index: index)
    followUp(course, seed: seed)
    deviations = DeviationCourse.deviations(of: self, seed: seed)
  }

  /// The scan that found it.
  var progression: Day? {
    scans.last { $0.overall == .progressive }?.date
  }

  private mutating func followUp(_ course: DiseaseCourse, seed: UInt64) {
    var random = Xoshiro256(seed: seed, purpose: .course, index: index + 1 << 40)
    if let progression, random.chance(0.58) {
      let earliest = max(progression + 7, endOfTreatment?.day ?? progression)
      let day = ClinicCalendar.onOrAfter(earliest + random.integer(in: 2...41))
      newTherapyOn = day < course.lastContact ? day : nil
    }
    contacts += scans.compactMap(\.date) + cycles.map(\.givenOn) + local.treatments.map(\.endedOn)
    contacts += local.treatments.map(\.startedOn)
    contacts += events.map(\.startedOn) + events.compactMap(\.endedOn)
    if let newTherapyOn { contacts.append(newTherapyOn) }
    var call = (endOfTreatment?.day ?? course.randomisedOn) + 30
    while call < course.lastContact {
      contacts.append(ClinicCalendar.onOrBefore(call))
      call = call + random.integer(in: 55...90)
    }
    if course.knownDeathOn == nil { contacts.append(course.lastContact) }
    contacts = contacts.filter { $0 <= course.lastContact }.sorted()
  }
}
