import CohortModel

extension PolymetastaticRT {
  /// Dysphagia (Mellow and Pinkas, 0 normal to 4 nothing) and pain (0 to 10): at baseline, after
  /// three and six weeks and at each scan.
  ///
  /// Whoever improves does so by the second assessment and stays better; nobody else ever does, so
  /// that the count is the same over any window of more than six weeks.
  struct SymptomScores {
    private let participant: Participant
    private let days: [Day]
    private var random: Xoshiro256

    init(_ participant: Participant, baselineOn: Day, seed: UInt64) {
      self.participant = participant
      let early = [21, 42].map { ClinicCalendar.onOrAfter(participant.firstTreatmentOn + $0) }
      let last = participant.scanDays.first?.date ?? participant.lastAliveOn + 1
      let visits = early.filter { $0 <= participant.lastAliveOn && $0 < last }
      days = [baselineOn] + visits + participant.scanDays.map(\.date)
      random = Xoshiro256(seed: seed, purpose: .symptoms, index: participant.index)
    }

    mutating func records() -> [SymptomScore] {
      let dysphagia = path(participant.dysphagia, from: dysphagiaAtBaseline(), most: 4, least: 1)
      let pain = path(participant.pain, from: painAtBaseline(), most: 10, least: 2)
      return days.indices.flatMap { place in
        [
          score("dysphagia", dysphagia[place], on: days[place]),
          score("pain", pain[place], on: days[place]),
        ]
      }
    }

    private mutating func dysphagiaAtBaseline() -> Int {
      participant.dysphagia == .none ? 0 : random.pick([(1, 40), (2, 38), (3, 20), (4, 2)])
    }

    private mutating func painAtBaseline() -> Int {
      guard participant.pain != .none else { return 0 }
      return random.pick([(3, 24), (4, 26), (5, 22), (6, 14), (7, 9), (8, 5)])
    }

    /// - Parameter least: points by which an improvement falls, and a third of a higher baseline.
    private mutating func path(
      _ plan: Participant.SymptomPlan, from baseline: Int, most: Int, least: Int
    ) -> [Int] {
      let fall = max(least, (baseline + 2) / 3)
      let isLater = random.chance(0.4) && days.count > 2
      return days.indices.map { place in
        guard place > 0 else { return baseline }
        switch plan {
        case .none: return random.chance(0.08) ? 1 : 0
        case .lasting: return min(most, baseline + random.pick([(0, 75), (1, 25)]))
        case .improving:
          if isLater, place == 1 { return baseline }
          return max(0, baseline - fall - random.pick([(0, 70), (1, 30)]))
        }
      }
    }

    private func score(_ scale: String, _ value: Int, on day: Day) -> SymptomScore {
      var record = SymptomScore()
      record.subject = participant.id
      record.date = PartialDate(day)
      record.scale = scale
      record.score = Double(value)
      return record
    }
  }
}
