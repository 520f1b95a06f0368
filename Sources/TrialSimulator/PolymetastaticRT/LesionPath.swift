import CohortModel

extension PolymetastaticRT {
  /// Diameters of the targets, scan by scan, from which RECIST 1.1 gives the responses that were
  /// planned.
  struct LesionPath {
    private let participant: Participant
    private let targets: [BaselineLesion]
    private var evaluation: RecistEvaluation
    private var diameters: [Double]
    private var random: Xoshiro256

    init(_ participant: Participant, _ burden: TumourBurden, seed: UInt64) {
      self.participant = participant
      targets = burden.targets
      diameters = targets.map(\.diameter)
      evaluation = RecistEvaluation(baseline: diameters, isNodal: targets.map(\.isNodal))
      random = Xoshiro256(seed: seed, purpose: .tumour, index: 1 << 33 + participant.index)
    }

    mutating func scans() -> [Scan] {
      participant.scanDays.indices.map { place in
        let day = participant.scanDays[place]
        let isProgression =
          participant.hasProgressed && place == participant.scanDays.count - 1
        var scan = isProgression ? progression() : control(at: place)
        scan.number = day.number
        scan.plannedOn = day.plannedOn
        scan.date = day.date
        scan.overall = RecistEvaluation.overall(
          target: scan.target, nonTarget: scan.nonTarget, newLesion: scan.newLesion)
        return scan
      }
    }

    private mutating func control(at place: Int) -> Scan {
      let response = participant.response.flatMap { place >= $0.scan ? $0 : nil }
      if response?.isComplete == true {
        let gone = targets.map { $0.isNodal ? Double(random.integer(in: 4...8)) : 0 }
        return scan(gone, nonTarget: .complete)
      }
      let wanted: Response = response == nil ? .stable : .partial
      return scan(shrunk(to: wanted), nonTarget: .nonCompleteNonProgressive)
    }

    /// By new lesions, by growth of the targets or of the others.
    private mutating func progression() -> Scan {
      let way = random.pick([(0, 45), (1, 35), (2, 20)])
      if way == 1, let grown = attempt(.progressive, by: { $0.uniform(1.25, 1.7) }) {
        return scan(grown, nonTarget: .nonCompleteNonProgressive)
      }
      let isComplete = participant.response?.isComplete == true
      let others: Response = isComplete ? .complete : .nonCompleteNonProgressive
      guard way == 2, !isComplete else {
        var found = scan(diameters, nonTarget: others)
        found.newLesion = true
        let organ = random.pick([(Organ.lung, 3), (.liver, 3), (.lymphNode, 3), (.bone, 2)])
        let size = Double(random.integer(in: 10...26))
        found.measures.append(
          LesionMeasure(lesion: "N1", type: .new, organ: organ, diameter: size))
        return found
      }
      return scan(diameters, nonTarget: .progressive)
    }

    private mutating func scan(_ sizes: [Double], nonTarget: Response) -> Scan {
      var scan = Scan(number: 0, plannedOn: participant.firstTreatmentOn)
      scan.target = evaluation.target(sizes)
      scan.nonTarget = nonTarget
      scan.measures = zip(targets, sizes).map { target, size in
        LesionMeasure(lesion: target.id, type: .target, organ: target.organ, diameter: size)
      }
      diameters = sizes
      return scan
    }

    /// Sizes of the wanted response; where chance does not find any, a halving or no change.
    private mutating func shrunk(to wanted: Response) -> [Double] {
      let isFirst = diameters == targets.map(\.diameter)
      let sizes = attempt(wanted) { random in
        switch (wanted, isFirst) {
        case (.partial, true): random.uniform(0.32, 0.66)
        case (.partial, false): random.uniform(0.86, 1.08)
        default: random.uniform(0.86, 1.1)
        }
      }
      if let sizes { return sizes }
      var unchanged = evaluation
      if unchanged.target(diameters) == wanted { return diameters }
      return targets.map { ($0.diameter / 2).rounded(.down) }
    }

    private mutating func attempt(
      _ wanted: Response, by factor: (inout Xoshiro256) -> Double
    ) -> [Double]? {
      for _ in 0..<12 {
        let common = factor(&random)
        let sizes = diameters.map { size in
          max(2, (size * common * random.normal(mean: 1, sd: 0.06)).rounded())
        }
        var trial = evaluation
        if trial.target(sizes) == wanted { return sizes }
      }
      return nil
    }
  }
}
