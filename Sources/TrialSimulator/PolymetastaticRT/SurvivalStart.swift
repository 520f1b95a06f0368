extension PolymetastaticRT.SurvivalSearch {
  /// Weibull quantiles in random order against uniform entry, then the wanted number of deaths: too
  /// many late ones are still alive at the cut.
  static func start(
    _ stratum: PolymetastaticRT.Stratum, _ random: inout Xoshiro256
  ) -> [PolymetastaticRT.Survival] {
    let count = stratum.subjects
    let potentials = (0..<count).map { _ in
      random.integer(in: PolymetastaticRT.FollowUp.shortest...PolymetastaticRT.FollowUp.longest)
    }
    var subjects = random.shuffled(Array(0..<count)).enumerated().map { place, rank in
      let days = Xoshiro256.weibullQuantile(
        (Double(rank) + 0.5) / Double(count), shape: 1.15, median: stratum.median * 30.4375)
      let potential = potentials[place]
      var subject = PolymetastaticRT.Survival(
        stratum: stratum, days: potential, isDead: Int(days) < potential, potential: potential)
      if subject.isDead { subject.move(to: Int(days)) }
      return subject
    }
    settle(&subjects, stratum.deaths, &random)
    lose(&subjects, stratum.subjects / 30, &random)
    return subjects
  }

  private static func settle(
    _ subjects: inout [PolymetastaticRT.Survival], _ deaths: Int, _ random: inout Xoshiro256
  ) {
    while subjects.count(where: \.isDead) != deaths {
      let isTooMany = subjects.count(where: \.isDead) > deaths
      let those = subjects.indices.filter { subjects[$0].isDead == isTooMany }
      let index = random.pick(those.map { ($0, Double(subjects[$0].days)) })
      subjects[index].isDead = !isTooMany
      if isTooMany { subjects[index].days = subjects[index].potential }
    }
  }

  /// Some who live are lost to follow-up.
  private static func lose(
    _ subjects: inout [PolymetastaticRT.Survival], _ count: Int, _ random: inout Xoshiro256
  ) {
    for index in random.shuffled(subjects.indices.filter { !subjects[$0].isDead }).prefix(count) {
      subjects[index].isLost = true
      subjects[index].move(to: random.integer(in: 120...420))
    }
  }
}
