import Statistics

/// When a subject received what a covariate counts, in the time of an endpoint.
struct ExposureHistory {
  /// Just after `time` the value is `value`; ascending.
  let steps: [CovariateHistory.Change]
  /// Rows of treatment without a date: they count in the total and have no place in time.
  let undated: Int

  /// What was received by the end, whenever that was.
  let total: Double

  /// Days count with the origin as day 1, as event times do; what was received on that day or
  /// before is in force from the start. A treatment on the day of an event comes too late for it.
  init(
    _ exposure: ComparisonCovariate.Exposure, of subject: Int, from origin: Day, in cohort: Cohort
  ) {
    let columns = cohort.data.treatments
    let agents = exposure.agents.map { $0.lowercased() }
    let rows = cohort.treatmentRows(of: subject).filter { row in
      guard let kind = columns.kind[row], exposure.kinds.contains(kind) else { return false }
      return agents.isEmpty || columns.agent[row].map { agents.contains($0.lowercased()) } ?? false
    }
    let dated = rows.filter { columns.start[$0] != nil }
    var seen: Set<Cycle> = []
    var steps: [CovariateHistory.Change] = []
    for row in dated {
      let days = columns.start[row].map { $0 - origin } ?? 0
      let cycle = Cycle(number: columns.cycle[row], day: days)
      guard exposure.countsCycles || steps.isEmpty, seen.insert(cycle).inserted else { continue }
      let time = days > 0 ? Double(days + 1) : 0
      steps.append(.init(at: time, to: Double(steps.count + 1)))
    }
    self.steps = steps
    undated = rows.count - dated.count
    total =
      exposure.countsCycles
      ? Double(steps.count + undated) : rows.isEmpty ? 0 : 1
  }

  /// One cycle, whatever the number of its agents: told by its number, else by its day.
  private struct Cycle: Hashable {
    let number: Double?
    let day: Int

    init(number: Double?, day: Int) {
      self.number = number
      self.day = number == nil ? day : 0
    }
  }

  /// What was received up to a time, it included.
  func value(at time: Double) -> Double {
    steps.last { $0.time <= time }?.value ?? 0
  }
}
