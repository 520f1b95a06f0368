import Glibc
import Statistics

extension PolymetastaticRT {
  /// Times of death and last contact whose Kaplan–Meier medians and hazard ratios are the printed
  /// ones, before and after matching at once.
  ///
  /// Begins with quantiles of Weibull distributions and the wanted number of deaths; then single
  /// times are moved and deaths exchanged with survivals within a stratum, downhill with a little
  /// noise that cools (Kirkpatrick, Gelatt & Vecchi, Science 1983;220:671).
  struct SurvivalSearch {
    private(set) var subjects: [Survival]
    private var all: ArmDays
    private var matched: ArmDays
    private var loss = Double.infinity
    private var temperature = 1.0
    private var random: Xoshiro256

    private static let restarts = 30
    private static let steps = 8000

    static func run(seed: UInt64) throws -> [Survival] {
      for restart in 0..<restarts {
        var search = SurvivalSearch(seed: seed, restart: restart)
        if search.descend(), SurvivalFigures(search.subjects).arePrinted { return search.subjects }
      }
      throw NotReached(seed: seed, target: "the printed survival")
    }

    private init(seed: UInt64, restart: Int) {
      random = Xoshiro256(seed: seed, purpose: .course, index: 1 << 32 + restart)
      subjects = []
      for stratum in Stratum.allCases { subjects += Self.start(stratum, &random) }
      all = ArmDays(lastDay: FollowUp.longest)
      matched = all
      for subject in subjects { place(subject, by: 1) }
      loss = evaluate()
    }

    private mutating func place(_ subject: Survival, by count: Int) {
      let arm = subject.stratum.isIrradiated ? 1 : 0
      all.add(subject.days, isDeath: subject.isDead, arm: arm, by: count)
      if subject.stratum.isMatched {
        matched.add(subject.days, isDeath: subject.isDead, arm: arm, by: count)
      }
    }

    private mutating func evaluate() -> Double {
      let before = all.figures()
      let after = matched.figures()
      return Targets.before.loss(before) + Targets.after.loss(after)
    }

    /// Whether all figures print as wanted.
    private mutating func descend() -> Bool {
      for _ in 0..<Self.steps where loss > 0 {
        step()
        temperature = max(0.02, temperature * 0.997)
      }
      return loss == 0
    }

    private mutating func step() {
      let changes = change()
      for change in changes { replace(change) }
      let moved = evaluate()
      if moved <= loss || random.chance(exp((loss - moved) / temperature)) {
        loss = moved
      } else {
        for change in changes.reversed() {
          replace(Change(change.index, from: change.to, to: change.from))
        }
      }
    }

    private mutating func replace(_ change: Change) {
      place(change.from, by: -1)
      place(change.to, by: 1)
      subjects[change.index] = change.to
    }
  }
}

extension PolymetastaticRT.SurvivalSearch {
  private struct Change {
    let index: Int
    let from: PolymetastaticRT.Survival
    let to: PolymetastaticRT.Survival

    init(_ index: Int, from: PolymetastaticRT.Survival, to: PolymetastaticRT.Survival) {
      self.index = index
      self.from = from
      self.to = to
    }
  }

  private mutating func change() -> [Change] {
    let index = random.integer(in: 0...subjects.count - 1)
    if random.chance(0.75) { return [move(index)] }
    return exchange(index) ?? [move(index)]
  }

  private mutating func move(_ index: Int) -> Change {
    var moved = subjects[index]
    let factor = exp(random.normal(sd: random.element(of: [0.03, 0.15, 0.5])))
    moved.move(to: Int((Double(moved.days) * factor).rounded()))
    return Change(index, from: subjects[index], to: moved)
  }

  /// A death becomes a survival and the other way round; nobody is thereby lost early.
  private mutating func exchange(_ index: Int) -> [Change]? {
    let subject = subjects[index]
    let others = subjects.indices.filter {
      subjects[$0].stratum == subject.stratum && subjects[$0].isDead != subject.isDead
        && !subjects[$0].isLost
    }
    guard !subject.isLost, !others.isEmpty else { return nil }
    let other = random.element(of: others)
    let (dead, alive) = subject.isDead ? (index, other) : (other, index)
    guard subjects[dead].days >= PolymetastaticRT.FollowUp.shortest else { return nil }
    return [dead, alive].map { index in
      var changed = subjects[index]
      changed.isDead.toggle()
      changed.potential = max(changed.potential, changed.days)
      return Change(index, from: subjects[index], to: changed)
    }
  }
}

extension PolymetastaticRT.Targets.Survival {
  fileprivate func loss(_ figures: (medians: [Double?], comparison: [Double?])) -> Double {
    zip(medians + comparison, figures.medians + figures.comparison)
      .reduce(0) { $0 + $1.0.loss(of: $1.1) }
  }
}
