import Statistics
import Testing

@testable import CohortModel

@Suite struct ToxicityMonitoringTests {
  private var fixture = SafetyTimeFixture()

  private static func rule(
    _ looks: ToxicityRule.Looks, event: String = "grade>=3"
  ) -> ToxicityRule {
    ToxicityRule(
      name: "T", event: event, windowDays: 30, acceptable: 0.3, unacceptable: 0.5,
      method: .bayesian(a: 0.6, b: 1.4, threshold: 0.95), looks: looks)
  }

  private func monitoring(_ rule: ToxicityRule) throws -> ToxicityMonitoring {
    var fixture = fixture
    fixture.trial.study.toxicity = [rule]
    return try #require(ToxicityAnswer.all(fixture.cohort()).first?.monitoring)
  }

  private mutating func toxic(_ id: String, on day: Int?) {
    fixture.event(id, "Rash", from: day) { $0.grade = 3 }
  }

  @Test mutating func `who is neither toxic nor through the window stands apart`() throws {
    fixture.subject("A", alive: 300)
    fixture.subject("B", alive: 300)
    fixture.subject("C", alive: 30)
    fixture.subject("D", died: 29)
    fixture.subject("E", alive: 29)
    fixture.subject("F", treated: 340, alive: 365)
    fixture.subject("G", treated: 340, alive: 350, offStudy: 350)
    fixture.subject("H", alive: 300)
    toxic("A", on: 30)
    toxic("B", on: 31)
    toxic("H", on: nil)
    let group = try #require(try monitoring(Self.rule(.sizes([3]))).groups.first)
    #expect(group.standings == [.toxicity: 2, .free: 2, .died: 1, .unseen: 2, .inside: 1])
    #expect(group.counted == 4 && group.total == 8 && group.undated == 1)
  }

  /// Golden: with a Beta(0.6, 1.4) prior and p0 = 0.3 four of five cross, and six of ten.
  @Test mutating func `a boundary that was crossed stays so whatever follows`() throws {
    for number in 0..<12 {
      fixture.subject("S\(10 + number)", treated: 10 * number, alive: 365)
      if number < 4 { toxic("S\(10 + number)", on: 10 * number + 5) }
    }
    let monitoring = try monitoring(Self.rule(.sizes([5, 10])))
    let group = try #require(monitoring.groups.first)
    #expect(group.looks.map(\.bound) == [4, 6] && group.looks.map(\.toxicities) == [4, 4])
    #expect(group.status == .crossed(group.looks[0]))
    let boundary = ToxicityBoundary(looks: [
      .init(subjects: 5, count: 4), .init(subjects: 10, count: 6),
    ])
    #expect(monitoring.crossingAtAcceptable == boundary.crossingProbability(at: 0.3))
    #expect(monitoring.crossingAtUnacceptable == boundary.crossingProbability(at: 0.5))
  }

  @Test mutating func `uncrossed it tells the fewest further toxicities and at which n`() throws {
    for number in 0..<6 {
      fixture.subject("S\(number)", treated: number, alive: 365)
    }
    toxic("S0", on: 3)
    toxic("S1", on: 3)
    let group = try #require(try monitoring(Self.rule(.sizes([5, 10]))).groups.first)
    #expect(group.looks.map(\.toxicities) == [2, nil])
    #expect(group.status == .notCrossed(fewestFurther: .init(furtherToxicities: 4, atSubjects: 10)))
    #expect(try monitoring(Self.rule(.sizes([5]))).groups[0].status == .cannotCross)
  }

  @Test mutating func `subjects count in the order in which their outcome became known`() throws {
    // S0 is free on day 30, S1 toxic on day 12: the first outcome is the toxicity.
    fixture.subject("S0", treated: 0, alive: 365)
    fixture.subject("S1", treated: 10, alive: 365)
    toxic("S1", on: 12)
    let group = try #require(
      try monitoring(Self.rule(.everySubject(from: 1, through: 2))).groups.first)
    #expect(group.looks.map(\.toxicities) == [1, 1])
  }

  @Test mutating func `an event that cannot be read is refused with the reason`() throws {
    fixture.subject("A", alive: 300)
    for event in ["grad>=3", "age>60"] {
      var fixture = fixture
      fixture.trial.study.toxicity = [Self.rule(.sizes([3]), event: event)]
      let answer = try #require(ToxicityAnswer.all(fixture.cohort()).first)
      guard case .refused(_, let error) = answer else {
        Issue.record("\(event) was read")
        continue
      }
      #expect(!error.message.isEmpty && answer.monitoring == nil)
    }
  }

  @Test mutating func `a filter on the page does not move a boundary's arm`() throws {
    fixture.trial.study.isRandomised = true
    fixture.trial.study.arms = [Arm(code: "A", name: "A"), Arm(code: "B", name: "B")]
    fixture.trial.study.toxicity = [Self.rule(.sizes([3]))]
    for (id, arm) in [("S0", "A"), ("S1", "B"), ("S2", nil)] {
      fixture.trial.subject(id, alive: 300, arm: arm)
    }
    toxic("S1", on: 3)
    let open = try #require(ToxicityAnswer.all(fixture.cohort()).first?.monitoring)
    #expect(open.groups.map(\.label) == ["A", "B"] && open.unallocated == 1)
    #expect(open.groups.map(\.toxicities) == [0, 1])
    for access in [Access.pooled, .masked] {
      let answer = try #require(ToxicityAnswer.all(fixture.cohort(access)).first)
      guard case .closed = answer else {
        Issue.record("open under \(access)")
        continue
      }
    }
  }
}
