import Testing

@testable import CohortModel

struct FilterAccessTests {
  @Test(arguments: [Access.pooled, .masked], ["lung_v20>20", "rel_local", "boost_gy=12"])
  func `what tells the arm is refused`(_ access: Access, _ text: String) {
    let refusal = SafetyFixture.cohort(access).refusal(of: "sex=male & " + text)
    #expect(refusal?.position == 11)
    #expect(refusal?.message.contains("would tell the arm") == true)
    #expect(SafetyFixture.cohort(.byArm).refusal(of: text) == nil)
  }

  @Test func `pooled access has no arms`() {
    let refusal = SafetyFixture.cohort().refusal(of: "arm=COMB")
    #expect(refusal?.message == "arms are closed under pooled access")
  }

  @Test func `masked access has no filter by letter, by-arm access has codes`() throws {
    // A filter would tell the letter of any one subject.
    let masked = SafetyFixture.cohort(.masked)
    #expect(masked.refusal(of: "arm=A")?.message.contains("closed under masked access") == true)
    let byArm = SafetyFixture.cohort(.byArm)
    #expect(try byArm.subjects(where: "arm=comb") == ["S01", "S03", "S04"])
    #expect(try byArm.subjects(where: "arm!=comb") == ["S02"])
    #expect(try byArm.events(where: "rel_local") == ["S01/2"])
  }

  @Test func `a filter parsed by arm tells nothing once access is pooled`() throws {
    let byArm = SafetyFixture.cohort(.byArm)
    let pooled = SafetyFixture.cohort()
    for text in ["arm=COMB", "lung_v20>1", "boost_gy=12", "!(arm=COMB)", "rel_local"] {
      let filter = try Filter.parse(text, for: byArm)
      let selection = pooled.select(.intentToTreat, filter: filter)
      #expect([0, 4].contains(selection.subjects.count))
      #expect([0, 4].contains(selection.subjectsWithMatches.count))
    }
  }

  @Test func `relatedness to local treatment cannot be had by subtraction`() {
    for field in ["rel_io", "rel_chemo", "rel_local"] {
      let text = "related & \(field)=unrelated"
      #expect(SafetyFixture.cohort().refusal(of: text)?.position == 10)
      #expect(SafetyFixture.cohort(.masked).refusal(of: text)?.position == 10)
      #expect(SafetyFixture.cohort(.byArm).refusal(of: text) == nil)
    }
  }

  @Test func `search does not read closed fields`() throws {
    var study = SafetyFixture.study
    study.revealsArm = ["preferredTerm", "term"]
    let closed = SafetyFixture.cohort(study: study)
    #expect(try closed.events(where: "\"nausea\"") == [])
    #expect(try closed.events(where: "\"gastro\"") == ["S01/1", "S01/2", "S02/1"])
    #expect(try SafetyFixture.cohort().events(where: "\"12\"") == [])
  }

  @Test func `a study file closes a field by its filter name or the record's`() {
    for name in ["max_diam_mm", "maximumDiameter"] {
      var study = SafetyFixture.study
      study.revealsArm = [name]
      #expect(SafetyFixture.cohort(study: study).refusal(of: "max_diam_mm>3") != nil)
    }
  }

  @Test func `completion, help and suggestions offer open fields only`() {
    let pooled = SafetyFixture.cohort()
    let names = Filter.fields(for: pooled).map(\.name)
    #expect(names.contains("kps") && names.contains("related"))
    #expect(!["arm", "lung_v20", "rel_local", "boost_gy"].contains { names.contains($0) })
    #expect(Filter.completions(of: "lung", for: pooled).isEmpty)
    #expect(Filter.completions(of: "boost_gy=", for: pooled).isEmpty)
    #expect(pooled.refusal(of: "lung_v2=1")?.message.contains("lung_v20") == false)
  }

  @Test func `completion continues names and values`() {
    let cohort = SafetyFixture.cohort()
    let names = Filter.completions(of: "serious & sit", for: cohort)
    #expect(names.map(\.text) == ["site"])
    #expect(names.first?.position == 10)
    #expect(Filter.completions(of: "sex=m", for: cohort).map(\.text) == ["male", "missing"])
    #expect(Filter.completions(of: "pt=P", for: cohort).map(\.text) == ["Pneumonitis"])
    #expect(
      Filter.completions(of: "soc=gas", for: cohort).map(\.text)
        == ["\"Gastrointestinal disorders\""])
    #expect(Filter.completions(of: "subject=S0", for: cohort).count == 5)
  }
}
