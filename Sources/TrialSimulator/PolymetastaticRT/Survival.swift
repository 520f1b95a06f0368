extension PolymetastaticRT {
  /// How long one subject is followed and how that ends, before it is known which subject.
  struct Survival: Equatable {
    let stratum: Stratum
    /// Whole days with the first treatment as day 1.
    var days: Int
    var isDead: Bool
    /// Days from the first treatment to the data cut: nobody is followed for longer.
    var potential: Int
    /// Left the study alive long before the cut.
    var isLost = false
  }
}

extension PolymetastaticRT.Survival {
  /// Whoever is alive at the cut entered as many days before it as he was followed.
  mutating func move(to day: Int) {
    let shortest = stratum.isIrradiated ? 80 : 34
    switch (isDead, isLost) {
    case (true, _): days = min(potential - 1, max(shortest, day))
    case (false, true): days = min(450, max(100, day))
    case (false, false):
      days = min(
        PolymetastaticRT.FollowUp.longest, max(PolymetastaticRT.FollowUp.shortest, day))
      potential = days
    }
  }
}
