import CohortModel
import Testing

/// Single arm, first treatment and radiotherapy of lesion "A" on day 0.
@Suite struct LocalControlTests {
  private var fixture = EfficacyFixture(randomised: false)

  private mutating func measure(
    _ id: String, _ day: Int, _ diameter: Double, lesion: String = "A", treated: Bool = true
  ) {
    var row = Lesion()
    row.subject = id
    row.lesion = lesion
    row.date = EfficacyFixture.date(day)
    row.type = .target
    row.diameter = diameter
    row.isIrradiated = treated
    row.localTreatmentOn = treated ? EfficacyFixture.date(0) : nil
    fixture.add(.lesion(row))
  }

  private mutating func score(_ id: String, _ day: Int, _ score: Double, scale: String) {
    var row = SymptomScore()
    row.subject = id
    row.date = EfficacyFixture.date(day)
    row.scale = scale
    row.score = score
    fixture.add(.symptom(row))
  }

  private func time(_ definition: LocalControlDefinition) -> LocalControlTime? {
    fixture.cohort().localControl(of: 0, by: definition)
  }

  @Test mutating func `a treated lesion that grows from its smallest has failed`() {
    fixture.subject("S", randomised: nil)
    measure("S", -5, 30)
    measure("S", 42, 20)
    measure("S", 84, 24)
    measure("S", 126, 25)
    #expect(time(.treatedLesions)?.end == .failure)
    #expect(time(.treatedLesions)?.days == 127)
  }

  @Test mutating func `another lesion's growth is no local failure, and death competes`() {
    fixture.subject("S", randomised: nil, died: 200)
    measure("S", -5, 30)
    measure("S", -5, 10, lesion: "B", treated: false)
    measure("S", 42, 30)
    measure("S", 42, 30, lesion: "B", treated: false)
    #expect(time(.treatedLesions)?.end == .death)
    #expect(time(.treatedLesions)?.days == 201)
  }

  @Test mutating func `the survivor is censored on the last measurement`() {
    fixture.subject("S", randomised: nil, alive: 500)
    measure("S", -5, 30)
    measure("S", 42, 30)
    #expect(
      time(.treatedLesions)
        == LocalControlTime(
          origin: EfficacyFixture.dayZero, date: EfficacyFixture.dayZero + 42, end: .censored))
  }

  @Test mutating func `the registry counts progression anywhere`() {
    fixture.subject("S", randomised: nil, died: 200)
    fixture.scans(of: "S", [42: .stable, 84: .progressive])
    #expect(time(.registry)?.end == .failure && time(.registry)?.days == 85)
  }

  @Test mutating func `the registry counts worse symptoms and censors deaths`() {
    fixture.subject("S", randomised: nil, died: 200)
    fixture.scans(of: "S", [42: .stable, 84: .stable])
    score("S", -3, 1, scale: "dysphagia")
    score("S", -3, 3, scale: "pain")
    score("S", 42, 4, scale: "pain")
    #expect(time(.registry)?.end == .censored && time(.registry)?.days == 85)
    score("S", 84, 2, scale: "dysphagia")
    #expect(time(.registry)?.end == .failure && time(.registry)?.days == 85)
  }

  @Test mutating func `pain is worse from two points on`() {
    fixture.subject("S", randomised: nil)
    fixture.scans(of: "S", [42: .stable])
    score("S", -3, 3, scale: "pain")
    score("S", 42, 5, scale: "pain")
    #expect(time(.registry)?.end == .failure)
  }

  @Test mutating func `one year's control takes deaths out of the failures`() throws {
    // Failure on day 101, death on day 201, two measured beyond a year: F(1 y) = 1/4.
    for (id, died) in [("S1", nil), ("S2", 200), ("S3", nil), ("S4", nil)] as [(String, Int?)] {
      fixture.subject(id, randomised: nil, died: died)
      measure(id, -5, 30)
      measure(id, id == "S1" ? 100 : 150, id == "S1" ? 60 : 30)
    }
    measure("S3", 800, 30)
    measure("S4", 400, 30)
    let cohort = fixture.cohort()
    let summary = try #require(
      LocalControlSummary.make(cohort, .treatedLesions, cohort.everybody(in: .full)))
    let group = try #require(summary.groups.first)
    #expect(group.failures == 1 && group.deaths == 1 && group.total == 4)
    #expect(group.landmarks.map(\.years) == [1, 3])
    #expect(group.landmarks[0].control == 0.75)
    #expect(group.landmarks[1].control == nil, "nobody was measured for three years")
  }

  @Test func `blinding access closes control by treated lesions`() {
    var fixture = EfficacyFixture()
    fixture.subject("S")
    let cohort = fixture.cohort()
    #expect(LocalControlSummary.make(cohort, .treatedLesions, cohort.everybody()) == nil)
    #expect(LocalControlSummary.make(cohort, .registry, cohort.everybody()) != nil)
  }
}
