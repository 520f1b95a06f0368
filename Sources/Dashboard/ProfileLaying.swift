import CohortModel
import Reports
import Terminal

/// Lays the items of a profile into lanes, one kind after the other.
struct ProfileLaying {
  let profile: SubjectProfile
  private(set) var lanes: [ProfileLane] = []
  private(set) var items: [ProfileItem] = []
  private var undated: [(label: String, source: ProfileItem.Source, SubjectProfile.Reference)] = []

  init(_ profile: SubjectProfile) {
    self.profile = profile
  }

  mutating func layAll() {
    layMilestones()
    layTreatments()
    laySymptoms()
    layConduct()
    layScans()
    for event in profile.adverseEvents { lay(event) }
    if profile.adverseEvents.isEmpty { add(ProfileLane(label: "Adverse events", note: "none")) }
    for (label, source, reference) in undated {
      let lane = add(ProfileLane(label: label, role: .muted, note: "no date"))
      items.append(
        ProfileItem(source: source, reference: reference, lane: lane, from: nil, to: nil))
    }
  }

  @discardableResult
  private mutating func add(_ lane: ProfileLane) -> Int {
    lanes.append(lane)
    return lanes.count - 1
  }

  private func place(_ day: Day) -> Double {
    Double(profile.offset(day) ?? 0)
  }

  private mutating func mark(
    _ source: ProfileItem.Source, _ reference: SubjectProfile.Reference, on day: Day?, lane: Int,
    _ letter: Character, text: String = "", role: Role = .text
  ) {
    guard let day else {
      return undated.append((lanes[lane].label, source, reference))
    }
    lanes[lane].marks.append(.init(place(day), letter, text: text, role: role))
    items.append(
      ProfileItem(source: source, reference: reference, lane: lane, from: day, to: day))
  }

  // MARK: - Course and treatment

  private mutating func layMilestones() {
    let lane = add(ProfileLane(label: "Course", role: .heading))
    let (person, fate) = (profile.person, profile.fate)
    let days: [(ProfileItem.Milestone, Day?, Role)] = [
      (.consent, person.consentedOn, .text), (.randomisation, person.randomisedOn, .text),
      (.lastTreatment, fate.lastTreatmentOn, .text), (.newTherapy, fate.newTherapyOn, .warning),
      (.offStudy, fate.endOfStudyOn, .text), (.death, fate.diedOn, .error),
      (.lastKnownAlive, fate.diedOn == nil ? fate.lastKnownAlive : nil, .good),
    ]
    let known = days.compactMap { milestone, day, role in day.map { (milestone, $0, role) } }
    for (milestone, day, role) in known.sorted(by: { $0.1 < $1.1 }) {
      mark(
        .milestone(milestone, day), person.reference, on: day, lane: lane, milestone.letter,
        text: milestone.title, role: role)
    }
  }

  private mutating func layTreatments() {
    guard !profile.closed.hidesTreatment else {
      add(ProfileLane(label: "Treatment", role: .heading, note: profile.closed.word))
      return
    }
    guard !profile.treatments.isEmpty else {
      add(ProfileLane(label: "Treatment", role: .heading, note: "none on record"))
      return
    }
    var agents: [String] = []
    for drug in profile.treatments where !drug.isLocal && !agents.contains(drug.name) {
      agents.append(drug.name)
    }
    for agent in agents {
      layDoses(profile.treatments.filter { !$0.isLocal && $0.name == agent }, of: agent)
    }
    layLocal(profile.treatments.filter(\.isLocal))
  }

  /// A dose is written out where it differs from the one before.
  private mutating func layDoses(_ doses: [SubjectProfile.Administration], of agent: String) {
    let lane = add(ProfileLane(label: agent, role: .heading))
    var last: Double?
    for dose in doses {
      let isModified = dose.isModified == true
      let amount = dose.dose == last ? "" : dose.amount ?? ""
      last = dose.dose
      mark(
        .treatment(dose), dose.reference, on: dose.start, lane: lane, isModified ? "M" : "D",
        text: amount.isEmpty ? "" : (isModified ? "M " : "D ") + amount,
        role: isModified ? .warning : .text)
    }
  }

  /// Treatments that overlap, such as of two lesions, stand in lanes of their own.
  private mutating func layLocal(_ treatments: [SubjectProfile.Administration]) {
    var ends: [(lane: Int, end: Day)] = []
    for item in treatments {
      guard let start = item.start else {
        undated.append((item.name, .treatment(item), item.reference))
        continue
      }
      let end = max(start, item.end ?? start)
      let index = ends.firstIndex { $0.end < start } ?? ends.count
      if index == ends.count {
        ends.append((add(ProfileLane(label: "Local treatment", role: .heading)), end))
      }
      ends[index].end = end
      lanes[ends[index].lane].intervals.append(
        .init(
          from: place(start), to: place(end),
          text: String(item.kind?.letter ?? "L") + (item.amount.map { " " + $0 } ?? ""),
          role: .accent))
      items.append(
        ProfileItem(
          source: .treatment(item), reference: item.reference, lane: ends[index].lane,
          from: start, to: end))
    }
  }

  // MARK: - Symptoms, conduct and scans

  private mutating func laySymptoms() {
    for course in profile.symptoms {
      let lane = add(ProfileLane(label: course.scale, role: .heading))
      for score in course.scores {
        let text = score.score.map(Format.number) ?? "?"
        let role: Role =
          switch (score.score, course.baseline) {
          case (let score?, let baseline?) where score > baseline: .warning
          case (let score?, let baseline?) where score < baseline: .good
          default: .text
          }
        mark(
          .score(course, score), score.reference, on: score.date, lane: lane,
          text.count == 1 ? text.first ?? "?" : "*", text: text, role: role)
      }
    }
  }

  private mutating func layConduct() {
    if !profile.deviations.isEmpty {
      let lane = add(ProfileLane(label: "Deviations", role: .heading))
      for item in profile.deviations {
        let isImportant = item.isImportant == true
        mark(
          .deviation(item), item.reference, on: item.date, lane: lane, isImportant ? "!" : "d",
          text: (isImportant ? "! " : "") + (item.category ?? ""),
          role: isImportant ? .warning : .text)
      }
    }
    if !profile.missedVisits.isEmpty {
      let lane = add(ProfileLane(label: "Visits not made", role: .heading))
      for visit in profile.missedVisits {
        mark(
          .missedVisit(visit), visit.reference, on: visit.planned, lane: lane, "v",
          text: visit.visit ?? "v", role: .stale)
      }
    }
  }

  private mutating func layScans() {
    let sums = add(ProfileLane(label: "Sum, mm", role: .heading))
    for scan in profile.scans { laySum(scan, lane: sums) }
    if lanes[sums].marks.isEmpty { lanes[sums].note = "no dated reading" }
    let responses = add(ProfileLane(label: "Response", role: .heading))
    for scan in profile.scans { layResponses(scan, lane: responses) }
    if lanes[responses].marks.isEmpty { lanes[responses].note = "no dated assessment" }
  }

  /// One point for the scan, one item for each of its readings.
  private mutating func laySum(_ scan: SubjectProfile.Scan, lane: Int) {
    guard let day = scan.day else {
      for reading in scan.readings {
        undated.append(
          ("Lesion \(reading.lesion ?? "")", .reading(scan, reading), reading.reference))
      }
      return
    }
    guard !scan.readings.isEmpty else { return }
    lanes[lane].marks.append(
      .init(place(day), scan.sum == nil ? "?" : "●", text: scan.sum.map(Format.number) ?? "?"))
    for reading in scan.readings {
      items.append(
        ProfileItem(
          source: .reading(scan, reading), reference: reading.reference, lane: lane, from: day,
          to: day))
    }
  }

  private mutating func layResponses(_ scan: SubjectProfile.Scan, lane: Int) {
    for item in scan.assessments {
      let disagrees = scan.disagreeing.contains(item)
      let word = item.overall?.abbreviation ?? "?"
      mark(
        .assessment(scan, item), item.reference, on: scan.day, lane: lane,
        disagrees ? "!" : item.overall?.letter ?? "?",
        text: disagrees ? "\(word)≠\(scan.derived?.abbreviation ?? "?")" : word,
        role: item.overall?.role ?? .responseNone)
    }
  }

  // MARK: - Adverse events

  private mutating func lay(_ event: SubjectProfile.Event) {
    let role = Role.grade(event.grade?.rawValue)
    let name = [event.gradeText, event.alarm, event.term ?? "no term"].compactMap { $0 }
    let lane = add(ProfileLane(label: name.joined(separator: " "), role: role))
    let end = event.lastDay(in: profile)
    if let start = event.start {
      let text =
        event.gradeText + (event.isStartImputed ? "≈" : "")
        + (event.alarm.map { " " + $0 } ?? "")
      lanes[lane].intervals = [
        .init(
          from: place(start), to: place(end ?? start),
          isOpen: event.isOngoing && profile.fate.diedOn == nil, text: text, role: role)
      ]
    } else {
      lanes[lane].note = "start not stated" + (event.end.map { ", ended " + $0.iso } ?? "")
    }
    items.append(
      ProfileItem(
        source: .event(event), reference: event.reference, lane: lane, from: event.start,
        to: end ?? event.start))
  }
}

extension SubjectProfile.Event {
  /// One character: the grade, or that there is none.
  var gradeText: String { grade.map { String($0.rawValue) } ?? "?" }

  /// The word that a reader must not miss.
  var alarm: String? { isFatal ? "FATAL" : isSerious == true ? "SAE" : nil }

  /// The last day to draw: its end, or how far it is known to go on.
  fileprivate func lastDay(in profile: SubjectProfile) -> Day? {
    end ?? (isOngoing ? profile.fate.diedOn ?? profile.cutOff : nil)
  }
}

extension SubjectProfile.Administration {
  var name: String { agent ?? kind?.title ?? (isLocal ? "local treatment" : "not named") }
  var amount: String? {
    dose.map { Format.number($0) + (unit.map { " " + $0 } ?? "") }
  }
}

extension ProfileItem.Milestone {
  var title: String {
    switch self {
    case .consent: "consent"
    case .randomisation: "randomised"
    case .lastTreatment: "last treatment"
    case .newTherapy: "new therapy"
    case .offStudy: "off study"
    case .death: "DEATH"
    case .lastKnownAlive: "alive"
    }
  }

  var letter: Character {
    switch self {
    case .consent: "C"
    case .randomisation: "R"
    case .lastTreatment: "T"
    case .newTherapy: "N"
    case .offStudy: "X"
    case .death: "D"
    case .lastKnownAlive: "A"
    }
  }
}

extension Response {
  fileprivate var letter: Character {
    switch self {
    case .complete: "C"
    case .partial: "R"
    case .stable: "S"
    case .nonCompleteNonProgressive: "s"
    case .progressive: "P"
    case .notEvaluable: "n"
    }
  }

  var role: Role {
    switch self {
    case .complete: .responseComplete
    case .partial: .responsePartial
    case .stable, .nonCompleteNonProgressive: .responseStable
    case .progressive: .responseProgressive
    case .notEvaluable: .responseNone
    }
  }
}
