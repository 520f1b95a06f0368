import CohortModel
import Testing

@testable import TrialSimulator

@Suite struct ClinicCalendarTests {
  private let trial = ESOShanghai20Tests.trial

  private func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(0) }

  @Test func `weekends and the two long holidays are closed`() {
    let open = ["2024-02-08", "2024-10-08", "2026-03-31", "2025-09-30", "2026-02-24"]
    let closed = ["2024-02-12", "2024-10-07", "2026-03-29", "2025-10-01", "2026-02-17"]
    #expect(open.map(day).allSatisfy(ClinicCalendar.isOpen))
    #expect(!closed.map(day).contains(where: ClinicCalendar.isOpen))
  }

  @Test func `the nearest open day is looked for on both sides`() {
    #expect(ClinicCalendar.nearest(day("2025-06-07")) == day("2025-06-06"))
    #expect(ClinicCalendar.nearest(day("2025-06-08")) == day("2025-06-09"))
    #expect(ClinicCalendar.onOrAfter(day("2024-10-01")) == day("2024-10-08"))
    #expect(ClinicCalendar.onOrBefore(day("2024-10-07")) == day("2024-09-30"))
  }

  @Test func `twenty-five fractions take five weeks of weekdays`() {
    #expect(ClinicCalendar.end(of: 25, from: day("2025-06-02")) == day("2025-07-04"))
    #expect(ClinicCalendar.end(of: 1, from: day("2025-06-02")) == day("2025-06-02"))
  }

  @Test func `seven days are pressed into five in order, without loss at the end of a day`() {
    let monday = Double(day("2025-06-02").number)
    let days = (0..<700).map { ClinicCalendar.day(at: monday + Double($0) / 100) }
    #expect(days == days.sorted())
    #expect(Set(days).count == 5)
    for open in Set(days) {
      #expect((139...141).contains(days.count { $0 == open }))
      let close = ClinicCalendar.close(of: open)
      #expect(ClinicCalendar.day(at: close - 0.01) == open)
      #expect(ClinicCalendar.day(at: close + 0.01) > open)
    }
  }

  @Test func `no elective act falls on a weekend or a long holiday`() {
    let wrong = Set(
      trial.plantedErrors.filter { ["E8", "E9", "E10"].contains($0.check) }.map(\.subject))
    var acts = trial.subjects.flatMap { [$0.consentedOn, $0.randomisedOn, $0.firstTreatmentOn] }
    acts += trial.subjects.map(\.newTherapyOn)
    acts += trial.treatments.flatMap { [$0.start, $0.end] }
    acts += trial.lesions.flatMap { [$0.date, $0.localTreatmentOn] }
    acts += trial.symptoms.map(\.date)
    acts += trial.visits.filter { !wrong.contains($0.subject) }.map(\.actual)
    acts += trial.assessments.filter { !wrong.contains($0.subject) }.map(\.date)
    acts += trial.sites.map(\.activated)
    let days = acts.compactMap { $0?.exact }
    #expect(days.count > 5000)
    #expect(days.allSatisfy(ClinicCalendar.isOpen))
  }

  @Test func `events and deaths fall on any day`() {
    let starts = trial.adverseEvents.compactMap { $0.start?.exact }
    let closed = Double(starts.count { !ClinicCalendar.isOpen($0) }) / Double(starts.count)
    #expect((0.2...0.4).contains(closed))
    #expect(
      trial.subjects.contains { $0.diedOn?.exact.map { !ClinicCalendar.isOpen($0) } ?? false })
  }
}
