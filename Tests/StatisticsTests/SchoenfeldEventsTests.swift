import Statistics
import Testing

@Suite struct SchoenfeldEventsTests {
  /// By hand: (1.959964 + 0.841621)² · 4.5 / 0.356675² = 7.848880 · 4.5 / 0.127217 = 277.6.
  @Test(arguments: [(0.8, 277.6, 278), (0.9, 371.7, 372)])
  func `two to one and a hazard ratio of 0_70 need the events worked by hand`(
    power: Double, events: Double, required: Int
  ) throws {
    let design = SchoenfeldEvents(allocationRatio: 2)
    let exact = try #require(design.events(hazardRatio: 0.7, power: power))
    #expect((exact * 10).rounded() / 10 == events)
    #expect(design.requiredEvents(hazardRatio: 0.7, power: power) == required)
  }

  @Test func `events agree with rpact`() throws {
    for row in try ReferenceTable("schoenfeld").rows {
      let design = SchoenfeldEvents(
        allocationRatio: try row.value("ratio"), alpha: try row.value("alpha"))
      let events = design.events(
        hazardRatio: try row.value("hazardRatio"), power: try row.value("power"))
      #expect(agree(events, row.number("events"), tolerance: 1e-9), "\(row)")
    }
  }

  @Test func `power and hazard ratio lead back`() throws {
    let design = SchoenfeldEvents(allocationRatio: 2, alpha: 0.05)
    for hazardRatio in [0.4, 0.75, 0.93] {
      let events = try #require(design.events(hazardRatio: hazardRatio, power: 0.85))
      let power = design.power(hazardRatio: hazardRatio, events: events)
      #expect(agree(power, 0.85, tolerance: 1e-12))
      let detectable = design.detectableHazardRatio(events: events, power: 0.85)
      #expect(agree(detectable, hazardRatio, tolerance: 1e-12))
    }
  }

  @Test func `without an effect the power is alpha`() {
    let power = SchoenfeldEvents(alpha: 0.025).power(hazardRatio: 1, events: 100)
    #expect(agree(power, 0.025, tolerance: 1e-12))
  }

  /// By hand, 1:1 and 100 events: √(100/4) = 5; exp(−2/5) stands at Z = 2.
  @Test func `a hazard ratio stands at its Z`() {
    let design = SchoenfeldEvents()
    #expect(agree(design.hazardRatio(atZ: 2, events: 100), 0.6703200460356393, tolerance: 1e-13))
    #expect(
      agree(design.drift(hazardRatio: 0.6703200460356393, events: 100), 2, tolerance: 1e-13))
  }

  @Test func `what has no answer has none`() {
    let design = SchoenfeldEvents()
    for hazardRatio in [1, 0, -1, .nan, .infinity] {
      #expect(design.events(hazardRatio: hazardRatio, power: 0.8) == nil)
      #expect(design.requiredEvents(hazardRatio: hazardRatio, power: 0.8) == nil)
    }
    for power in [0, 0.025, 1, .nan] {
      #expect(design.events(hazardRatio: 0.7, power: power) == nil)
      #expect(design.detectableHazardRatio(events: 100, power: power) == nil)
    }
    for events in [0, -3, .nan, .infinity] {
      #expect(design.power(hazardRatio: 0.7, events: events) == nil)
      #expect(design.hazardRatio(atZ: 2, events: events) == nil)
    }
    #expect(design.requiredEvents(hazardRatio: 1 + 1e-12, power: 0.8) == nil)
  }

  @Test func `exchanging the arms needs as many events`() {
    let there = SchoenfeldEvents(allocationRatio: 3).events(hazardRatio: 0.8, power: 0.9)
    let back = SchoenfeldEvents(allocationRatio: 1.0 / 3).events(hazardRatio: 1 / 0.8, power: 0.9)
    #expect(agree(there, back, tolerance: 1e-12))
  }
}
