import CohortModel

/// The adverse events of one treated subject.
struct EventCourse {
  private let baseline: Baseline
  private let course: DiseaseCourse
  private let local: LocalTherapy
  private let end: EndOfTreatment
  private let first: Day
  private let writesChinese: Bool
  private var random: Xoshiro256

  init?(
    _ baseline: Baseline, _ course: DiseaseCourse, _ local: LocalTherapy, end: EndOfTreatment?,
    writesChinese: Bool, seed: UInt64, index: Int
  ) {
    guard let end, let first = course.firstTreatmentOn else { return nil }
    self.baseline = baseline
    self.course = course
    self.local = local
    self.end = end
    self.first = first
    self.writesChinese = writesChinese
    random = Xoshiro256(seed: seed, purpose: .adverseEvents, index: index)
  }

  /// In the order of reporting, which numbers them.
  mutating func events() -> [SimulatedEvent] {
    let frailty = random.gamma(shape: 4, mean: 1.08)
    var events: [SimulatedEvent] = []
    for entry in catalogue {
      for _ in 0..<random.poisson(mean: entry.mean * frailty) {
        if let event = occurrence(of: entry) { events.append(event) }
      }
    }
    if let event = missingMildEvent(events) { events.append(event) }
    if let event = stoppingEvent() { events.append(event) }
    if let event = fatalEvent() { events.append(event) }
    events.sort {
      ($0.reportedOn, $0.startedOn, $0.source.preferredTerm)
        < ($1.reportedOn, $1.startedOn, $1.source.preferredTerm)
    }
    for index in events.indices { events[index].id = "AE" + (index + 1).padded(to: 2) }
    return events
  }

  private var catalogue: [CataloguedEvent] {
    let camrelizumab = baseline.regimen.isCamrelizumab
    return EventCatalogue.all + (camrelizumab ? [EventCatalogue.capillaryProliferation] : [])
  }

  private mutating func occurrence(of entry: CataloguedEvent) -> SimulatedEvent? {
    guard let start = onset(of: entry), start < course.lastContact else { return nil }
    if let fatal = course.fatalEvent?.startedOn, start > fatal { return nil }
    let isImmune = random.chance(entry.immuneShare)
    // The worst immune-related events end treatment; `stoppingEvent` makes those.
    let grade = min(random.category(entry.grades) + 1, isImmune ? 3 : 4)
    var event = event(entry, grade: grade, on: start, isImmune: isImmune)
    event.action = action(for: event)
    return event
  }

  /// Nil where the subject was not exposed, or not for so long.
  private mutating func onset(of entry: CataloguedEvent) -> Day? {
    let wait = Int(random.gamma(shape: 1.7, mean: entry.onset))
    switch entry.source {
    case .chemotherapy:
      let cycle = random.pick([(0, 40), (1, 26), (2, 19), (3, 15)])
      let day = first + 21 * cycle + wait
      // Without chemotherapy some of it is seen all the same, as with the disease itself.
      let isExposed = !baseline.regimen.chemotherapy.isEmpty || random.chance(0.22)
      return isExposed && day <= end.systemicDay + 21 ? day : nil
    case .immunotherapy:
      let day = first + 3 + wait
      return day <= end.systemicDay + 60 ? day : nil
    case .chestRadiotherapy:
      return local.lungV20 == nil ? nil : start(of: .radiotherapy).map { $0 + wait }
    case .radiotherapy: return start(of: .radiotherapy).map { $0 + wait }
    case .operation:
      return (start(of: .surgery) ?? start(of: .ablation)).map { $0 + wait }
    case .disease:
      let day = first + 5 + wait
      return day <= end.systemicDay + 30 ? day : nil
    }
  }

  private func start(of kind: TreatmentKind) -> Day? {
    local.treatments.first { $0.kind == kind }?.startedOn
  }

  private mutating func event(
    _ entry: CataloguedEvent, grade: Int, on start: Day, isImmune: Bool
  ) -> SimulatedEvent {
    let isSevereImmune = isImmune && grade >= 3
    let duration = max(1, Int(random.gamma(shape: 1.8, mean: entry.lasting)))
    let isPersistent = random.chance(entry.persisting) && !isSevereImmune
    let over = start + (isSevereImmune ? min(49, max(6, duration)) : duration)
    let seriousness = seriousness(of: entry, grade: grade)
    let delay = seriousness == nil ? random.integer(in: 0...20) : random.integer(in: 0...2)
    let isPartial = grade < 3 && start.civil.day > 4 && random.chance(0.02)
    return SimulatedEvent(
      source: entry, term: verbatim(entry, grade: grade), grade: grade, startedOn: start,
      hasMonthOnly: isPartial, endedOn: isPersistent || over >= course.lastContact ? nil : over,
      reportedOn: min(start + delay, course.lastContact), seriousness: seriousness,
      relatedness: relatedness(of: entry, on: start, isImmune: isImmune),
      isImmuneRelated: isImmune, action: .none)
  }

  private mutating func verbatim(_ entry: CataloguedEvent, grade: Int) -> String {
    if random.chance(writesChinese ? 0.8 : 0.1) {
      return random.chance(0.15) ? entry.chinese + String(grade) + "级" : entry.chinese
    }
    return random.chance(0.3) ? entry.preferredTerm.lowercased() : entry.preferredTerm
  }

  private mutating func seriousness(of entry: CataloguedEvent, grade: Int) -> String? {
    let isLaboratory = entry.isLaboratory
    if entry.isHospitalised, grade >= 3 {
      return grade == 4 ? "life-threatening" : "hospitalisation"
    }
    switch grade {
    case 4:
      guard random.chance(isLaboratory ? 0.3 : 1) else { return nil }
      return isLaboratory ? "hospitalisation" : "life-threatening"
    case 3:
      guard random.chance(isLaboratory ? 0.05 : 0.5) else { return nil }
      return random.chance(0.85) ? "hospitalisation" : "medically important"
    case 2:
      return !isLaboratory && random.chance(0.02) ? "hospitalisation" : nil
    default: return nil
    }
  }

  private mutating func relatedness(
    of entry: CataloguedEvent, on day: Day, isImmune: Bool
  ) -> EventRelatedness {
    let close: Relatedness = random.pick([(.possible, 38), (.probable, 40), (.definite, 22)])
    let far: Relatedness = random.pick([(.unrelated, 66), (.unlikely, 22), (.possible, 12)])
    let hasChemotherapy = !baseline.regimen.chemotherapy.isEmpty
    let hasLocal = local.startedOn.map { $0 <= day } ?? false
    var result = EventRelatedness()
    switch entry.source {
    case .chemotherapy:
      result.chemotherapy = hasChemotherapy ? close : .unrelated
      result.immunotherapy = hasChemotherapy ? far : .possible
    case .immunotherapy:
      let isDoubtful = !isImmune && random.chance(0.4)
      let isRecent = hasChemotherapy && day < first + 110
      result.immunotherapy = isDoubtful ? far : close
      result.chemotherapy = isRecent ? (isDoubtful && entry.isLaboratory ? close : far) : .unrelated
    case .chestRadiotherapy, .radiotherapy, .operation:
      result.local = close
      result.immunotherapy = entry.source == .chestRadiotherapy ? far : .unrelated
    case .disease:
      result.immunotherapy = far
      result.chemotherapy =
        hasChemotherapy ? random.pick([(.unrelated, 3), (.unlikely, 1)]) : .unrelated
      result.local = hasLocal ? far : .unrelated
    }
    return result
  }

  private mutating func action(
    for event: SimulatedEvent
  ) -> ActionTaken {
    guard event.startedOn <= end.systemicDay else { return .notApplicable }
    if event.isImmuneRelated, event.grade >= 3 { return .interrupted }
    let isChemotherapy = event.source.source == .chemotherapy && event.startedOn < first + 84
    switch event.grade {
    case 2:
      return random.pick([
        (.none, 86), (.interrupted, 10), (isChemotherapy ? .doseReduced : .none, 4),
      ])
    case 3, 4:
      return isChemotherapy
        ? random.pick([(.none, 25), (.interrupted, 35), (.doseReduced, 40)])
        : random.pick([(.none, 40), (.interrupted, 60)])
    default: return .none
    }
  }
}

/// What is drawn for the sake of the course, not of a frequency.
extension EventCourse {
  /// Nobody is treated for long without any event.
  fileprivate mutating func missingMildEvent(_ events: [SimulatedEvent]) -> SimulatedEvent? {
    let late = first + 75
    let start = first + random.integer(in: 3...40)
    let entry = random.pick(EventCatalogue.everyday)
    let grade = random.pick([(1, 3), (2, 1)])
    guard end.systemicDay > late, !events.contains(where: { $0.reportedOn <= late }) else {
      return nil
    }
    return event(entry, grade: grade, on: start, isImmune: false)
  }

  /// The event that ended treatment.
  fileprivate mutating func stoppingEvent() -> SimulatedEvent? {
    let fatal = course.fatalEvent?.startedOn
    guard end.reason == EndOfTreatment.adverseEvent, end.systemicDay != fatal else { return nil }
    let drawn = random.pick([(2, 15), (3, 70), (4, 15)])
    let (entry, grades) = random.pick(EventCatalogue.stopping)
    let grade = min(grades.upperBound, max(grades.lowerBound, drawn))
    var event = event(entry, grade: grade, on: end.systemicDay, isImmune: true)
    if grade > 2 { event.seriousness = grade == 4 ? "life-threatening" : "hospitalisation" }
    event.hasMonthOnly = false
    event.reportedOn = end.systemicDay
    event.action = .withdrawn
    return event
  }

  /// The event that ended life.
  fileprivate mutating func fatalEvent() -> SimulatedEvent? {
    guard let fatal = course.fatalEvent, course.knownDeathOn != nil else { return nil }
    let entry = EventCatalogue.fatal(fatal.kind)
    var event = event(
      entry, grade: 4, on: fatal.startedOn, isImmune: fatal.kind == .pneumonitis)
    event.seriousness = "life-threatening"
    event.reportedOn = fatal.startedOn
    event.hasMonthOnly = false
    event.diedOn = course.diedOn
    event.action = fatal.startedOn <= end.systemicDay ? .withdrawn : .notApplicable
    return event
  }
}
