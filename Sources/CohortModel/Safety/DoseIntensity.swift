package import Statistics

/// Relative dose intensity, delays and modifications of each systemic agent.
///
/// Relative dose intensity = (delivered dose / elapsed days) / (planned dose / days of a cycle)
/// (Hryniuk & Bush, J Clin Oncol 1984;2:1281). Elapsed days run from the first cycle's start to the
/// last one's, and one cycle more. The planned dose of a cycle is the study file's, else the dose of
/// the subject's own first cycle. Treatments without a cycle number are a cycle by their day.
package struct DoseIntensity: Sendable {
  /// Where the planned dose comes from.
  package enum Plan: Equatable, Sendable {
    case studyFile(PlannedDose)
    case firstDose
  }

  /// Why a subject has no relative dose intensity.
  package enum Gap: String, CaseIterable, Sendable {
    case undated, withoutDose, otherUnit
    /// Neither the agent nor the schedule has a cycle length.
    case withoutCycleLength
  }

  package struct Group: Sendable {
    /// nil is everybody.
    package var label: String?
    package var subjects: Int
    package var administrations: Int
    /// Per subject.
    package var cycles: SampleSummary
    /// Per subject that has one.
    package var intensity: SampleSummary
    /// At least `share` of the planned intensity.
    package var sufficient: Proportion
    package var gaps: [Gap: Int]
    /// Subjects with a delayed cycle; nil without a cycle length.
    package var delayed: Int?
    package var delays: Int?
    /// Subjects with an administration marked as modified.
    package var modified: Int
    package var modifications: Int
  }

  package struct Agent: Sendable {
    /// As first written; nil is not stated.
    package var name: String?
    package var plan: Plan
    package var cycleDays: Int?
    package var windowDays: Int
    /// Everybody, then the arms under by-arm access.
    package var groups: [Group]
  }

  package static let share = 0.85

  package var set: AnalysisSet
  /// Most frequent first, then by name.
  package var agents: [Agent]
}

extension DoseIntensity {
  package enum Number: Hashable, Sendable {
    case subjects, withIntensity, sufficient, delayed, modified
    case gap(Gap)
  }

  /// - Returns: nil where access closes treatment.
  package static func make(_ cohort: Cohort, _ selection: Selection) -> DoseIntensity? {
    guard cohort.hasOpenDoses else { return nil }
    let reading = DoseReading(cohort, selection)
    return DoseIntensity(set: selection.set, agents: reading.agents)
  }

  /// - Parameters:
  ///   - agent: the name of one of `agents`.
  ///   - group: of its groups.
  package static func subjects(
    behind number: Number, agent: String?, group: Int, _ cohort: Cohort, _ selection: Selection
  ) -> SubjectSet {
    var set = SubjectSet(capacity: cohort.subjectCount)
    guard cohort.hasOpenDoses else { return set }
    let reading = DoseReading(cohort, selection)
    for subject in selection.subjects where reading.groups.contains(subject, in: group) {
      for course in reading.courses(of: subject)
      where reading.name(of: course.agent) == agent && number.admits(course) {
        set.insert(subject)
      }
    }
    return set
  }
}

extension DoseIntensity.Number {
  fileprivate func admits(_ course: DoseCourse) -> Bool {
    switch self {
    case .subjects: true
    case .withIntensity: course.gap == nil
    case .sufficient: course.isSufficient
    case .delayed: course.delays ?? 0 > 0
    case .modified: course.modifications > 0
    case .gap(let gap): course.gap == gap
    }
  }
}

extension Cohort {
  /// Whether access lets it be seen what was given, and how much.
  package var hasOpenDoses: Bool {
    let names = ["kind", "agent", "cycle", "dose", "unit", "isModified"]
    return Treatment.fields.filter { names.contains($0.name) }.allSatisfy { gate.permits($0) }
  }
}

private struct DoseReading {
  let groups: SafetyGroups
  private let cohort: Cohort
  private let selection: Selection
  private let names: AgentNames
  private let plans: [PlannedDose?]

  init(_ cohort: Cohort, _ selection: Selection) {
    self.cohort = cohort
    self.selection = selection
    groups = SafetyGroups(cohort, selection.set)
    names = AgentNames(cohort.data.treatments.agent)
    let regimen = cohort.study.regimen ?? []
    plans = names.words.map { word in
      regimen.first { $0.agent.lowercased() == word?.lowercased() }
    }
  }

  func name(of agent: Int) -> String? { names.words[agent] }

  func courses(of subject: Int) -> [DoseCourse] {
    let columns = cohort.data.treatments
    var rows: [Int: [Int]] = [:]
    for row in cohort.treatmentRows(of: subject) where columns.kind[row] == .systemic {
      rows[names.number(columns.agent.code(row)), default: []].append(row)
    }
    return rows.sorted { $0.key < $1.key }.map { agent, rows in
      DoseCourse(
        agent: agent, rows: rows, of: columns, plan: plans[agent],
        cycleDays: plans[agent]?.cycleDays ?? cohort.study.schedule.cycleDays)
    }
  }

  var agents: [DoseIntensity.Agent] {
    let shown = groups.isComparable ? groups.count : 1
    var tallies = names.words.map { _ in Array(repeating: DoseTally(), count: shown) }
    for subject in selection.subjects {
      let arm = groups.arm(of: subject)
      for course in courses(of: subject) {
        tallies[course.agent][SafetyGroups.everybody].add(course)
        if let arm, arm < shown { tallies[course.agent][arm].add(course) }
      }
    }
    return tallies.indices.filter { tallies[$0][0].subjects > 0 }
      .sorted { precedes($0, $1, tallies) }.map { agent($0, tallies[$0]) }
  }

  private func precedes(_ left: Int, _ right: Int, _ tallies: [[DoseTally]]) -> Bool {
    let (more, less) = (tallies[left][0].subjects, tallies[right][0].subjects)
    guard more == less else { return more > less }
    guard let first = name(of: left) else { return false }
    return name(of: right).map { first < $0 } ?? true
  }

  private func agent(_ number: Int, _ tallies: [DoseTally]) -> DoseIntensity.Agent {
    let cycleDays = plans[number]?.cycleDays ?? cohort.study.schedule.cycleDays
    let method = cohort.study.response.interval
    return DoseIntensity.Agent(
      name: name(of: number), plan: plans[number].map { .studyFile($0) } ?? .firstDose,
      cycleDays: cycleDays,
      windowDays: plans[number]?.windowDays ?? PlannedDose.defaultWindowDays,
      groups: tallies.indices.map { group in
        tallies[group].group(groups.label(group), hasCycleLength: cycleDays != nil, method)
      })
  }
}

/// Agents by name, upper and lower case alike; the last number is "not stated".
private struct AgentNames {
  private(set) var words: [String?] = []
  private var numbers: [Int] = []

  init(_ column: CodedColumn) {
    var known: [String: Int] = [:]
    for word in column.words {
      let folded = word.lowercased()
      if known[folded] == nil {
        known[folded] = words.count
        words.append(word)
      }
      numbers.append(known[folded] ?? 0)
    }
    words.append(nil)
  }

  func number(_ code: Int?) -> Int { code.map { numbers[$0] } ?? words.count - 1 }
}

/// What one subject received of one agent.
private struct DoseCourse {
  private struct Cycle {
    let start: Day
    var dose: Double
  }

  let agent: Int
  let administrations: Int
  let cycles: Int
  let modifications: Int
  /// nil without a cycle length.
  let delays: Int?
  let gap: DoseIntensity.Gap?
  /// nil where there is a gap.
  let intensity: Double?

  var isSufficient: Bool { intensity.map { $0 >= DoseIntensity.share } ?? false }

  init(
    agent: Int, rows: [Int], of columns: TreatmentColumns, plan: PlannedDose?, cycleDays: Int?
  ) {
    self.agent = agent
    administrations = rows.count
    modifications = rows.count { columns.isModified[$0] == true }
    let cycles = DoseCourse.cycles(rows, of: columns)
    self.cycles = DoseCourse.cycleCount(rows, of: columns)
    delays = cycleDays.map { length in
      let limit = length + (plan?.windowDays ?? PlannedDose.defaultWindowDays)
      return zip(cycles, cycles.dropFirst()).count { $1.start - $0.start > limit }
    }
    gap = DoseCourse.gap(rows, of: columns, plan: plan, cycleDays: cycleDays)
    intensity =
      gap == nil ? cycleDays.flatMap { DoseCourse.intensity(cycles, plan?.dose, $0) } : nil
  }

  private static func gap(
    _ rows: [Int], of columns: TreatmentColumns, plan: PlannedDose?, cycleDays: Int?
  ) -> DoseIntensity.Gap? {
    if cycleDays == nil { return .withoutCycleLength }
    if rows.contains(where: { columns.start[$0] == nil }) { return .undated }
    let units = rows.map { columns.unit[$0]?.lowercased() }
    let unit = plan.map { $0.unit?.lowercased() ?? units[0] } ?? units[0]
    if units.contains(where: { $0 != unit }) { return .otherUnit }
    let hasDoses = rows.allSatisfy { columns.dose[$0].map { $0 >= 0 } ?? false }
    let hasPlan = plan != nil || cycles(rows, of: columns).first.map { $0.dose > 0 } ?? false
    return hasDoses && hasPlan ? nil : .withoutDose
  }

  private static func intensity(
    _ cycles: [Cycle], _ planned: Double?, _ cycleDays: Int
  ) -> Double? {
    guard let first = cycles.first, let last = cycles.last else { return nil }
    let delivered = cycles.reduce(0) { $0 + $1.dose }
    let elapsed = Double(last.start - first.start + cycleDays)
    return delivered * Double(cycleDays) / (elapsed * (planned ?? first.dose))
  }

  /// Undated ones included.
  private static func cycleCount(_ rows: [Int], of columns: TreatmentColumns) -> Int {
    let others = rows.filter { columns.cycle[$0] == nil }
    return Set(rows.compactMap { columns.cycle[$0] }).count
      + Set(others.compactMap { columns.start[$0] }).count
      + others.count { columns.start[$0] == nil }
  }

  /// By start; doses that are missing count as none.
  private static func cycles(_ rows: [Int], of columns: TreatmentColumns) -> [Cycle] {
    var cycles: [Cycle] = []
    var positions: [Double: Int] = [:]
    for row in rows {
      guard let start = columns.start[row] else { continue }
      // Cycle numbers are positive; a day stands below all of them.
      let key = columns.cycle[row] ?? -1e9 - Double(start.number)
      let dose = columns.dose[row] ?? 0
      if let position = positions[key] {
        cycles[position].dose += dose
      } else {
        positions[key] = cycles.count
        cycles.append(Cycle(start: start, dose: dose))
      }
    }
    return cycles.sorted { $0.start < $1.start }
  }
}

private struct DoseTally {
  private(set) var subjects = 0
  private var administrations = 0
  private var cycles: [Double] = []
  private var intensities: [Double] = []
  private var sufficient = 0
  private var gaps: [DoseIntensity.Gap: Int] = [:]
  private var delayed = 0
  private var delays = 0
  private var modified = 0
  private var modifications = 0

  mutating func add(_ course: DoseCourse) {
    subjects += 1
    administrations += course.administrations
    cycles.append(Double(course.cycles))
    if let intensity = course.intensity { intensities.append(intensity) }
    if course.isSufficient { sufficient += 1 }
    if let gap = course.gap { gaps[gap, default: 0] += 1 }
    delays += course.delays ?? 0
    if course.delays ?? 0 > 0 { delayed += 1 }
    modifications += course.modifications
    if course.modifications > 0 { modified += 1 }
  }

  func group(
    _ label: String?, hasCycleLength: Bool, _ method: ProportionInterval.Method
  ) -> DoseIntensity.Group {
    DoseIntensity.Group(
      label: label, subjects: subjects, administrations: administrations,
      cycles: SampleSummary(cycles), intensity: SampleSummary(intensities),
      sufficient: Proportion(of: sufficient, in: intensities.count, by: method), gaps: gaps,
      delayed: hasCycleLength ? delayed : nil, delays: hasCycleLength ? delays : nil,
      modified: modified, modifications: modifications)
  }
}
