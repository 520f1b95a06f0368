import CohortModel
import Testing

struct ScanScheduleTests {
  /// Scans on days 42, 84, 126, 168, then every 56 days: 224, 280…
  static func schedule(untilDay: Int? = nil) -> Schedule {
    var schedule = Schedule()
    schedule.scans = [.init(days: 42, untilDay: 168), .init(days: 56, untilDay: untilDay)]
    return schedule
  }

  @Test func `periods follow each other`() throws {
    let schedule = try #require(ScanSchedule(Self.schedule()))
    #expect((0...6).map(schedule.plannedDay) == [0, 42, 84, 126, 168, 224, 280])
    #expect(schedule.plannedDay(-1) == nil)
    #expect(schedule.firstDueDay == 49)
  }

  @Test func `the next period goes on from the last scan when the border lies between scans`()
    throws
  {
    var plan = Schedule()
    plan.scans = [.init(days: 42, untilDay: 100), .init(days: 56)]
    let schedule = try #require(ScanSchedule(plan))
    #expect((1...4).map(schedule.plannedDay) == [42, 84, 140, 196])
  }

  @Test func `a plan that ends has no later scans`() throws {
    let schedule = try #require(ScanSchedule(Self.schedule(untilDay: 224)))
    #expect(schedule.plannedDay(5) == 224)
    #expect(schedule.plannedDay(6) == nil)
    #expect(schedule.number(nearest: 900) == 5)
    #expect(schedule.lastClosed(before: 900) == 5)
  }

  @Test func `no usable period is no schedule`() {
    var plan = Schedule()
    #expect(ScanSchedule(plan) == nil)
    plan.scans = [.init(days: 0)]
    #expect(ScanSchedule(plan) == nil)
    plan.scans = [.init(days: 42, untilDay: 10)]
    #expect(ScanSchedule(plan) == nil)
  }

  @Test(arguments: [
    (1, 0), (21, 0), (22, 1), (42, 1), (63, 1), (64, 2), (168, 4), (196, 4), (197, 5),
  ])
  func `a scan belongs to the nearest planned one`(day: Int, number: Int) throws {
    let schedule = try #require(ScanSchedule(Self.schedule()))
    #expect(schedule.number(nearest: day) == number)
  }

  @Test(arguments: [(-5, 0), (49, 0), (50, 1), (91, 1), (92, 2), (175, 3), (176, 4), (232, 5)])
  func `a window closes the day after its last day`(day: Int, number: Int) throws {
    let schedule = try #require(ScanSchedule(Self.schedule()))
    #expect(schedule.lastClosed(before: day) == number)
  }
}

struct ScanRecordTests {
  private func record(
    cutOff: Int, died: Int? = nil, offStudy: Int? = nil,
    scans: KeyValuePairs<Int, Response?> = [:]
  ) throws -> ScanRecord {
    var fixture = EfficacyFixture()
    fixture.study.schedule = ScanScheduleTests.schedule()
    fixture.cutOff = cutOff
    fixture.subject("1", died: died, offStudy: offStudy)
    fixture.scans(of: "1", scans)
    let schedule = try #require(ScanSchedule(fixture.study.schedule))
    return try #require(fixture.cohort().scanRecord(of: 0, by: schedule))
  }

  @Test(arguments: [
    (34, ScanRecord.State.upcoming), (35, .inWindow), (49, .inWindow), (50, .overdue(days: 1)),
  ])
  func `the first scan comes due`(cutOff: Int, state: ScanRecord.State) throws {
    let record = try record(cutOff: cutOff)
    #expect(record.state == state)
    #expect(record.nextPlanned?.fixtureDay == 42)
    #expect(record.lastScan == nil)
  }

  @Test func `a late scan is not a missed one`() throws {
    let record = try record(cutOff: 100, scans: [55: .stable, 97: .notEvaluable])
    #expect(record.longestMissedRun == 0)
    #expect(record.lastScan?.fixtureDay == 97)
    #expect(record.nextPlanned?.fixtureDay == 126)
  }

  @Test func `missed scans count between scans and at the end`() throws {
    #expect(try record(cutOff: 180, scans: [168: .stable]).longestMissedRun == 3)
    let trailing = try record(cutOff: 134, scans: [42: .stable])
    #expect(trailing.longestMissedRun == 2)
    #expect(trailing.isOverdue)
    #expect(trailing.state == .overdue(days: 43))
  }

  @Test func `nothing is expected after death, progression or the end of study`() throws {
    #expect(try record(cutOff: 400, died: 45).state == .finished)
    #expect(try record(cutOff: 400, died: 45).longestMissedRun == 0)
    #expect(try record(cutOff: 400, offStudy: 92).longestMissedRun == 2)
    let progressed = try record(cutOff: 400, scans: [42: .progressive])
    #expect(progressed.state == .finished)
    #expect(progressed.longestMissedRun == 0)
  }

  @Test func `a later death is not yet known at an earlier cut-off`() throws {
    #expect(try record(cutOff: 60, died: 61).state == .overdue(days: 11))
  }

  @Test func `without an origin there is no record`() throws {
    var fixture = EfficacyFixture()
    fixture.subject("1", randomised: nil)
    let schedule = try #require(ScanSchedule(ScanScheduleTests.schedule()))
    #expect(fixture.cohort().scanRecord(of: 0, by: schedule) == nil)
  }
}
