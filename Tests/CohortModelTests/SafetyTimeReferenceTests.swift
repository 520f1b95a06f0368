import Foundation
import Statistics
import Testing

@testable import CohortModel

/// R's rates, onsets, durations, incidences and dose intensities of the sample trial of low-dose
/// radiotherapy (StatisticsTests/Reference/safety-time.R).
struct SafetyTimeReferenceTests {
  /// Rows by column.
  private static func table(_ name: String) throws -> [[String: String]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../StatisticsTests/Reference/safety-time-\(name).csv").standardized
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  private static func date(_ row: [String: String], _ column: String) -> PartialDate? {
    row[column].flatMap { Int32($0) }.map { PartialDate(Day($0)) }
  }

  private static func cohort() throws -> Cohort {
    var study = Study(id: "NCT0", title: "Low dose")
    study.schedule.cycleDays = 14
    var builder = TrialData.Builder()
    for row in try table("subjects") {
      var subject = Subject()
      subject.subject = row["id"] ?? ""
      subject.firstTreatmentOn = date(row, "first")
      subject.diedOn = date(row, "died")
      subject.lastKnownAlive = date(row, "alive")
      subject.endOfStudyOn = date(row, "off")
      builder.add(.subject(subject))
    }
    let outcomes: [String: Outcome] = [
      "RECOVERED/RESOLVED": .recovered, "NOT RECOVERED/NOT RESOLVED": .notRecovered,
      "FATAL": .fatal, "RECOVERING/RESOLVING": .recovering,
    ]
    for (index, row) in try table("events").enumerated() {
      var event = AdverseEvent()
      (event.subject, event.event) = (row["id"] ?? "", String(index))
      (event.preferredTerm, event.systemOrganClass) = (row["term"], row["organ"])
      (event.start, event.end) = (date(row, "start"), date(row, "end"))
      event.outcome = row["outcome"].flatMap { outcomes[$0] }
      builder.add(.adverseEvent(event))
    }
    for (index, row) in try table("doses").enumerated() {
      var dose = Treatment()
      (dose.subject, dose.treatment) = (row["id"] ?? "", String(index))
      (dose.kind, dose.agent, dose.unit) = (.systemic, row["agent"], row["unit"])
      (dose.start, dose.cycle) = (date(row, "start"), row["cycle"].flatMap { Int($0) })
      dose.dose = row["dose"].flatMap { Double($0) }
      builder.add(.treatment(dose))
    }
    return Cohort(
      builder.finish(study: study), gate: AccessGate(pooled: study),
      cutOff: Day(iso: "2022-09-30") ?? Day(0))
  }

  private static func line(_ row: [String: String]) -> AdverseEventLine {
    guard let organ = row["organ"], !organ.isEmpty else { return .overall }
    guard let term = row["term"], !term.isEmpty else { return .organClass(organ) }
    return .term(term, isVerbatim: false, organClass: organ)
  }

  private func agree(_ value: Double?, _ row: [String: String], _ column: String) -> Bool {
    guard let expected = row[column].flatMap({ Double($0) }) else { return value == nil }
    return value.map { abs($0 - expected) <= 1e-9 * max(1, abs(expected)) } ?? false
  }

  @Test func `rates are those of R`() throws {
    let cohort = try Self.cohort()
    let rates = ExposureRates.make(cohort, cohort.select(.safety), class: .all)
    let table = try Self.table("rates")
    #expect(rates.rows.count == table.count && table.count == 31)
    for row in table {
      let cell = try #require(rates.rows.first { $0.line == Self.line(row) }).cells[0]
      #expect(cell.subjects == row["subjects"].flatMap { Int($0) })
      #expect(cell.days == row["days"].flatMap { Int($0) })
      #expect(agree(cell.rate?.rate, row, "rate"))
      #expect(agree(cell.rate?.lower, row, "lower") && agree(cell.rate?.upper, row, "upper"))
    }
  }

  @Test func `onsets and durations are those of survival`() throws {
    let cohort = try Self.cohort()
    let onset = OnsetSummary.make(cohort, cohort.select(.safety), class: .all)
    let table = try Self.table("onset")
    #expect(onset.rows.count == table.count)
    for expected in table {
      let row = try #require(onset.rows.first { $0.line == Self.line(expected) })
      #expect(row.subjects == expected["subjects"].flatMap { Int($0) })
      #expect(row.events == expected["events"].flatMap { Int($0) })
      #expect(row.resolved == expected["resolved"].flatMap { Int($0) })
      #expect(agree(row.firstOnset.median, expected, "median"))
      #expect(agree(row.firstOnset.minimum, expected, "min"))
      #expect(agree(row.firstOnset.maximum, expected, "max"))
      #expect(agree(row.duration.median.estimate, expected, "duration"))
      #expect(agree(row.duration.median.lower, expected, "lower"))
      #expect(agree(row.duration.median.upper, expected, "upper"))
      #expect(agree(row.toResolution.median, expected, "resolution"))
    }
  }

  @Test func `cumulative incidence is that of survival and cmprsk`() throws {
    let cohort = try Self.cohort()
    let table = try Self.table("incidence")
    for line in Set(table.map(Self.line)) {
      let incidence = AdverseEventIncidence.make(
        cohort, cohort.select(.safety), class: .all, of: line)
      for row in table where Self.line(row) == line {
        let landmark = try #require(
          incidence.groups[0].landmarks.first { String($0.months) == row["months"] })
        #expect(landmark.atRisk == row["atrisk"].flatMap { Int($0) })
        #expect(agree(landmark.event?.estimate, row, "event"))
        #expect(agree(landmark.event?.limits?.lower, row, "lower"))
        #expect(agree(landmark.event?.limits?.upper, row, "upper"))
        #expect(agree(landmark.death?.estimate, row, "death"))
      }
    }
  }

  @Test func `relative dose intensity agrees`() throws {
    let cohort = try Self.cohort()
    let doses = try #require(DoseIntensity.make(cohort, cohort.select(.safety)))
    let table = try Self.table("dose")
    #expect(doses.agents.count == table.count)
    for row in table {
      let group = try #require(doses.agents.first { $0.name == row["agent"] }).groups[0]
      #expect(group.subjects == row["subjects"].flatMap { Int($0) })
      #expect(agree(group.cycles.median, row, "cycles"))
      #expect(agree(group.intensity.quantile(0.25), row, "q1"))
      #expect(agree(group.intensity.median, row, "median"))
      #expect(agree(group.intensity.quantile(0.75), row, "q3"))
      #expect(group.sufficient.count == row["sufficient"].flatMap { Int($0) })
      #expect(group.delayed == row["delayed"].flatMap { Int($0) })
      #expect(group.delays == row["delays"].flatMap { Int($0) })
    }
  }
}
