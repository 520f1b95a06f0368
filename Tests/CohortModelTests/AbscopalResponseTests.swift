import CohortModel
import Testing

/// Day 0 is the first treatment; radiotherapy is on day 0 unless told otherwise.
@Suite struct AbscopalResponseTests {
  private typealias Reading = (id: String, type: LesionType, diameter: Double?, irradiated: Bool)

  private var fixture = EfficacyFixture(randomised: false)

  init() {
    fixture.study.response.needsConfirmation = false
    fixture.study.response.reportsAbscopal = true
  }

  private mutating func scan(_ day: Int, of id: String = "S1", _ readings: Reading...) {
    for reading in readings {
      var lesion = Lesion()
      lesion.subject = id
      lesion.lesion = reading.id
      lesion.date = EfficacyFixture.date(day)
      lesion.type = reading.type
      lesion.diameter = reading.diameter
      lesion.isIrradiated = reading.irradiated
      fixture.add(.lesion(lesion))
    }
  }

  private mutating func radiotherapy(on day: Int, of id: String = "S1") {
    var treatment = Treatment()
    treatment.subject = id
    treatment.treatment = "RT1"
    treatment.kind = .radiotherapy
    treatment.start = EfficacyFixture.date(day)
    fixture.add(.treatment(treatment))
  }

  private mutating func subject(_ id: String = "S1", radiotherapyOn day: Int? = 0) {
    fixture.subject(id, randomised: nil)
    if let day { radiotherapy(on: day, of: id) }
  }

  private var response: AbscopalResponse { fixture.cohort().abscopalResponse(of: 0) }

  @Test mutating func `only lesions outside the field count`() {
    subject()
    scan(-5, ("A", .target, 40, true), ("B", .target, 30, false))
    scan(42, ("A", .target, 5, true), ("B", .target, 28, false))
    #expect(response == AbscopalResponse(best: .stable, gap: nil))
    scan(84, ("A", .target, 40, true), ("B", .target, 21, false))
    #expect(response.best == .partial)
  }

  @Test mutating func `a mark on a later scan makes the lesion irradiated from the first`() {
    subject()
    scan(-5, ("A", .target, 40, false), ("B", .target, 30, false))
    scan(42, ("A", .target, 0, true), ("B", .target, 30, false))
    #expect(response.best == .stable)
  }

  @Test mutating func `the baseline is the last scan up to and on the day of radiotherapy`() {
    subject(radiotherapyOn: 30)
    scan(-5, ("A", .target, 40, true), ("B", .target, 60, false))
    scan(30, ("A", .target, 40, true), ("B", .target, 30, false))
    scan(80, ("A", .target, 40, true), ("B", .target, 22, false))
    #expect(response.best == .stable)
    scan(90, ("A", .target, 40, true), ("B", .target, 21, false))
    #expect(response.best == .partial)
  }

  @Test mutating func `twenty per cent and five millimetres above the smallest is progression`() {
    subject()
    scan(-5, ("A", .target, 60, true), ("B", .target, 20, false))
    scan(42, ("A", .target, 20, true), ("B", .target, 25, false))
    #expect(response.best == .progressive)
  }

  @Test mutating func `a new lesion is progression unless it lies in the field`() {
    subject()
    scan(-5, ("A", .target, 40, true), ("B", .target, 30, false))
    scan(42, ("A", .target, 40, true), ("B", .target, 30, false), ("N", .new, 9, true))
    #expect(response.best == .stable)
    scan(42, ("M", .new, nil, false))
    #expect(response.best == .progressive)
  }

  @Test mutating func `nothing after the first overall progression counts`() {
    subject()
    scan(-5, ("A", .target, 40, true), ("B", .target, 30, false))
    scan(42, ("A", .target, 60, true), ("B", .target, 30, false))
    scan(84, ("A", .target, 60, true), ("B", .target, 3, false))
    fixture.scans(of: "S1", [42: .progressive, 84: .progressive])
    #expect(response.best == .stable)
  }

  @Test mutating func `a new lesion without a row of its own counts as outside the field`() {
    subject()
    scan(-5, ("A", .target, 40, true), ("B", .target, 30, false))
    scan(42, ("A", .target, 40, true), ("B", .target, 30, false))
    var assessment = TumourAssessment()
    assessment.subject = "S1"
    assessment.date = EfficacyFixture.date(42)
    assessment.newLesion = true
    assessment.overall = .progressive
    fixture.add(.assessment(assessment))
    #expect(response.best == .progressive)
  }

  @Test mutating func `a lesion that is no target keeps a response from being complete`() {
    subject()
    scan(-5, ("A", .target, 40, true), ("B", .target, 30, false), ("C", .nonTarget, nil, false))
    scan(42, ("A", .target, 40, true), ("B", .target, 0, false), ("C", .nonTarget, nil, false))
    #expect(response.best == .partial)
    scan(84, ("A", .target, 40, true), ("B", .target, 0, false), ("C", .nonTarget, 0, false))
    #expect(response.best == .complete)
  }

  @Test mutating func `without a target there is neither response nor progression by size`() {
    subject()
    scan(-5, ("A", .target, 40, true), ("C", .nonTarget, nil, false))
    scan(42, ("A", .target, 40, true), ("C", .nonTarget, nil, false))
    #expect(response.best == .nonCompleteNonProgressive)
  }

  @Test mutating func `stable disease too early cannot be evaluated`() {
    subject()
    scan(-5, ("A", .target, 40, true), ("B", .target, 30, false))
    scan(41, ("A", .target, 40, true), ("B", .target, 30, false))
    #expect(response == AbscopalResponse(best: .notEvaluable, gap: .noEvaluation))
  }

  @Test mutating func `a target that was not measured leaves the scan open`() {
    subject()
    scan(-5, ("A", .target, 40, true), ("B", .target, 30, false), ("C", .target, 20, false))
    scan(42, ("A", .target, 40, true), ("B", .target, 3, false), ("C", .target, nil, false))
    #expect(response == AbscopalResponse(best: .notEvaluable, gap: .noEvaluation))
  }

  @Test mutating func `who has no lesion outside the field cannot be evaluated`() {
    subject()
    scan(-5, ("A", .target, 40, true))
    scan(42, ("A", .target, 5, true))
    #expect(response == AbscopalResponse(best: .notEvaluable, gap: .noLesionOutside))
  }

  @Test mutating func `who was not irradiated cannot be evaluated`() {
    subject(radiotherapyOn: nil)
    scan(-5, ("A", .target, 40, false))
    scan(42, ("A", .target, 5, false))
    #expect(response == AbscopalResponse(best: .notEvaluable, gap: .noRadiotherapy))
  }

  @Test mutating func `a cut-off before a scan hides it`() {
    subject()
    scan(-5, ("A", .target, 40, true), ("B", .target, 30, false))
    scan(42, ("A", .target, 40, true), ("B", .target, 30, false))
    scan(84, ("A", .target, 40, true), ("B", .target, 10, false))
    fixture.cutOff = 83
    #expect(response.best == .stable)
    fixture.cutOff = -1
    #expect(response.gap == .noRadiotherapy)
  }
}

/// The rates in the response summary.
@Suite struct AbscopalRatesTests {
  private func fixture(randomised: Bool) -> EfficacyFixture {
    var fixture = EfficacyFixture(randomised: randomised)
    fixture.study.arms = [Arm(code: "RT", name: "RT"), Arm(code: "C", name: "C")]
    fixture.study.response.reportsAbscopal = true
    let diameters: [(id: String, after: Double?, arm: String)] = [
      ("S1", 10, "RT"), ("S2", 30, "RT"), ("S3", 60, "RT"), ("S4", nil, "RT"), ("S5", 10, "C"),
    ]
    for (id, after, arm) in diameters {
      fixture.subject(id, randomised: randomised ? 0 : nil, arm: arm)
      for (day, diameter) in [(-5, 30), (42, after)] {
        for (name, isIrradiated) in [("A", arm == "RT"), ("B", false)] {
          var lesion = Lesion()
          lesion.subject = id
          lesion.lesion = name
          lesion.date = EfficacyFixture.date(day)
          lesion.type = .target
          lesion.diameter = diameter
          lesion.isIrradiated = isIrradiated
          lesion.localTreatmentOn = isIrradiated ? EfficacyFixture.date(0) : nil
          fixture.add(.lesion(lesion))
        }
      }
    }
    return fixture
  }

  private func summary(_ access: Access, randomised: Bool) -> ResponseSummary {
    let cohort = fixture(randomised: randomised).cohort(access)
    return ResponseSummary.make(
      cohort, cohort.everybody(in: randomised ? .intentToTreat : .full))
  }

  @Test func `every subject of the set is in the denominator`() throws {
    let rates = try #require(summary(.pooled, randomised: false).all.abscopal)
    #expect(rates.response.count == 1 && rates.response.total == 5)
    #expect(rates.control.count == 2 && rates.control.total == 5)
    #expect(rates.count(.progressive) == 1 && rates.count(.notEvaluable) == 2)
    #expect(rates.gaps == [.noEvaluation: 1, .noRadiotherapy: 1])
  }

  @Test(arguments: [Access.pooled, .masked])
  func `blinding access of a randomised trial hides them`(_ access: Access) {
    let summary = summary(access, randomised: true)
    #expect(summary.all.abscopal == nil && summary.due.abscopal == nil)
    #expect((summary.arms ?? []).allSatisfy { $0.all.abscopal == nil })
  }

  @Test func `an arm without radiotherapy has none`() throws {
    let arms = try #require(summary(.byArm, randomised: true).arms)
    #expect(arms.first { $0.label == "RT" }?.all.abscopal?.response.count == 1)
    #expect(arms.first { $0.label == "RT" }?.all.abscopal?.response.total == 4)
    #expect(arms.first { $0.label == "C" }?.all.abscopal == nil)
  }
}
