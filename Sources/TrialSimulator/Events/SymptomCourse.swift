import CohortModel

/// Dysphagia (Mellow and Pinkas, 0 normal to 4 nothing) and pain (0 to 10) at each scan.
enum SymptomCourse {
  static func scores(
    _ baseline: Baseline, scans: [Scan], subject: String, seed: UInt64, index: Int
  ) -> [(day: Day, record: SymptomScore)] {
    var random = Xoshiro256(seed: seed, purpose: .symptoms, index: index)
    let hasPrimary = baseline.priorTreatment != .surgery
    var dysphagia = random.category(hasPrimary ? [22, 34, 29, 15] : [74, 20, 6])
    var pain = random.category([30, 14, 15, 14, 11, 8, 5, 3])
    var result: [(day: Day, record: SymptomScore)] = []
    for scan in scans {
      if scan.number > 0 {
        dysphagia = moved(dysphagia, by: scan.overall, most: 4, &random)
        pain = moved(pain, by: scan.overall, most: 10, &random)
      }
      guard let day = scan.date else { continue }
      result.append((day, score("dysphagia", dysphagia, subject, day)))
      result.append((day, score("pain", pain, subject, day)))
    }
    return result
  }

  private static func moved(
    _ score: Int, by response: Response?, most: Int, _ random: inout Xoshiro256
  ) -> Int {
    let change: Int =
      switch response {
      case .complete?, .partial?: random.pick([(-1, 40), (0, 55), (1, 5)])
      case .progressive?: random.pick([(0, 35), (1, 40), (2, 25)])
      default: random.pick([(-1, 18), (0, 68), (1, 14)])
      }
    return min(most, max(0, score + change))
  }

  private static func score(
    _ scale: String, _ value: Int, _ subject: String, _ day: Day
  ) -> SymptomScore {
    var record = SymptomScore()
    record.subject = subject
    record.date = PartialDate(day)
    record.scale = scale
    record.score = Double(value)
    return record
  }
}
