import CohortModel

extension PolymetastaticRT {
  /// Who responds, whose symptoms improve and who suffers a severe toxicity: exactly as many as
  /// printed, likelier where the course is the better one.
  struct Outcomes {
    private(set) var participants: [Participant]
    private let seed: UInt64
    private var random: Xoshiro256

    static func place(_ participants: [Participant], seed: UInt64) throws -> [Participant] {
      var outcomes = Outcomes(participants, seed)
      try outcomes.placeToxicity()
      for index in participants.indices {
        var control = DiseaseControl(outcomes.participants[index], seed: seed)
        control.follow(&outcomes.participants[index])
      }
      try outcomes.placeResponses()
      try outcomes.placeSymptoms()
      return outcomes.participants
    }

    private init(_ participants: [Participant], _ seed: UInt64) {
      self.participants = participants
      self.seed = seed
      random = Xoshiro256(seed: seed, purpose: .randomisation, index: 1)
    }

    private func members(_ isMember: (Participant) -> Bool) -> [Int] {
      participants.indices.filter { isMember(participants[$0]) }
    }

    private mutating func choose(
      _ count: Int, of members: [Int], for target: String, weight: (Participant) -> Double
    ) throws -> Set<Int> {
      let chosen = ExactChoice.choose(
        count, of: members, weight: { weight(participants[$0]) }, &random)
      guard let chosen else { throw NotReached(seed: seed, target: target) }
      return chosen
    }
  }
}

extension PolymetastaticRT.Outcomes {
  /// The fatal ones are among the severe ones.
  private mutating func placeToxicity() throws {
    for stratum in PolymetastaticRT.Stratum.allCases {
      let early = members {
        $0.stratum == stratum && $0.survival.isDead && (90...300).contains($0.survival.days)
      }
      let fatal = try choose(stratum.fatal, of: early, for: "the fatal toxicities") { _ in 1 }
      let others = members { $0.stratum == stratum }.filter { !fatal.contains($0) }
      let severe = try choose(
        stratum.severe - stratum.fatal, of: others, for: "the severe toxicities"
      ) { $0.candidate.ecog == 1 ? 1.2 : 1 }
      for index in fatal { participants[index].isFatalToxicity = true }
      for index in fatal.union(severe) { participants[index].isSevereToxicity = true }
    }
  }

  private mutating func placeResponses() throws {
    let targets = PolymetastaticRT.Targets.self
    for isIrradiated in [true, false] {
      let able = members { $0.stratum.isIrradiated == isIrradiated && $0.controlledScans > 0 }
      let count = isIrradiated ? targets.responders.irradiated : targets.responders.systemic
      let responders = try choose(count, of: able, for: "the responders") {
        0.5 + Double(min($0.controlledScans, 6))
      }
      let complete = try choose(
        isIrradiated ? targets.complete.irradiated : targets.complete.systemic,
        of: responders.sorted(), for: "the complete responders"
      ) { Double($0.controlledScans * $0.controlledScans) }
      for index in responders.sorted() {
        let isLater = participants[index].controlledScans > 1 && random.chance(0.25)
        participants[index].response = PolymetastaticRT.Participant.ResponsePlan(
          scan: isLater ? 1 : 0, isComplete: complete.contains(index))
      }
    }
  }

  private mutating func placeSymptoms() throws {
    let targets = PolymetastaticRT.Targets.self
    try place(targets.dysphagia, into: \.dysphagia) { $0.candidate.hasDysphagia ? 1 : nil }
    try place(targets.pain, into: \.pain) { $0.candidate.hasBone ? 5 : 1 }
  }

  /// - Parameter weight: of having the symptom at baseline; nil is never.
  private mutating func place(
    _ targets: (
      irradiated: PolymetastaticRT.Targets.Proportion, systemic: PolymetastaticRT.Targets.Proportion
    ),
    into plan: WritableKeyPath<
      PolymetastaticRT.Participant, PolymetastaticRT.Participant.SymptomPlan
    >,
    weight: (PolymetastaticRT.Participant) -> Double?
  ) throws {
    for (isIrradiated, target) in [(true, targets.irradiated), (false, targets.systemic)] {
      let able = members { $0.stratum.isIrradiated == isIrradiated && weight($0) != nil }
      let affected = try choose(target.whole, of: able, for: "the symptoms") { weight($0) ?? 1 }
      let better = try choose(target.part, of: affected.sorted(), for: "the symptoms") {
        ($0.response == nil ? 1 : 2) * ($0.survival.days > 120 ? 2 : 1)
      }
      for index in affected { participants[index][keyPath: plan] = .lasting }
      for index in better { participants[index][keyPath: plan] = .improving }
    }
  }
}
