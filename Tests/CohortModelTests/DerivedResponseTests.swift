import CohortModel
import Testing

struct DerivedResponseTests {
  private func response(
    confirmed: Bool = false, cut: Int? = nil, died: Int? = nil,
    _ scans: KeyValuePairs<Int, Response?>
  ) throws -> DerivedResponse {
    var fixture = EfficacyFixture()
    fixture.study.response.needsConfirmation = confirmed
    fixture.subject("1", died: died)
    fixture.scans(of: "1", scans)
    return try #require(
      fixture.cohort().response(of: 0, cut: cut.map { EfficacyFixture.dayZero + $0 }))
  }

  private func best(
    confirmed: Bool = false, _ scans: KeyValuePairs<Int, Response?>
  ) throws -> BestOverallResponse {
    try response(confirmed: confirmed, scans).best
  }

  @Test func `the best response before progression counts`() throws {
    #expect(try best([42: .stable, 84: .partial, 126: .complete, 168: .partial]) == .complete)
    #expect(try best([42: .stable, 84: .progressive, 126: .partial]) == .stable)
    #expect(try best([30: .partial]) == .partial)
  }

  @Test func `stable disease needs its minimum duration`() throws {
    #expect(try best([41: .stable]) == .notEvaluable)
    #expect(try best([42: .stable]) == .stable)
    #expect(try best([41: .stable, 84: .progressive]) == .progressive)
    #expect(try best([41: .stable, 60: .notEvaluable]) == .notEvaluable)
  }

  @Test func `disease without measurable lesions stands behind stable disease`() throws {
    #expect(try best([42: .nonCompleteNonProgressive]) == .nonCompleteNonProgressive)
    #expect(try best([42: .nonCompleteNonProgressive, 84: .stable]) == .stable)
    #expect(try best([30: .nonCompleteNonProgressive]) == .notEvaluable)
  }

  @Test func `nothing after baseline is missing, unreadable is not evaluable`() throws {
    #expect(try best([:]) == .missing)
    #expect(try best([-7: .stable, 0: .partial]) == .missing)
    #expect(try best([42: nil]) == .missing)
    #expect(try best([42: .notEvaluable]) == .notEvaluable)
  }

  @Test func `on one day the worst reading wins`() throws {
    #expect(try best([42: .partial, 42: .stable]) == .stable)
    #expect(try best([42: .notEvaluable, 42: .partial]) == .partial)
    let progressed = try response([42: .progressive, 42: .complete])
    #expect(progressed.best == .progressive)
    #expect(progressed.firstProgression?.fixtureDay == 42)
  }

  @Test func `one evaluator counts where one is named and several are given`() throws {
    var fixture = EfficacyFixture()
    fixture.subject("1")
    fixture.subject("2")
    fixture.scans(of: "1", [42: .partial], evaluator: "INV")
    fixture.scans(of: "1", [42: .progressive], evaluator: "BICR")
    fixture.scans(of: "2", [42: .partial], evaluator: "INV")
    #expect(fixture.cohort().response(of: 0)?.best == .progressive)
    fixture.study.response.evaluator = "INV"
    #expect(fixture.cohort().response(of: 0)?.best == .partial)
    fixture.study.response.evaluator = "BICR"
    #expect(fixture.cohort().response(of: 1)?.best == .missing)
  }

  @Test func `the only evaluator counts whatever its name`() throws {
    var fixture = EfficacyFixture()
    fixture.study.response.evaluator = "INV"
    fixture.subject("1")
    fixture.scans(of: "1", [42: .partial], evaluator: "local")
    #expect(fixture.cohort().response(of: 0)?.best == .partial)
  }

  @Test func `complete response is confirmed by another one in time`() throws {
    #expect(try best(confirmed: true, [42: .complete, 70: .complete]) == .complete)
    #expect(try best(confirmed: true, [42: .complete, 69: .complete]) == .stable)
    #expect(
      try best(confirmed: true, [42: .complete, 56: .notEvaluable, 84: .complete]) == .complete)
    #expect(
      try best(
        confirmed: true,
        [42: .complete, 56: .notEvaluable, 63: .notEvaluable, 84: .complete]) == .stable)
    #expect(try best(confirmed: true, [42: .complete, 56: .partial, 80: .complete]) == .stable)
  }

  @Test func `partial response is confirmed by a partial or complete one`() throws {
    #expect(try best(confirmed: true, [42: .partial, 84: .partial]) == .partial)
    #expect(try best(confirmed: true, [42: .partial, 84: .complete]) == .partial)
    #expect(try best(confirmed: true, [42: .partial, 60: .stable, 84: .partial]) == .stable)
    #expect(
      try best(confirmed: true, [42: .partial, 50: .complete, 60: .partial, 88: .partial])
        == .partial)
    #expect(
      try best(confirmed: true, [42: .partial, 50: .complete, 72: .partial]) == .stable)
  }

  @Test func `an unconfirmed response falls to what is left`() throws {
    #expect(try best(confirmed: true, [42: .partial, 84: .progressive]) == .stable)
    #expect(try best(confirmed: true, [30: .partial, 84: .progressive]) == .progressive)
    #expect(try best(confirmed: true, [30: .partial]) == .notEvaluable)
  }

  @Test func `a response waits for confirmation while it still can be confirmed`() throws {
    #expect(try response(confirmed: true, [42: .stable, 84: .partial]).isPending)
    #expect(try !response(confirmed: true, [42: .partial, 84: .stable]).isPending)
    #expect(try !response(confirmed: true, died: 60, [42: .partial]).isPending)
    #expect(try !response(confirmed: true, [42: .partial, 84: .partial]).isPending)
    #expect(try !response([42: .partial]).isPending)
  }

  @Test func `new therapy cuts only when asked to`() throws {
    #expect(try response([42: .stable, 84: .partial]).best == .partial)
    #expect(try response(cut: 83, [42: .stable, 84: .partial]).best == .stable)
  }

  @Test func `clinical benefit is a response or control that lasts`() throws {
    #expect(try response([42: .partial]).hasClinicalBenefit)
    #expect(try !response([42: .stable, 126: .stable]).hasClinicalBenefit)
    #expect(try response([42: .stable, 168: .stable]).hasClinicalBenefit)
    #expect(try !response([42: .stable, 168: .progressive]).hasClinicalBenefit)
    #expect(try !response([42: .stable, 126: .progressive, 168: .stable]).hasClinicalBenefit)
  }

  @Test func `the first response is the first of the pair`() throws {
    let derived = try response(
      confirmed: true, [42: .partial, 60: .stable, 84: .partial, 126: .complete])
    #expect(derived.firstResponse?.fixtureDay == 84)
    #expect(try response([42: .partial, 84: .complete]).firstResponse?.fixtureDay == 42)
  }
}

struct BestTargetChangeTests {
  private func change(
    progression: Int? = nil, _ add: (inout EfficacyFixture) -> Void
  ) -> Double? {
    var fixture = EfficacyFixture()
    fixture.subject("1")
    add(&fixture)
    return fixture.cohort().bestTargetChange(
      of: 0, from: EfficacyFixture.dayZero,
      until: progression.map { EfficacyFixture.dayZero + $0 })
  }

  @Test func `depth is the smallest sum against the baseline sum`() {
    #expect(
      change {
        $0.lesions(of: "1", on: -7, 60, 40)
        $0.lesions(of: "1", on: 42, 40, 30)
        $0.lesions(of: "1", on: 84, 30, 20)
        $0.lesions(of: "1", on: 126, 50, 40)
      } == -50)
  }

  @Test func `growth alone is positive`() {
    #expect(
      change {
        $0.lesions(of: "1", on: 0, 50)
        $0.lesions(of: "1", on: 42, 60)
      } == 20)
  }

  @Test func `each target's last diameter before the origin is its baseline`() {
    #expect(
      change {
        $0.lesions(of: "1", on: -30, 80, 50)
        $0.lesions(of: "1", on: -7, 50)
        $0.lesions(of: "1", on: 42, 50, 25)
      } == -25)
  }

  @Test func `a scan that misses a target does not count`() {
    #expect(
      change {
        $0.lesions(of: "1", on: 0, 50, 50)
        $0.lesions(of: "1", on: 42, 10, nil)
        $0.lesions(of: "1", on: 84, 40, 40)
      } == -20)
    #expect(
      change {
        $0.lesions(of: "1", on: 0, 50, 50)
        $0.lesions(of: "1", on: 42, 10)
      } == nil)
  }

  @Test func `what comes after progression does not count`() {
    #expect(
      change(progression: 84) {
        $0.lesions(of: "1", on: 0, 100)
        $0.lesions(of: "1", on: 84, 130)
        $0.lesions(of: "1", on: 126, 50)
      } == 30)
  }

  @Test func `no baseline, or a baseline of 0, has no depth`() {
    #expect(change { $0.lesions(of: "1", on: 42, 10) } == nil)
    #expect(
      change {
        $0.lesions(of: "1", on: 0, 0)
        $0.lesions(of: "1", on: 42, 10)
      } == nil)
  }
}
