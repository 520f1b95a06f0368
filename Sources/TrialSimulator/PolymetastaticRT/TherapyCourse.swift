import CohortModel

extension PolymetastaticRT {
  /// Immunochemotherapy in cycles of 21 days, then the inhibitor alone; radiotherapy after its start
  /// in the irradiated arm.
  struct TherapyCourse {
    let regimen: Regimen
    private(set) var cycles: [Cycle]
    let radiotherapy: [LocalTreatment]
    /// Nil where treatment goes on at the data cut.
    let endReason: String?

    static let maximumDays = 730
    private static let maximumLag = 45

    init(_ participant: Participant, _ burden: TumourBurden, seed: UInt64) {
      var random = Xoshiro256(
        seed: seed, purpose: .systemicTherapy, index: 1 << 32 + participant.index)
      var regimen = Regimen.draw(&random)
      while regimen.chemotherapy.isEmpty { regimen = Regimen.draw(&random) }
      self.regimen = regimen
      let end = Self.end(participant, &random)
      endReason = end.reason
      cycles = Self.cycles(participant.firstTreatmentOn, until: end.day, &random)
      radiotherapy =
        participant.stratum.isIrradiated ? Self.irradiate(participant, burden, &random) : []
    }

    var lastOn: Day? {
      (cycles.map(\.givenOn) + radiotherapy.map(\.endedOn)).max()
    }

    /// No cycle is given on or after this day.
    private static func end(
      _ participant: Participant, _ random: inout Xoshiro256
    ) -> (day: Day, reason: String?) {
      let first = participant.firstTreatmentOn
      if participant.isFatalToxicity {
        return (participant.endsOn - maximumLag, "Adverse event")
      }
      let stop = first + 60 + Int(random.exponential(mean: 500))
      let reason = random.pick([
        ("Adverse event", 40), ("Withdrawal by subject", 25), ("Physician decision", 35),
      ])
      var ends: [(day: Day, reason: String?)] = [
        (stop, reason), (first + maximumDays, "Completed"),
        (participant.lastAliveOn - 4, participant.survival.isDead ? "Death" : nil),
      ]
      if participant.survival.isLost { ends[2].reason = "Lost to follow-up" }
      if let found = participant.progressedOn { ends.append((found, "Progressive disease")) }
      return ends.min { $0.day < $1.day } ?? ends[0]
    }

    private static func cycles(
      _ first: Day, until end: Day, _ random: inout Xoshiro256
    ) -> [Cycle] {
      var cycles = [Cycle(number: 1, plannedOn: first, givenOn: first, isReduced: false)]
      while let last = cycles.last {
        let planned = last.givenOn + 21
        let delay = random.pick([(0, 62), (-1, 8), (1, 12), (2, 8), (4, 5), (7, 5)])
        let given = ClinicCalendar.onOrAfter(planned + delay)
        guard given < end else { break }
        let isReduced =
          last.number < Regimen.chemotherapyCycles && (last.isReduced || random.chance(0.06))
        cycles.append(
          Cycle(
            number: last.number + 1, plannedOn: planned, givenOn: given, isReduced: isReduced))
      }
      return cycles
    }

    func treatments(of subject: String) -> [Treatment] {
      cycles.flatMap { regimen.treatments(of: $0, subject: subject) }
        + radiotherapy.enumerated().map { index, course in
          course.record(
            subject: subject, id: "LT" + (index + 1).padded(to: 2), at: FollowUp.cutOff)
        }
    }
  }
}

extension PolymetastaticRT.TherapyCourse {
  private typealias Scheme = (agent: String, dose: Double, fractions: Int)

  /// One to three lesions, side by side: the primary where it is, else a metastasis.
  private static func irradiate(
    _ participant: PolymetastaticRT.Participant, _ burden: PolymetastaticRT.TumourBurden,
    _ random: inout Xoshiro256
  ) -> [LocalTreatment] {
    let first = participant.firstTreatmentOn
    let latest = min(
      participant.lastAliveOn - 48, participant.progressedOn.map { $0 - 2 } ?? first + 400)
    let wait = 21 + min(100, Int(random.gamma(shape: 3, mean: 36)))
    let start = ClinicCalendar.onOrAfter(max(first + 22, min(first + wait, latest - 6)))
    let order = burden.lesions.sorted { urgency($0) > urgency($1) }
    let count = random.pick([(1, 50), (2, 33), (3, 17)])
    return order.prefix(count).map { lesion in
      let scheme = random.pick(schemes(for: lesion.organ))
      return LocalTreatment(
        lesion: lesion.id, organ: lesion.organ, kind: .radiotherapy, agent: scheme.agent,
        dose: scheme.dose, startedOn: start,
        endedOn: ClinicCalendar.end(of: scheme.fractions, from: start))
    }
  }

  /// The primary first, then bone for its pain, then by size.
  private static func urgency(_ lesion: BaselineLesion) -> Double {
    switch lesion.organ {
    case .oesophagus: 1000
    case .bone: 500 + lesion.diameter
    default: lesion.diameter
    }
  }

  private static func schemes(for organ: Organ) -> [(Scheme, Double)] {
    switch organ {
    case .bone: [(("IMRT 30 Gy/10", 30, 10), 7), (("IMRT 20 Gy/5", 20, 5), 3)]
    case .lung, .liver, .adrenal:
      [(("SBRT 50 Gy/5", 50, 5), 4), (("SBRT 30 Gy/5", 30, 5), 4), (("IMRT 45 Gy/15", 45, 15), 2)]
    default:
      [
        (("IMRT 50 Gy/25", 50, 25), 5), (("IMRT 50.4 Gy/28", 50.4, 28), 3),
        (("IMRT 40 Gy/20", 40, 20), 2),
      ]
    }
  }
}
