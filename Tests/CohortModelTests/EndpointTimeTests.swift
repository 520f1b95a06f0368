import CohortModel
import Statistics
import Testing

/// Every row of the table of PFS rule sets (definitions.md), one subject at a time. Scans are
/// planned on days 42, 84, 126… and the subject is randomised on day 0 and treated on day 3.
struct ProgressionRuleTests {
  private struct Case {
    var fixture = EfficacyFixture()
    let rules: [Endpoint.RuleSet] = [.treatmentPolicy, .strict, .registry]

    init() {
      fixture.study.schedule.scans = [.init(days: 42)]
    }

    func time(
      _ rules: Endpoint.RuleSet, kind: Endpoint.Kind = .progressionFreeSurvival
    ) -> DerivedTime? {
      let origin: Endpoint.Origin = rules == .registry ? .firstTreatment : .randomisation
      let endpoint = Endpoint(kind: kind, rules: rules, origin: origin)
      return fixture.cohort().eventTime(of: 0, for: endpoint)
    }

    /// Day of the fixture and reason, by rule set.
    var outcomes: [Outcome?] {
      rules.map { time($0).map { Outcome($0.date.fixtureDay, $0.reason) } }
    }
  }

  private struct Outcome: Equatable {
    let day: Int
    let reason: DerivedTime.Reason

    init(_ day: Int, _ reason: DerivedTime.Reason) {
      self.day = day
      self.reason = reason
    }
  }

  @Test func `the origin is day 1`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3)
    made.fixture.scans(of: "1", [42: .progressive])
    #expect(made.time(.treatmentPolicy)?.time == .event(at: 43))
    #expect(made.time(.registry)?.time == .event(at: 40))
    #expect(made.time(.registry)?.origin.fixtureDay == 3)
  }

  @Test func `no scan after baseline and alive is censored on day 1`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3, alive: 300)
    made.fixture.scans(of: "1", [-10: .stable, 0: .stable, 42: .notEvaluable, 84: nil])
    #expect(
      made.outcomes == [
        Outcome(0, .noPostBaselineScan), Outcome(0, .noPostBaselineScan),
        Outcome(3, .noPostBaselineScan),
      ])
    #expect(made.time(.strict)?.time == .censored(at: 1))
  }

  @Test func `progression counts at the first scan that shows it`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3, died: 200)
    made.fixture.scans(of: "1", [42: .stable, 84: .progressive, 126: .progressive])
    let progressed = Outcome(84, .progression)
    #expect(made.outcomes == [progressed, progressed, progressed])
  }

  @Test func `death without progression is an event but for the registry`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3, died: 100)
    made.fixture.scans(of: "1", [42: .stable, 84: .stable])
    #expect(
      made.outcomes == [Outcome(100, .death), Outcome(100, .death), Outcome(84, .deathApart)])
  }

  @Test func `death before the first scan is an event but for the registry`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3, died: 60)
    #expect(made.outcomes == [Outcome(60, .death), Outcome(60, .death), Outcome(3, .deathApart)])
  }

  @Test func `progression after two missed scans is censored by the strict rules`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3)
    made.fixture.scans(of: "1", [42: .stable, 168: .progressive])
    #expect(
      made.outcomes == [
        Outcome(168, .progression), Outcome(42, .missedScans), Outcome(168, .progression),
      ])
  }

  @Test func `progression after one missed scan counts`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3)
    made.fixture.scans(of: "1", [42: .stable, 126: .progressive])
    #expect(made.outcomes[1] == Outcome(126, .progression))
  }

  @Test func `a scan that could not be evaluated was not missed`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3)
    made.fixture.scans(of: "1", [42: .stable, 84: .notEvaluable, 168: .progressive])
    #expect(made.outcomes[1] == Outcome(168, .progression))
  }

  @Test(arguments: [(133, 133, DerivedTime.Reason.death), (134, 42, .missedScans)])
  func `death is censored once two windows have closed without a scan`(
    died: Int, day: Int, reason: DerivedTime.Reason
  ) throws {
    var made = Case()
    made.fixture.subject("1", treated: 3, died: died)
    made.fixture.scans(of: "1", [42: .stable])
    #expect(made.outcomes[1] == Outcome(day, reason))
    #expect(made.outcomes[0] == Outcome(died, .death))
  }

  @Test func `death after two missed scans and no scan at all is censored on day 1`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3, died: 92)
    #expect(made.time(.strict)?.time == .censored(at: 1))
    #expect(made.time(.strict)?.reason == .missedScans)
  }

  @Test func `without a schedule no scan is missed, and that is said`() throws {
    var made = Case()
    made.fixture.study.schedule.scans = []
    made.fixture.subject("1", treated: 3)
    made.fixture.scans(of: "1", [42: .stable, 400: .progressive])
    #expect(made.outcomes[1] == Outcome(400, .progression))
    let strict = Endpoint(kind: .progressionFreeSurvival, rules: .strict)
    let policy = Endpoint(kind: .progressionFreeSurvival)
    #expect(EndpointTime(made.fixture.cohort(), strict).lacksSchedule)
    #expect(!EndpointTime(made.fixture.cohort(), policy).lacksSchedule)
  }

  @Test(arguments: ["Adverse event", "unacceptable TOXICITY", "不良事件"])
  func `a stop for toxicity ends the strict rules' follow-up`(reason: String) throws {
    var made = Case()
    made.fixture.subject("1", treated: 3, died: 130) {
      $0.endOfTreatmentReason = reason
      $0.lastTreatmentOn = EfficacyFixture.date(50)
    }
    made.fixture.scans(of: "1", [42: .stable, 84: .stable, 126: .progressive])
    #expect(
      made.outcomes == [
        Outcome(126, .progression), Outcome(42, .toxicity), Outcome(126, .progression),
      ])
  }

  @Test func `a stop for another reason does not`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3) {
      $0.endOfTreatmentReason = "progression"
      $0.lastTreatmentOn = EfficacyFixture.date(50)
    }
    made.fixture.scans(of: "1", [42: .stable, 84: .progressive])
    #expect(made.outcomes[1] == Outcome(84, .progression))
  }

  @Test func `a subject that was never treated stays in ITT and has no registry origin`() throws {
    var made = Case()
    made.fixture.subject("1", treated: nil)
    made.fixture.scans(of: "1", [42: .progressive])
    #expect(made.outcomes == [Outcome(42, .progression), Outcome(42, .progression), nil])
  }

  @Test func `new therapy first is censored at the last scan before it by the strict rules`()
    throws
  {
    var made = Case()
    made.fixture.subject("1", treated: 3, newTherapy: 60)
    made.fixture.scans(of: "1", [42: .stable, 84: .progressive])
    #expect(
      made.outcomes == [
        Outcome(84, .progression), Outcome(42, .newTherapy), Outcome(84, .progression),
      ])
  }

  @Test func `progression on the day of new therapy came first`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3, newTherapy: 84)
    made.fixture.scans(of: "1", [42: .stable, 84: .progressive])
    #expect(made.outcomes[1] == Outcome(84, .progression))
  }

  @Test func `alive without progression is censored at the last evaluable scan`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3, alive: 300)
    made.fixture.scans(of: "1", [42: .stable, 84: .partial, 126: .notEvaluable])
    let censored = Outcome(84, .lastAdequateScan)
    #expect(made.outcomes == [censored, censored, censored])
  }

  @Test func `time to progression sets deaths apart under every rule set`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3, died: 100)
    made.fixture.scans(of: "1", [42: .stable, 84: .stable])
    for rules in made.rules {
      #expect(made.time(rules, kind: .timeToProgression)?.reason == .deathApart)
    }
  }

  @Test func `a scan after death proves nothing`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3, died: 50)
    made.fixture.scans(of: "1", [42: .stable, 84: .progressive])
    #expect(made.outcomes[0] == Outcome(50, .death))
  }

  @Test func `a death before the origin is day 1, not a crash`() throws {
    var made = Case()
    made.fixture.subject("1", died: -20)
    #expect(made.time(.treatmentPolicy)?.time == .event(at: 1))
  }

  @Test func `what happens after the cut-off is not known`() throws {
    var made = Case()
    made.fixture.subject("1", treated: 3, died: 140, newTherapy: 130)
    made.fixture.scans(of: "1", [42: .stable, 84: .stable, 126: .progressive])
    made.fixture.cutOff = 125
    let censored = Outcome(84, .lastAdequateScan)
    #expect(made.outcomes == [censored, censored, censored])
    made.fixture.cutOff = 126
    #expect(made.outcomes[0] == Outcome(126, .progression))
    made.fixture.cutOff = -1
    #expect(made.outcomes == [nil, nil, nil])
  }
}

struct SurvivalTimeTests {
  private let survival = Endpoint(kind: .overallSurvival)

  private func time(cutOff: Int, died: Int? = nil, alive: Int? = nil) -> DerivedTime? {
    var fixture = EfficacyFixture()
    fixture.cutOff = cutOff
    fixture.subject("1", died: died, alive: alive)
    return fixture.cohort().eventTime(of: 0, for: survival)
  }

  @Test func `death is the event`() {
    #expect(time(cutOff: 100, died: 99)?.time == .event(at: 100))
  }

  @Test func `a death after the cut-off proves life at the cut-off`() {
    let derived = time(cutOff: 98, died: 99, alive: 40)
    #expect(derived?.time == .censored(at: 99))
    #expect(derived?.reason == .lastKnownAlive)
  }

  @Test func `a contact after the cut-off proves life at the cut-off`() {
    #expect(time(cutOff: 50, alive: 70)?.time == .censored(at: 51))
  }

  @Test func `the living are censored when last known alive`() {
    #expect(time(cutOff: 100, alive: 40)?.time == .censored(at: 41))
    #expect(time(cutOff: 100)?.time == .censored(at: 1))
  }
}

struct DurationOfResponseTests {
  private let duration = Endpoint(kind: .durationOfResponse)

  private func time(
    needsConfirmation: Bool = false, rules: Endpoint.RuleSet = .treatmentPolicy,
    newTherapy: Int? = nil, died: Int? = nil, _ scans: KeyValuePairs<Int, Response?>
  ) -> DerivedTime? {
    var fixture = EfficacyFixture()
    fixture.study.response.needsConfirmation = needsConfirmation
    fixture.subject("1", died: died, newTherapy: newTherapy)
    fixture.scans(of: "1", scans)
    var endpoint = duration
    endpoint.rules = rules
    return fixture.cohort().eventTime(of: 0, for: endpoint)
  }

  @Test func `it runs from the first response to progression`() {
    let derived = time([42: .stable, 84: .partial, 126: .complete, 168: .progressive])
    #expect(derived?.origin.fixtureDay == 84)
    #expect(derived?.time == .event(at: 85))
  }

  @Test func `it ends at death, and is censored at the last scan`() {
    #expect(time(died: 100, [42: .partial])?.time == .event(at: 59))
    #expect(time([42: .partial, 84: .stable])?.time == .censored(at: 43))
  }

  @Test func `non-responders have none`() {
    #expect(time([42: .stable, 84: .progressive]) == nil)
    #expect(time([42: .progressive, 84: .partial]) == nil)
  }

  @Test func `with confirmation it runs from the first of the pair`() {
    #expect(time(needsConfirmation: true, [42: .partial, 60: .stable]) == nil)
    let derived = time(
      needsConfirmation: true,
      [42: .partial, 60: .stable, 84: .partial, 126: .partial, 168: .progressive])
    #expect(derived?.origin.fixtureDay == 84)
    #expect(derived?.time == .event(at: 85))
  }

  @Test func `a censoring before the response is day 1 of the response`() {
    let derived = time(rules: .strict, newTherapy: 20, [42: .partial, 84: .progressive])
    #expect(derived?.time == .censored(at: 1))
  }
}
