extension Cohort {
  /// Depth of response: the smallest change of the sum of target lesions after the origin, up to
  /// and with the first progression, in percent of the baseline sum (definitions.md, *Depth*).
  ///
  /// Targets are the lesions entered as such with a diameter up to and on the origin; each one's
  /// last diameter there makes the baseline sum, so that a baseline read on two days is one. A
  /// later day counts only if every one of them was measured on it.
  ///
  /// - Returns: nil without a baseline sum above 0 or a complete sum after it.
  package func bestTargetChange(of subject: Int, from origin: Day, until progression: Day?)
    -> Double?
  {
    var sums = TargetLesionSums()
    let columns = data.lesions
    for row in columns.rows[subject] {
      guard let day = columns.date[row], day <= progression ?? cutOff, day <= cutOff,
        let lesion = columns.lesion.code(row), let diameter = columns.diameter[row]
      else { continue }
      if day <= origin {
        if columns.type[row] == .target { sums.setBaseline(diameter, of: lesion) }
      } else {
        sums.measure(diameter, of: lesion, on: day)
      }
    }
    return sums.bestChange
  }
}

/// Sums of one subject's target lesions, fed in order of day.
private struct TargetLesionSums {
  private struct Target {
    let lesion: Int
    var baseline: Double
    var current: Double?
  }

  private var targets: [Target] = []
  private var day: Day?
  private var smallest: Double?

  mutating func setBaseline(_ diameter: Double, of lesion: Int) {
    if let index = targets.firstIndex(where: { $0.lesion == lesion }) {
      targets[index].baseline = diameter
    } else {
      targets.append(Target(lesion: lesion, baseline: diameter))
    }
  }

  mutating func measure(_ diameter: Double, of lesion: Int, on newDay: Day) {
    if day != newDay {
      for index in targets.indices { targets[index].current = nil }
      day = newDay
    }
    guard let index = targets.firstIndex(where: { $0.lesion == lesion }) else { return }
    targets[index].current = diameter
    guard targets.allSatisfy({ $0.current != nil }) else { return }
    let sum = targets.reduce(0) { $0 + ($1.current ?? 0) }
    smallest = min(smallest ?? sum, sum)
  }

  var bestChange: Double? {
    let baseline = targets.reduce(0) { $0 + $1.baseline }
    guard let smallest, baseline > 0 else { return nil }
    return (smallest - baseline) / baseline * 100
  }
}
