/// Expected events of the cause per group under equal subdistribution hazards, and the covariance of
/// the scores, after Gray, Ann Stat 1988;16:1141, section 2, with ρ = 0.
///
/// Each stratum is walked twice. In the notation of `GrayWalk` the martingale of an event in group k
/// moves the score of group i by a_ik + u (C_ik − c_ik), where C is c at the end of the stratum; so
/// the first walk finds C, and the second sums squares, which cannot cancel.
struct GrayScores {
  private(set) var expected: [Double]
  private(set) var covariance: [[Double]]

  init(_ data: GrayData) {
    let groups = data.subjects.count
    expected = [Double](repeating: 0, count: groups)
    covariance = Array(repeating: expected, count: groups)
    for stratum in data.strata {
      var first = GrayWalk(stratum, groups: groups)
      while first.next() { addExpected(first) }
      var second = GrayWalk(stratum, groups: groups)
      while second.next() { addCovariance(second, end: first.carried) }
    }
  }

  private mutating func addExpected(_ walk: GrayWalk) {
    let all = walk.moment.allEvents
    guard all > 0 else { return }
    let riskSets = expected.indices.map(walk.riskSet)
    let total = riskSets.reduce(0, +)
    for group in expected.indices { expected[group] += all * riskSets[group] / total }
  }

  private mutating func addCovariance(_ walk: GrayWalk, end: [[Double]]) {
    for group in expected.indices where walk.moment.atRisk[group] > 0 {
      if walk.moment.allEvents > 0 {
        let slope = walk.slopeOfEvent(in: group)
        let influence = expected.indices.map {
          walk.direct[$0][group] + slope * (end[$0][group] - walk.carried[$0][group])
        }
        addSquare(of: influence, variance: walk.varianceOfEvents(in: group))
      }
      if walk.moment.others[group] > 0, walk.survival[group] > 0 {
        let slope = walk.slopeOfOther(in: group)
        let influence = expected.indices.map {
          slope * (end[$0][group] - walk.carried[$0][group])
        }
        addSquare(of: influence, variance: walk.varianceOfOthers(in: group))
      }
    }
  }

  private mutating func addSquare(of influence: [Double], variance: Double) {
    for i in influence.indices {
      for j in influence.indices {
        covariance[i][j] += variance * influence[i] * influence[j]
      }
    }
  }
}

/// One stratum, from event time to event time.
///
/// Under the hypothesis all groups share the incidence F of the cause; its increment at a time with d
/// events is d/Σh with h_g = n_g/S_g(t−). The direct influences are a_ij = h_i (δ_ij − h_j/Σh), and
/// what is carried is c_ij = Σ a_ij dF/(1 − F(t−)).
struct GrayWalk {
  private var rows: ArraySlice<GrayData.Row>
  private(set) var moment: GrayMoment
  /// Just before and just after the time, per group.
  private var survivalBefore: [Double]
  private(set) var survival: [Double]
  private var incidenceBefore: [Double]
  private var incidence: [Double]
  /// F of all groups together.
  private var pooledBefore = 0.0
  private var pooled = 0.0
  private var totalRate = 0.0
  private(set) var direct: [[Double]]
  private(set) var carried: [[Double]]

  init(_ stratum: ArraySlice<GrayData.Row>, groups: Int) {
    rows = stratum
    moment = GrayMoment(stratum, groups: groups)
    survival = [Double](repeating: 1, count: groups)
    survivalBefore = survival
    incidence = [Double](repeating: 0, count: groups)
    incidenceBefore = incidence
    direct = Array(repeating: incidence, count: groups)
    carried = direct
  }

  /// Goes to the next time with an event of any cause.
  mutating func next() -> Bool {
    repeat {
      guard moment.advance(&rows) else { return false }
    } while !moment.hasEvents
    survivalBefore = survival
    incidenceBefore = incidence
    pooledBefore = pooled
    for group in survival.indices where moment.atRisk[group] > 0 { step(group) }
    totalRate = survival.indices.reduce(0) { $0 + rate($1) }
    let increment = moment.allEvents / totalRate
    pooled = pooledBefore + increment
    carry(increment / (1 - pooledBefore))
    return true
  }

  private mutating func step(_ group: Int) {
    let atRisk = moment.atRisk[group]
    let left = atRisk - moment.events[group] - moment.others[group]
    survival[group] = survivalBefore[group] * left / atRisk
    incidence[group] += survivalBefore[group] * moment.events[group] / atRisk
  }

  private mutating func carry(_ hazard: Double) {
    for i in survival.indices {
      let rate = rate(i)
      for j in survival.indices {
        direct[i][j] = rate * ((i == j ? 1 : 0) - self.rate(j) / totalRate)
        // With one group left nothing is carried, even where F is 1 by then.
        if direct[i][j] != 0 { carried[i][j] += direct[i][j] * hazard }
      }
    }
  }

  /// h: those at risk over the share that is free of any event; 0 in a group that is empty by now.
  private func rate(_ group: Int) -> Double {
    moment.atRisk[group] > 0 ? moment.atRisk[group] / survivalBefore[group] : 0
  }

  /// R: at risk of the cause, with those who had another event.
  func riskSet(of group: Int) -> Double { rate(group) * (1 - incidenceBefore[group]) }

  /// 1 − (1 − F)/S, how much of an event of the cause is carried on.
  func slopeOfEvent(in group: Int) -> Double {
    survival[group] > 0 ? 1 - (1 - pooled) / survival[group] : 1
  }

  func slopeOfOther(in group: Int) -> Double { (1 - pooled) / survival[group] }

  /// Of the increments of F in one group, under the hypothesis and corrected for ties.
  func varianceOfEvents(in group: Int) -> Double {
    let all = moment.allEvents
    let ties = all > 1 ? 1 - (all - 1) / (totalRate * survivalBefore[group] - 1) : 1
    return ties * survivalBefore[group] * all / (totalRate * moment.atRisk[group])
  }

  func varianceOfOthers(in group: Int) -> Double {
    let (atRisk, others) = (moment.atRisk[group], moment.others[group])
    let ties = others > 1 ? (atRisk - others) / (atRisk - 1) : 1
    let step = survivalBefore[group] / atRisk
    return ties * step * step * others
  }
}
