import CohortModel
import Terminal

/// One subject's profile as lanes and as items that the cursor moves over.
struct ProfileContent: Sendable {
  /// What was opened; the data may not have it any more.
  var id: String
  var profile: SubjectProfile?
  var lanes: [ProfileLane] = []
  /// In the order of the lanes; undated ones have lanes of their own at the end.
  var items: [ProfileItem] = []

  init(id: String, in cohort: Cohort) {
    self.id = id
    guard let position = cohort.data.subjects.position(of: id) else { return }
    let profile = SubjectProfile.make(cohort, subject: position)
    self.profile = profile
    var laying = ProfileLaying(profile)
    laying.layAll()
    (lanes, items) = (laying.lanes, laying.items)
  }

  /// Where the cursor begins: at the first adverse event, else at the first item.
  var firstItem: Int {
    items.firstIndex { if case .event = $0.source { true } else { false } } ?? 0
  }

  func item(ofAdverseEvent rowID: Int64) -> Int? {
    items.firstIndex { $0.reference.table == .adverseEvents && $0.reference.rowID == rowID }
  }

  /// Days after the origin, from the first to the last that anything is known of.
  var wholeCourse: ClosedRange<Int>? {
    guard let profile else { return nil }
    let days = items.flatMap { [$0.from, $0.to] }.compactMap { $0.flatMap(profile.offset) }
    guard let end = profile.offset(profile.fate.diedOn ?? profile.cutOff) else { return nil }
    let (low, high) = (min(0, days.min() ?? 0), max(end, days.max() ?? end, 1))
    return low...high
  }
}

/// One record on the time axis.
struct ProfileItem: Sendable {
  enum Source: Sendable {
    case milestone(Milestone, Day)
    case treatment(SubjectProfile.Administration)
    case score(SubjectProfile.SymptomCourse, SubjectProfile.SymptomCourse.Score)
    case deviation(SubjectProfile.Deviation)
    case missedVisit(SubjectProfile.MissedVisit)
    case reading(SubjectProfile.Scan, SubjectProfile.Scan.Reading)
    case assessment(SubjectProfile.Scan, SubjectProfile.Scan.Assessment)
    case event(SubjectProfile.Event)
  }

  enum Milestone: String, Sendable {
    case consent, randomisation, lastTreatment, newTherapy, offStudy, death, lastKnownAlive
  }

  let source: Source
  let reference: SubjectProfile.Reference
  let lane: Int
  let from: Day?
  let to: Day?

  /// What the item is about, whatever is added around it.
  var key: String {
    let record = "\(reference.table.rawValue):\(reference.rowID)"
    if case .milestone(let milestone, _) = source { return "\(record):\(milestone.rawValue)" }
    return record
  }
}

/// A row of the timeline.
struct ProfileLane: Sendable {
  var label: String
  var role = Role.text
  var intervals: [TimelineChart.Interval] = []
  var marks: [TimelineChart.Mark] = []
  var note = ""

  var chartLane: TimelineChart.Lane {
    TimelineChart.Lane(label, role: role, intervals: intervals, marks: marks, note: note)
  }
}
