import CohortModel

/// One deliberate error, bound to a subject.
struct Plant: Sendable {
  enum Kind: Sendable {
    case sharedIdentity(bornOn: Day, initials: String, age: Int, with: String)
    case unknownSubject(id: String)
    case futureVisit(visit: String)
    case futureReport(event: String)
    case aliveAfterDeath
    case visitAfterDeath
    case assessmentAfterDeath
    case eventAfterDeath
    case endBeforeStart(event: String)
    case fatalWithoutDeath
    case gradeMissing(event: String)
    case gradeSeven(event: String)
    case relatednessMissing(event: String)
    case scansMissed(scans: [Int])
    case scanOverdue(scan: Int)
    case responseDisagrees(visit: String)
  }

  var arrival: Int
  var kind: Kind
}

/// Which errors are planted in whom; chosen once per trial, on what is known at the reference
/// cut-off, so that each error stays the same at every other cut-off.
struct ErrorPlan: Sendable {
  var plants: [Plant] = []

  func missedScans(of arrival: Int) -> [Int] {
    for plant in plants where plant.arrival == arrival {
      switch plant.kind {
      case .scansMissed(let scans): return scans
      case .scanOverdue(let scan): return [scan]
      default: continue
      }
    }
    return []
  }

  /// Changes the rows of one subject; returns what was planted, as far as it is visible yet.
  func plant(
    in records: inout SubjectRecords, of arrival: Int, at day: Day
  ) -> [PlantedError] {
    plants.filter { $0.arrival == arrival }.flatMap { $0.apply(to: &records, at: day) }
  }
}

extension ErrorPlan {
  /// Looks at no more subjects than an ordinary trial has, and uses each once.
  static func choose(for trial: ESOShanghai20) -> ErrorPlan {
    let reference = trial.design.reference
    let known = trial.arrivals.indices.prefix(400).filter {
      trial.arrivals[$0].consentedOn <= reference
    }
    var random = Xoshiro256(seed: trial.design.seed, purpose: .errors)
    var chooser = ErrorChooser(
      lives: random.shuffled(known.map { trial.life(of: $0) }), reference: reference)
    return ErrorPlan(plants: chooser.plants())
  }
}
