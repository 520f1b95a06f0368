import CohortModel

extension PolymetastaticRT {
  /// The adverse events of one subject: of grade 3 or worse and related to treatment in exactly
  /// those of whom that was decided.
  struct ToxicityCourse {
    private let participant: Participant
    private let therapy: TherapyCourse
    private let writesChinese: Bool
    private var random: Xoshiro256

    init(_ participant: Participant, _ therapy: TherapyCourse, writesChinese: Bool, seed: UInt64) {
      self.participant = participant
      self.therapy = therapy
      self.writesChinese = writesChinese
      random = Xoshiro256(seed: seed, purpose: .adverseEvents, index: participant.index)
    }

    mutating func events() -> [SimulatedEvent] {
      let frailty = random.gamma(shape: 4, mean: 0.85)
      var events: [SimulatedEvent] = []
      for entry in EventCatalogue.all {
        for _ in 0..<random.poisson(mean: entry.mean * frailty) {
          if let event = occurrence(of: entry) { events.append(event) }
        }
      }
      if participant.isSevereToxicity, !participant.isFatalToxicity,
        !events.contains(where: \.isSevereToxicity)
      {
        events.append(severe())
      }
      stopTreatment(by: &events)
      if let fatal = participant.fatalToxicity { events.append(death(by: fatal)) }
      return numbered(events)
    }

    private func numbered(_ events: [SimulatedEvent]) -> [SimulatedEvent] {
      let sorted = events.sorted {
        ($0.reportedOn, $0.startedOn, $0.source.preferredTerm, $0.grade)
          < ($1.reportedOn, $1.startedOn, $1.source.preferredTerm, $1.grade)
      }
      return sorted.enumerated().map { index, event in
        var event = event
        event.id = "AE" + (index + 1).padded(to: 2)
        return event
      }
    }

    private mutating func occurrence(of entry: CataloguedEvent) -> SimulatedEvent? {
      let drawn = random.category(entry.grades) + 1
      let isToxicity = entry.source != .disease
      let grade = isToxicity && !participant.isSevereToxicity ? min(2, drawn) : drawn
      guard let start = onset(of: entry), start < participant.lastAliveOn - 2 else { return nil }
      return event(entry, grade: grade, on: start)
    }

    /// Nil where the subject was not exposed, or not for so long.
    private mutating func onset(of entry: CataloguedEvent) -> Day? {
      let wait = Int(random.gamma(shape: 1.7, mean: entry.onset))
      let first = participant.firstTreatmentOn
      let last = therapy.cycles.last?.givenOn ?? first
      switch entry.source {
      case .chemotherapy:
        let cycle = random.pick([(0, 40), (1, 26), (2, 19), (3, 15)])
        return cycle < therapy.cycles.count ? therapy.cycles[cycle].givenOn + wait : nil
      case .immunotherapy:
        let day = first + 3 + wait
        return day <= last + 60 ? day : nil
      case .chestRadiotherapy:
        let chest = therapy.radiotherapy.first {
          [.oesophagus, .lung, .lymphNode].contains($0.organ)
        }
        return chest.map { $0.startedOn + wait }
      case .radiotherapy: return therapy.radiotherapy.first.map { $0.startedOn + wait }
      case .operation: return nil
      case .disease: return first + 5 + wait
      }
    }

    private mutating func event(
      _ entry: CataloguedEvent, grade: Int, on start: Day
    ) -> SimulatedEvent {
      let isImmune = random.chance(entry.immuneShare)
      let over = start + max(1, Int(random.gamma(shape: 1.8, mean: entry.lasting)))
      let isPersistent = random.chance(entry.persisting)
      let seriousness = seriousness(of: entry, grade: grade)
      let delay = random.integer(in: 0...(seriousness == nil ? 14 : 1))
      return SimulatedEvent(
        source: entry, term: term(of: entry), grade: grade, startedOn: start,
        endedOn: isPersistent || over >= participant.endsOn ? nil : over,
        reportedOn: min(start + delay, participant.lastAliveOn), seriousness: seriousness,
        relatedness: relatedness(of: entry), isImmuneRelated: isImmune,
        action: action(after: grade, on: start))
    }

    private mutating func term(of entry: CataloguedEvent) -> String {
      if random.chance(writesChinese ? 0.7 : 0.05) { return entry.chinese }
      return random.chance(0.3) ? entry.preferredTerm.lowercased() : entry.preferredTerm
    }

    private mutating func seriousness(of entry: CataloguedEvent, grade: Int) -> String? {
      let chance = random.uniform()
      switch grade {
      case 4: return entry.isLaboratory && chance > 0.3 ? nil : "life-threatening"
      case 3:
        let share = entry.isHospitalised ? 1 : entry.isLaboratory ? 0.06 : 0.45
        return chance < share ? "hospitalisation" : nil
      default: return nil
      }
    }

    /// What was not given is unrelated, and so is what the disease does.
    private mutating func relatedness(of entry: CataloguedEvent) -> EventRelatedness {
      let close: Relatedness = random.pick([(.possible, 38), (.probable, 40), (.definite, 22)])
      let far: Relatedness = random.pick([(.unrelated, 70), (.unlikely, 30)])
      var result = EventRelatedness()
      switch entry.source {
      case .chemotherapy: (result.chemotherapy, result.immunotherapy) = (close, far)
      case .immunotherapy: (result.immunotherapy, result.chemotherapy) = (close, far)
      case .chestRadiotherapy, .radiotherapy, .operation:
        (result.local, result.immunotherapy) = (close, far)
      case .disease: result.immunotherapy = far
      }
      return result
    }

    private mutating func action(after grade: Int, on start: Day) -> ActionTaken {
      guard let last = therapy.cycles.last?.givenOn, start <= last else { return .notApplicable }
      return switch grade {
      case 3...: random.pick([(.none, 30), (.interrupted, 45), (.doseReduced, 25)])
      case 2: random.pick([(.none, 88), (.interrupted, 12)])
      default: .none
      }
    }
  }
}

extension PolymetastaticRT.ToxicityCourse {
  /// One of those that chemotherapy brings, within its first weeks.
  private mutating func severe() -> SimulatedEvent {
    let entry = random.pick(
      EventCatalogue.chemotherapy.map { ($0, $0.mean * ($0.grades[2] + $0.grades[3])) })
    let start = participant.firstTreatmentOn + random.integer(in: 5...18)
    return event(entry, grade: entry.grades[2] > 0 ? 3 : 4, on: start)
  }

  /// Treatment that was stopped for an event was so for the last one by then.
  private func stopTreatment(by events: inout [SimulatedEvent]) {
    guard therapy.endReason == "Adverse event", !participant.isFatalToxicity,
      let last = therapy.cycles.last?.givenOn
    else { return }
    let causes = events.indices.filter {
      events[$0].source.source != .disease && events[$0].startedOn <= last + 42
    }
    let cause = causes.max {
      (events[$0].startedOn, events[$0].grade, $0) < (events[$1].startedOn, events[$1].grade, $1)
    }
    if let cause { events[cause].action = .withdrawn }
  }

  private mutating func death(by fatal: FatalEvent) -> SimulatedEvent {
    let isPneumonitis = fatal.kind == .pneumonitis
    var event = event(EventCatalogue.fatal(fatal.kind), grade: 4, on: fatal.startedOn)
    event.relatedness = EventRelatedness(
      immunotherapy: isPneumonitis ? .probable : .unlikely,
      chemotherapy: isPneumonitis ? .unlikely : .probable,
      local: participant.stratum.isIrradiated ? .possible : .unrelated)
    event.isImmuneRelated = isPneumonitis
    event.seriousness = "life-threatening"
    event.reportedOn = event.startedOn
    event.diedOn = participant.endsOn
    event.action = .withdrawn
    return event
  }
}

extension PolymetastaticRT.Participant {
  /// What a treatment-related death is due to.
  var fatalToxicity: FatalEvent? {
    guard isFatalToxicity else { return nil }
    return FatalEvent(kind: stratum.isIrradiated ? .pneumonitis : .sepsis, startedOn: endsOn - 12)
  }
}

extension SimulatedEvent {
  fileprivate var isSevereToxicity: Bool { source.source != .disease && grade >= 3 }
}
