import CohortModel

/// How one subject fares, in days with the first treatment as day 1.
struct LowDoseFate: Sendable {
  var startedOn: Day
  var ending: ProgressionSlot.Kind
  /// Progression or death; for those without either, the last contact.
  var progressionDay: Int
  /// Death, or the last contact of those alive.
  var survivalDay: Int
  var hasDied: Bool
  var best = BestOverallResponse.missing
  var abscopal = BestOverallResponse.notEvaluable

  var hasProgressed: Bool { ending != .death && ending != .none }

  /// The calendar day of a study day.
  func date(_ day: Int) -> Day { startedOn + (day - 1) }

  var lastContact: Day { date(survivalDay) }
}

/// The fates of all subjects: ends placed as the targets say, then paired at random so that nobody
/// dies before progression and every scan falls on an open day.
struct LowDoseFates {
  private var random: Xoshiro256
  private let starts: [Day]

  init(starts: [Day], seed: UInt64) {
    self.starts = starts
    random = Xoshiro256(seed: seed, purpose: .course)
  }

  /// In the order of the first treatments.
  ///
  /// - Throws: `LowDoseRT.Failure` if no pairing was found.
  mutating func draw() throws -> [LowDoseFate] {
    for _ in 0..<400 {
      guard var fates = progressions(), survive(&fates) else { continue }
      respond(&fates)
      return fates
    }
    throw LowDoseRT.Failure.noPairing
  }

  // MARK: - Progression

  /// Ends that can fall on one day only choose their subjects first.
  private mutating func progressions() -> [LowDoseFate]? {
    var fates = [LowDoseFate?](repeating: nil, count: starts.count)
    let slots = random.shuffled(LowDoseTargets.progressions)
      .sorted { $0.days.count < $1.days.count }
    for slot in slots {
      let open = random.shuffled(fates.indices.filter { fates[$0] == nil })
      for subject in open {
        fates[subject] = fate(of: subject, in: slot)
        if fates[subject] != nil { break }
      }
    }
    let found = fates.compactMap { $0 }
    return found.count == starts.count ? found : nil
  }

  private mutating func fate(of subject: Int, in slot: ProgressionSlot) -> LowDoseFate? {
    let start = starts[subject]
    let followUp = LowDoseTargets.dataCut - start + 1
    var days = slot.days.filter { $0 + 40 < followUp }
    switch slot.kind {
    case .death: break
    case .scan, .unscheduled: days = days.filter { ClinicCalendar.isOpen(start + ($0 - 1)) }
    case .none: days = [ClinicCalendar.onOrBefore(LowDoseTargets.dataCut) - start + 1]
    }
    guard !days.isEmpty else { return nil }
    let day = random.element(of: days)
    return LowDoseFate(
      startedOn: start, ending: slot.kind, progressionDay: day, survivalDay: day,
      hasDied: slot.kind == .death)
  }

  // MARK: - Survival

  /// Who progressed late lives long, give or take; false where somebody would die before.
  private mutating func survive(_ fates: inout [LowDoseFate]) -> Bool {
    let ranked = fates.indices.filter { fates[$0].hasProgressed }
      .map { ($0, Double(fates[$0].progressionDay) + random.normal(sd: 45)) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    for ((subject, _), slot) in zip(ranked, LowDoseTargets.survivals) {
      guard let day = survivalDay(of: fates[subject], in: slot) else { return false }
      fates[subject].survivalDay = day
      fates[subject].hasDied = slot.kind == .death
    }
    return true
  }

  private mutating func survivalDay(of fate: LowDoseFate, in slot: SurvivalSlot) -> Int? {
    let followUp = LowDoseTargets.dataCut - fate.startedOn + 1
    guard slot.kind == .death else {
      let day = followUp - random.integer(in: 0...35)
      return slot.days.contains(day) && day > fate.progressionDay + 12 ? day : nil
    }
    let first = max(slot.days.lowerBound, fate.progressionDay + 12)
    let last = min(slot.days.upperBound, followUp - 20)
    guard first <= last else { return nil }
    guard slot.days.upperBound > 1000 else { return random.integer(in: first...last) }
    return min(last, first + Int(random.exponential(mean: 190)))
  }

  // MARK: - Response

  private mutating func respond(_ fates: inout [LowDoseFate]) {
    for index in fates.indices where fates[index].ending == .scan(1) {
      fates[index].best = .progressive
    }
    let controlled = fates.indices.filter { fates[$0].progressionDay > 50 }
    for index in controlled { fates[index].best = .stable }
    for index in responders(controlled, fates) { fates[index].best = .partial }
    let longest = fates.indices.filter { fates[$0].best == .partial }
      .sorted { (fates[$1].progressionDay, $0) < (fates[$0].progressionDay, $1) }
    for index in random.shuffled(Array(longest.prefix(6)))
      .prefix(LowDoseTargets.completeResponders)
    {
      fates[index].best = .complete
    }
    for best in BestOverallResponse.allCases { fareOutside(best, &fates) }
  }

  /// Drawn one after the other, the more likely the later they progress.
  private mutating func responders(_ controlled: [Int], _ fates: [LowDoseFate]) -> [Int] {
    var open = controlled
    return (0..<LowDoseTargets.responders).map { _ in
      let weights = open.map { Double(min(400, fates[$0].progressionDay) - 60) }
      return open.remove(at: random.category(weights))
    }
  }

  private mutating func fareOutside(_ best: BestOverallResponse, _ fates: inout [LowDoseFate]) {
    let subjects = random.shuffled(fates.indices.filter { fates[$0].best == best })
    let outcomes = LowDoseTargets.abscopal(best).flatMap { outcome, count in
      Array(repeating: outcome, count: count)
    }
    for (subject, outcome) in zip(subjects, outcomes) { fates[subject].abscopal = outcome }
  }
}
