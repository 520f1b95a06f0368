import CohortModel

/// Departures from the protocol: those that follow from the course, and ordinary ones.
enum DeviationCourse {
  private struct Kind {
    var category: String
    var description: String
    var isImportant: Bool
  }

  private static let ordinary: [(Kind, Double)] = [
    (
      Kind(
        category: "Visit schedule", description: "Cycle visit outside its window",
        isImportant: false), 30
    ),
    (
      Kind(
        category: "Study procedures", description: "Laboratory test not done before a cycle",
        isImportant: false), 26
    ),
    (
      Kind(
        category: "Study procedures", description: "Thyroid function not tested as scheduled",
        isImportant: false), 18
    ),
    (
      Kind(
        category: "Study treatment", description: "Dose not adjusted to the change of weight",
        isImportant: false), 9
    ),
    (
      Kind(
        category: "Safety reporting",
        description: "Serious adverse event reported after more than 24 hours", isImportant: true),
      6
    ),
    (
      Kind(
        category: "Informed consent", description: "New version of the consent form signed late",
        isImportant: true), 5
    ),
    (
      Kind(
        category: "Concomitant medication", description: "Prohibited traditional medicine taken",
        isImportant: false), 6
    ),
  ]

  static func deviations(of life: SubjectLife, seed: UInt64) -> [(
    day: Day, record: ProtocolDeviation
  )] {
    guard let course = life.course, let enrolment = life.enrolment else { return [] }
    var random = Xoshiro256(seed: seed, purpose: .deviations, index: life.index)
    var found: [(Day, Kind)] = consequences(course, enrolment, life)
    let span = (life.endOfTreatment?.day ?? course.randomisedOn) - course.randomisedOn
    for _ in 0..<random.poisson(mean: 0.1 + 0.3 * Double(span) / 365) {
      let day = course.randomisedOn + random.integer(in: 0...max(0, span))
      found.append((ClinicCalendar.onOrBefore(day), random.pick(ordinary)))
    }
    let ordered = found.enumerated().sorted {
      ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
    }
    return ordered.enumerated().map { number, entry in
      (
        entry.element.0,
        record(entry.element.1, on: entry.element.0, number: number + 1, of: life.id)
      )
    }
  }

  private static func consequences(
    _ course: DiseaseCourse, _ enrolment: Enrolment, _ life: SubjectLife
  ) -> [(Day, Kind)] {
    var found: [(Day, Kind)] = []
    for scan in life.scans where scan.date == nil {
      let day = scan.plannedOn + 8
      if day <= course.lastContact {
        found.append(
          (day, Kind(category: "Tumour assessment", description: "Scan missed", isImportant: false))
        )
      }
    }
    if enrolment.crossesOver, let day = life.local.startedOn {
      found.append(
        (
          day,
          Kind(
            category: "Study treatment", description: "Local treatment in the systemic arm",
            isImportant: true)
        ))
    }
    let late = course.randomisedOn + 120
    let isStillFree = min(course.lastContact, life.progression ?? course.lastContact) >= late
    if enrolment.plannedArm == .combined, life.local.treatments.isEmpty, isStillFree {
      found.append(
        (
          late,
          Kind(
            category: "Study treatment", description: "No local treatment within 120 days",
            isImportant: true)
        ))
    }
    return found
  }

  private static func record(
    _ kind: Kind, on day: Day, number: Int, of subject: String
  ) -> ProtocolDeviation {
    var deviation = ProtocolDeviation()
    deviation.subject = subject
    deviation.deviation = "DV" + number.padded(to: 2)
    deviation.date = PartialDate(day)
    deviation.category = kind.category
    deviation.isImportant = kind.isImportant
    deviation.description = kind.description
    return deviation
  }
}
