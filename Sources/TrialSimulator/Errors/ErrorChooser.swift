import CohortModel

/// Finds a subject that an error fits, one after another.
struct ErrorChooser {
  private let lives: [SubjectLife]
  private let reference: Day
  private var used: [Bool]
  private var chosen: [Plant] = []

  init(lives: [SubjectLife], reference: Day) {
    self.lives = lives
    self.reference = reference
    used = Array(repeating: false, count: lives.count)
  }

  /// The rarest conditions choose first.
  mutating func plants() -> [Plant] {
    chooseDeaths()
    chooseScans()
    chooseEvents()
    let reference = reference
    choose { life in life.futureVisit(at: reference).map { .futureVisit(visit: $0) } }
    choose { life in
      life.cycles.contains { $0.number == 3 && $0.givenOn < reference }
        ? .unknownSubject(id: life.mistypedID) : nil
    }
    chooseSharedIdentity()
    return chosen
  }

  /// Whether a fitting subject was found.
  @discardableResult
  private mutating func choose(_ fitting: (SubjectLife) -> Plant.Kind?) -> Bool {
    for (position, life) in lives.enumerated() where !used[position] {
      guard let kind = fitting(life) else { continue }
      used[position] = true
      chosen.append(Plant(arrival: life.index, kind: kind))
      return true
    }
    return false
  }

  private mutating func chooseDeaths() {
    let reference = reference
    func dead(_ kind: Plant.Kind) -> (SubjectLife) -> Plant.Kind? {
      { $0.isPlainDeath(before: reference - 30) ? kind : nil }
    }
    choose(dead(.fatalWithoutDeath))
    choose(dead(.aliveAfterDeath))
    choose(dead(.visitAfterDeath))
    choose(dead(.assessmentAfterDeath))
    choose(dead(.eventAfterDeath))
  }

  private mutating func chooseScans() {
    let reference = reference
    // A recent scan, so that the subject who seems stable has no further scan due yet.
    let recent = choose {
      $0.growthOnly(in: reference - 45...reference - 5).map { .responseDisagrees(visit: $0) }
    }
    if !recent {
      choose { $0.growthOnly(in: Day(0)...reference).map { .responseDisagrees(visit: $0) } }
    }
    choose { $0.missablePair(by: reference).map { .scansMissed(scans: [$0, $0 + 1]) } }
    choose { $0.overdue(at: reference).map { .scanOverdue(scan: $0) } }
    choose { $0.overdue(at: reference).map { .scanOverdue(scan: $0) } }
  }

  private mutating func chooseEvents() {
    let early = reference - 60
    func event(
      _ kind: @escaping (String) -> Plant.Kind,
      where isFitting: @escaping (SimulatedEvent) -> Bool = { $0.grade < 3 }
    ) -> (SubjectLife) -> Plant.Kind? {
      { life in
        life.events.first { event in
          event.reportedOn <= early && event.action != .withdrawn && event.seriousness == nil
            && !event.hasMonthOnly && isFitting(event)
        }.map { kind($0.id) }
      }
    }
    choose(event({ .gradeMissing(event: $0) }))
    choose(event({ .gradeMissing(event: $0) }))
    choose(event({ .gradeSeven(event: $0) }, where: { $0.grade == 2 }))
    choose(event({ .relatednessMissing(event: $0) }))
    choose(event({ .relatednessMissing(event: $0) }))
    choose(event({ .relatednessMissing(event: $0) }))
    choose(event({ .futureReport(event: $0) }))
    func hasEnd(_ event: SimulatedEvent) -> Bool {
      event.endedOn.map { $0 <= early && $0 - event.startedOn > 5 } ?? false
    }
    choose(event({ .endBeforeStart(event: $0) }, where: hasEnd))
    choose(event({ .endBeforeStart(event: $0) }, where: hasEnd))
  }

  /// A screening failure at one site who was randomised at another later. Of the two the check
  /// names the one whose id sorts last, so that is the failure.
  private mutating func chooseSharedIdentity() {
    for (position, failed) in lives.enumerated() where !used[position] && failed.enrolment == nil {
      let later = lives.indices.first { index in
        let life = lives[index]
        return !used[index] && life.enrolment != nil && life.site != failed.site
          && life.baseline.sex == failed.baseline.sex && life.arrival.decidedOn <= reference
          && life.arrival.consentedOn > failed.arrival.decidedOn && life.id < failed.id
      }
      guard let later, failed.baseline.failure == .withdrew else { continue }
      let person = lives[later]
      used[position] = true
      used[later] = true
      chosen.append(
        Plant(
          arrival: failed.index,
          kind: .sharedIdentity(
            bornOn: person.baseline.bornOn, initials: person.baseline.initials,
            age: person.baseline.age(on: failed.arrival.consentedOn), with: person.id)))
      return
    }
  }
}
