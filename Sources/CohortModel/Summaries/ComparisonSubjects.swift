import Statistics

/// The subjects of a comparison with their times to one endpoint.
struct ComparisonSubjects {
  let cohort: Cohort
  let set: AnalysisSet
  /// Positions, ascending.
  let subjects: [Int]
  let derived: [DerivedTime]
  /// Members without the endpoint's origin, or, for the duration of response, without response.
  let withoutTime: Int

  init(_ cohort: Cohort, _ endpoint: Endpoint, _ selection: Selection) {
    self.cohort = cohort
    set = selection.set
    let rules = EndpointTime(cohort, endpoint)
    var (subjects, derived): ([Int], [DerivedTime]) = ([], [])
    for subject in selection.subjectsWithMatches {
      guard let time = rules.time(of: subject) else { continue }
      subjects.append(subject)
      derived.append(time)
    }
    self.subjects = subjects
    self.derived = derived
    withoutTime = selection.subjectsWithMatches.count - subjects.count
  }

  var times: [Double] { derived.map(\.days) }
  var events: [Bool] { derived.map(\.isEvent) }

  /// Only some of them.
  private init(_ other: ComparisonSubjects, rows: [Int]) {
    cohort = other.cohort
    set = other.set
    subjects = rows.map { other.subjects[$0] }
    derived = rows.map { other.derived[$0] }
    withoutTime = 0
  }

  func only(_ rows: [Int]) -> ComparisonSubjects { ComparisonSubjects(self, rows: rows) }
}

extension DerivedTime {
  /// With the origin as day 1.
  var days: Double { Double(time.time) }
}
