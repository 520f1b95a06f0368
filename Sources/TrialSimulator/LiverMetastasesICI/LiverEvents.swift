import CohortModel

/// The adverse events that the charts of one subject tell.
struct LiverEvents {
  private let member: LiverMember
  private var random: Xoshiro256
  /// Charts tell less than a prospective trial would.
  private static let recorded = 0.34

  init(_ member: LiverMember, _ random: Xoshiro256) {
    self.member = member
    self.random = random
  }

  /// In the order of their start, which numbers them.
  mutating func events() -> [SimulatedEvent] {
    let frailty = Self.recorded * random.gamma(shape: 3, mean: 1)
    var events: [SimulatedEvent] = []
    for entry in catalogue {
      for _ in 0..<random.poisson(mean: entry.mean * frailty) {
        if let event = event(entry) { events.append(event) }
      }
    }
    if member.endsWithToxicity { events.append(stoppingEvent()) }
    events.sort {
      ($0.startedOn, $0.source.preferredTerm) < ($1.startedOn, $1.source.preferredTerm)
    }
    for index in events.indices { events[index].id = "AE" + (index + 1).padded(to: 2) }
    return events
  }

  /// Enzymes, fever and infections come with chemotherapy alone too, at a lower rate.
  private var catalogue: [CataloguedEvent] {
    let shared = EventCatalogue.chemotherapy + EventCatalogue.disease
    guard let inhibitor = member.baseline.regimen.inhibitor else {
      return shared
        + EventCatalogue.immunotherapy.filter { Self.ofBoth.contains($0.preferredTerm) }
        .map(Self.ofChemotherapy)
    }
    let own = inhibitor.name == "camrelizumab" ? [EventCatalogue.capillaryProliferation] : []
    return shared + EventCatalogue.immunotherapy + own
  }

  private static let ofBoth = [
    "Alanine aminotransferase increased", "Aspartate aminotransferase increased",
    "Blood bilirubin increased", "Diarrhea", "Fever", "Lung infection",
    "Upper respiratory infection",
  ]

  private static func ofChemotherapy(_ entry: CataloguedEvent) -> CataloguedEvent {
    var entry = entry
    entry.source = .chemotherapy
    entry.onset = 12
    entry.immuneShare = 0
    return entry
  }

  private mutating func event(_ entry: CataloguedEvent) -> SimulatedEvent? {
    guard let start = onset(of: entry), start < lastContact - 1 else { return nil }
    let isImmune = random.chance(entry.immuneShare)
    // The worst immune-related events end treatment; `stoppingEvent` makes those.
    let grade = min(random.category(entry.grades) + 1, isImmune ? 3 : 4)
    return event(entry, grade: grade, on: start, isImmune: isImmune)
  }

  private var lastContact: Day { member.day(member.course.lastContact) }

  /// The immune-related event that ended treatment with the inhibitor.
  private mutating func stoppingEvent() -> SimulatedEvent {
    let (entry, grades) = random.pick(EventCatalogue.stopping)
    let last = member.cycles.last?.givenOn ?? member.start
    var event = event(
      entry, grade: min(grades.upperBound, max(grades.lowerBound, 3)),
      on: last + random.integer(in: 5...16), isImmune: true)
    event.relatedness.immunotherapy = .probable
    event.seriousness = "hospitalisation"
    event.action = .withdrawn
    return event
  }

  private mutating func event(
    _ entry: CataloguedEvent, grade: Int, on start: Day, isImmune: Bool
  ) -> SimulatedEvent {
    let end = start + max(1, Int(random.gamma(shape: 1.8, mean: entry.lasting)))
    let isPersistent = random.chance(entry.persisting)
    return SimulatedEvent(
      source: entry, term: entry.preferredTerm, grade: grade, startedOn: start,
      endedOn: isPersistent || end >= lastContact ? nil : end,
      reportedOn: start, seriousness: seriousness(of: entry, grade: grade),
      relatedness: relatedness(of: entry), isImmuneRelated: isImmune,
      action: action(grade: grade, on: start))
  }

  /// Nil where the subject was not exposed, or not for so long.
  private mutating func onset(of entry: CataloguedEvent) -> Day? {
    let wait = Int(random.gamma(shape: 1.7, mean: entry.onset))
    switch entry.source {
    case .chemotherapy:
      return random.element(of: member.cycles.filter(\.hasChemotherapy)).givenOn + wait
    case .immunotherapy:
      let given = member.cycles.filter(\.hasInhibitor).map(\.givenOn)
      guard let first = given.first, let last = given.last else { return nil }
      return first + 3 + wait <= last + 60 ? first + 3 + wait : nil
    case .disease, .chestRadiotherapy, .radiotherapy, .operation:
      let last = member.cycles.last?.givenOn ?? member.start
      return member.start + 5 + wait <= last + 30 ? member.start + 5 + wait : nil
    }
  }

  private mutating func seriousness(of entry: CataloguedEvent, grade: Int) -> String? {
    let isHospitalised = entry.isHospitalised || random.chance(entry.isLaboratory ? 0.06 : 0.5)
    switch grade {
    case 4: return entry.isLaboratory && !isHospitalised ? nil : "life-threatening"
    case 3: return isHospitalised ? "hospitalisation" : nil
    default: return nil
    }
  }

  private mutating func relatedness(of entry: CataloguedEvent) -> EventRelatedness {
    let close: Relatedness = random.pick([(.possible, 40), (.probable, 40), (.definite, 20)])
    let far: Relatedness = random.pick([(.unrelated, 70), (.unlikely, 22), (.possible, 8)])
    let hasInhibitor = member.inhibitorCycles > 0
    var result = EventRelatedness()
    switch entry.source {
    case .chemotherapy:
      result.chemotherapy = close
      result.immunotherapy = hasInhibitor ? far : .unrelated
    case .immunotherapy:
      result.immunotherapy = close
      result.chemotherapy = far
    case .disease, .chestRadiotherapy, .radiotherapy, .operation:
      result.chemotherapy = random.pick([(.unrelated, 3), (.unlikely, 1)])
    }
    return result
  }

  private mutating func action(grade: Int, on start: Day) -> ActionTaken {
    guard let last = member.cycles.last?.givenOn, start <= last else { return .notApplicable }
    return grade < 3
      ? .none : random.pick([(.none, 35), (.interrupted, 35), (.doseReduced, 30)])
  }
}
