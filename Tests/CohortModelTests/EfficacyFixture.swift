import CohortModel

/// A trial small enough to work out on paper: days count from 2024-01-01, which is day 0.
struct EfficacyFixture {
  static let dayZero = Day(19_723)

  var study: Study
  var cutOff = 1000
  private var builder = TrialData.Builder()
  private var allocations: [Allocation] = []

  init(randomised: Bool = true) {
    study = Study(id: "NCT0", title: "Fixture")
    study.isRandomised = randomised
  }

  static func date(_ day: Int) -> PartialDate {
    PartialDate(dayZero + day)
  }

  /// Adds a subject that was randomised and first treated on day 0 unless told otherwise.
  mutating func subject(
    _ id: String, consented: Int? = nil, randomised: Int? = 0, treated: Int? = 0,
    died: Int? = nil, alive: Int? = nil, newTherapy: Int? = nil, offStudy: Int? = nil,
    arm: String? = nil, edit: (inout Subject) -> Void = { _ in }
  ) {
    var subject = Subject()
    subject.subject = id
    subject.consentedOn = consented.map(Self.date)
    subject.randomisedOn = randomised.map(Self.date)
    subject.firstTreatmentOn = treated.map(Self.date)
    subject.diedOn = died.map(Self.date)
    subject.lastKnownAlive = alive.map(Self.date)
    subject.newTherapyOn = newTherapy.map(Self.date)
    subject.endOfStudyOn = offStudy.map(Self.date)
    edit(&subject)
    builder.add(.subject(subject))
    guard let arm else { return }
    var allocation = Allocation()
    allocation.subject = id
    allocation.plannedArm = arm
    allocations.append(allocation)
  }

  mutating func add(_ record: AnyRecord) {
    builder.add(record)
  }

  /// Adds assessments by day.
  mutating func scans(
    of id: String, _ responses: KeyValuePairs<Int, Response?>, evaluator: String? = nil
  ) {
    for (day, response) in responses {
      var scan = TumourAssessment()
      scan.subject = id
      scan.date = Self.date(day)
      scan.overall = response
      scan.evaluator = evaluator
      builder.add(.assessment(scan))
    }
  }

  /// Adds a treatment; without a day it is undated.
  mutating func treatment(
    of id: String, on day: Int?, _ kind: TreatmentKind, agent: String? = nil, cycle: Int? = nil
  ) {
    var treatment = Treatment()
    treatment.subject = id
    treatment.start = day.map(Self.date)
    treatment.kind = kind
    treatment.agent = agent
    treatment.cycle = cycle
    builder.add(.treatment(treatment))
  }

  mutating func undatedScan(of id: String, _ response: Response) {
    var scan = TumourAssessment()
    scan.subject = id
    scan.overall = response
    builder.add(.assessment(scan))
  }

  /// Adds diameters of lesions "L1", "L2"… at one scan; nil is not measured.
  mutating func lesions(of id: String, on day: Int, _ diameters: Double?...) {
    for (index, diameter) in diameters.enumerated() {
      var lesion = Lesion()
      lesion.subject = id
      lesion.lesion = "L\(index + 1)"
      lesion.date = Self.date(day)
      lesion.type = .target
      lesion.diameter = diameter
      builder.add(.lesion(lesion))
    }
  }

  mutating func site(
    _ id: String, planned: Int? = nil, activated: Int? = nil, closed: Int? = nil
  ) {
    var site = Site()
    site.site = id
    site.plannedActivation = planned.map(Self.date)
    site.activated = activated.map(Self.date)
    site.closed = closed.map(Self.date)
    builder.add(.site(site))
  }

  func cohort(_ access: Access = .pooled) -> Cohort {
    let data = builder.finish(study: study)
    let gate = AccessGate(access, study: study, allocations: allocations)
    return Cohort(data, gate: gate, cutOff: Self.dayZero + cutOff)
  }
}

extension Cohort {
  /// The whole set, unfiltered.
  func everybody(in set: AnalysisSet = .intentToTreat) -> Selection {
    let members = subjects(in: set)
    return Selection(
      set: set, filter: nil, subjects: members, adverseEvents: nil, subjectsWithMatches: members)
  }
}

extension Day {
  /// Days after the fixture's day 0.
  var fixtureDay: Int { self - EfficacyFixture.dayZero }
}
