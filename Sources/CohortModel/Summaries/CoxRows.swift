import Statistics

/// The rows of a regression in one version of what was known when.
struct CoxRows {
  /// For each row the place of its subject.
  private(set) var subjects: [Int] = []
  private(set) var entries: [Double]?
  private(set) var times: [Double] = []
  private(set) var events: [Bool] = []
  /// When changing covariates are read; infinite for everything that was ever received.
  private(set) var readAt: [Double] = []
  private(set) var excludedEvents = 0
  private(set) var excludedCensored = 0

  /// - Parameter histories: one list for each covariate that changes, by subject.
  init(
    _ version: CoxTable.Version, _ people: ComparisonSubjects, histories: [[ExposureHistory]]
  ) {
    switch version {
    case .baseline, .naive:
      subjects = Array(people.subjects.indices)
      (times, events) = (people.times, people.events)
      readAt = times.map { _ in .infinity }
    case .startStop: split(people, histories)
    case .landmark(let day): start(people, at: Double(day))
    }
  }

  private mutating func split(_ people: ComparisonSubjects, _ histories: [[ExposureHistory]]) {
    var entries: [Double] = []
    for (place, time) in people.derived.enumerated() {
      let changes = histories.flatMap { $0[place].steps.map(\.time) }.sorted()
      // The value of the history is the moment up to which covariates are known.
      let history = CovariateHistory(
        time: time.days, isEvent: time.isEvent, initial: 0,
        changes: changes.map { .init(at: $0, to: $0) })
      for interval in history.intervals {
        subjects.append(place)
        entries.append(interval.entry)
        times.append(interval.time)
        events.append(interval.isEvent)
        readAt.append(interval.value)
      }
    }
    self.entries = entries
  }

  private mutating func start(_ people: ComparisonSubjects, at day: Double) {
    let landmark = Landmark(
      at: day, times: people.times, events: people.events,
      exposures: people.times.map { _ in nil })
    subjects = landmark.subjects.map(\.row)
    times = landmark.subjects.map(\.time)
    events = landmark.subjects.map(\.isEvent)
    readAt = landmark.subjects.map { _ in day }
    (excludedEvents, excludedCensored) = (landmark.excludedEvents, landmark.excludedCensored)
  }

  /// Data for a model of some of the rows.
  func data(_ rows: [Int], _ covariates: [Covariate]) -> CoxData {
    CoxData(
      times: rows.map { times[$0] }, events: rows.map { events[$0] },
      design: DesignMatrix(covariates, rows: rows.count),
      entries: entries.map { entries in rows.map { entries[$0] } })
  }

  /// The places of the subjects of some rows, each once.
  func subjects(_ rows: [Int], eventsAlone: Bool) -> Set<Int> {
    Set(rows.filter { !eventsAlone || events[$0] }.map { subjects[$0] })
  }

  func subjectCount(_ rows: [Int]) -> Int { subjects(rows, eventsAlone: false).count }
  func eventCount(_ rows: [Int]) -> Int { rows.count { events[$0] } }
}
