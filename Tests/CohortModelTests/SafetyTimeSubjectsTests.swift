import Statistics
import Testing

@testable import CohortModel

/// Every number of the summaries about time has as many subjects behind it.
@Suite struct SafetyTimeSubjectsTests {
  private static let classes: [AdverseEventClass] = [.all, .treatmentEmergent]

  /// Arms open, closed and masked, with other subjects for each class.
  private func trials(for aeClass: AdverseEventClass = .all) -> [(Cohort, Selection)] {
    let seed = UInt64(aeClass.rawValue.utf8.count)
    return [
      RandomSafetyTrial.cohort(seed: seed, access: .byArm),
      RandomSafetyTrial.cohort(seed: seed + 1, access: .pooled, randomised: false),
      RandomSafetyTrial.cohort(seed: seed + 2, access: .pooled),
      RandomSafetyTrial.cohort(seed: seed + 3, access: .masked),
    ].map { ($0, $0.select(.safety)) }
  }

  @Test(arguments: classes) func `behind every rate`(aeClass: AdverseEventClass) {
    for (cohort, selection) in trials(for: aeClass) {
      let rates = ExposureRates.make(cohort, selection, class: aeClass)
      let count = { (number: ExposureRates.Number) in
        ExposureRates.subjects(behind: number, cohort, selection, class: aeClass).count
      }
      for group in 0..<rates.groups.count {
        #expect(count(.atRisk(group: group)) == rates.totals[group])
        for row in rates.rows {
          #expect(count(.withEvent(row.line, group: group)) == row.cells[group].subjects)
        }
      }
      #expect(rates.rows.count > 5)
    }
  }

  @Test(arguments: classes) func `behind every onset and duration`(aeClass: AdverseEventClass) {
    for (cohort, selection) in trials(for: aeClass) {
      for row in OnsetSummary.make(cohort, selection, class: aeClass).rows {
        let subjects = OnsetSummary.subjects(
          behind: .subjects(row.line), cohort, selection, class: aeClass)
        #expect(subjects.count == row.subjects && row.subjects == row.firstOnset.count)
        let episodes = { (number: OnsetSummary.Number) in
          var count = 0
          OnsetSummary.forEachEpisode(behind: number, cohort, selection, aeClass) { _ in count += 1
          }
          return count
        }
        #expect(episodes(.events(row.line)) == row.events)
        #expect(episodes(.ongoing(row.line)) == row.ongoing)
        #expect(episodes(.resolved(row.line)) == row.resolved)
        #expect(episodes(.knownOutcome(row.line)) == row.knownOutcome)
        #expect(episodes(.duration(row.line)) == row.duration.subjects)
        #expect(episodes(.withoutEnd(row.line)) == row.withoutEnd)
        #expect(episodes(.toResolution(row.line)) == row.toResolution.count)
        #expect(row.events == row.duration.subjects + row.withoutEnd)
      }
    }
  }

  @Test(arguments: classes) func `behind every cell of cycles`(aeClass: AdverseEventClass) throws {
    for (cohort, selection) in trials(for: aeClass) {
      let cycles = try #require(CycleIncidence.make(cohort, selection, class: aeClass))
      #expect((cycles.basis == .cycles) == !cohort.gate.isBlinding)
      let count = { (number: CycleIncidence.Number) in
        CycleIncidence.subjects(behind: number, cohort, selection, class: aeClass).count
      }
      for column in cycles.columns { #expect(count(.began(column.number)) == column.began) }
      for row in cycles.rows {
        #expect(count(.anyOnset(row.line)) == row.subjects)
        for (column, subjects) in zip(cycles.columns, row.byColumn)
        where subjects > 0 || row.line == .overall {
          #expect(count(.onset(row.line, column: column.number)) == subjects)
          #expect(subjects <= column.began)
        }
      }
    }
  }

  @Test(arguments: classes) func `behind every incidence`(aeClass: AdverseEventClass) {
    for (cohort, selection) in trials(for: aeClass) {
      for incidence in AdverseEventIncidence.byOrganClass(cohort, selection, class: aeClass) {
        let alone = AdverseEventIncidence.make(
          cohort, selection, class: aeClass, of: incidence.line)
        #expect(alone.groups.map(\.landmarks) == incidence.groups.map(\.landmarks))
        let count = { (number: AdverseEventIncidence.Number) in
          AdverseEventIncidence.subjects(
            behind: number, cohort, selection, class: aeClass, of: incidence.line
          ).count
        }
        for (index, group) in incidence.groups.enumerated() {
          #expect(count(.total(group: index)) == group.total)
          #expect(count(.events(group: index)) == group.events)
          #expect(count(.deaths(group: index)) == group.deaths)
          for landmark in group.landmarks {
            #expect(count(.atRisk(group: index, days: landmark.days)) == landmark.atRisk)
          }
        }
      }
    }
  }

  @Test func `behind every number of deaths`() {
    for (cohort, selection) in trials() {
      let deaths = DeathSummary.make(cohort, selection)
      for group in 0..<deaths.groups.count {
        let members = DeathSummary.members(group: group, cohort, selection)
        #expect(members.count == deaths.totals[group])
        for row in deaths.rows {
          let subjects = DeathSummary.subjects(
            behind: row.measure, group: group, cohort, selection)
          #expect(subjects.count == row.subjects[group])
        }
      }
      #expect(deaths.deaths.count == deaths.rows[0].subjects[0])
      let causes = deaths.rows.filter { if case .cause = $0.measure { true } else { false } }
      #expect(causes.reduce(0) { $0 + $1.subjects[0] } == deaths.deaths.count)
    }
  }

  @Test func `behind every number of doses`() throws {
    for (cohort, selection) in trials() where !cohort.gate.isBlinding {
      let doses = try #require(DoseIntensity.make(cohort, selection))
      #expect(doses.agents.count == 2)
      for agent in doses.agents {
        for (index, group) in agent.groups.enumerated() {
          let count = { (number: DoseIntensity.Number) in
            DoseIntensity.subjects(
              behind: number, agent: agent.name, group: index, cohort, selection
            ).count
          }
          #expect(count(.subjects) == group.subjects && group.subjects == group.cycles.count)
          #expect(count(.withIntensity) == group.intensity.count)
          #expect(count(.sufficient) == group.sufficient.count)
          #expect(count(.delayed) == group.delayed && count(.modified) == group.modified)
          for gap in DoseIntensity.Gap.allCases {
            #expect(count(.gap(gap)) == group.gaps[gap] ?? 0)
          }
        }
      }
    }
  }

  @Test func `behind every number of a toxicity boundary`() throws {
    for (cohort, _) in trials() where !cohort.gate.isBlinding {
      let monitoring = try #require(ToxicityAnswer.all(cohort).first?.monitoring)
      for (index, group) in monitoring.groups.enumerated() {
        let count = { (number: ToxicityMonitoring.Number) in
          monitoring.subjects(behind: number, group: index, cohort).count
        }
        #expect(count(.total) == group.total && count(.counted) == group.counted)
        #expect(count(.undated) == group.undated)
        for standing in ToxicityMonitoring.Standing.allCases {
          #expect(count(.standing(standing)) == group.standings[standing] ?? 0)
        }
      }
      #expect(monitoring.groups.count == (cohort.gate.access == .byArm ? 2 : 1))
    }
  }

  @Test func `what tells the arm is closed, and rates of arms are under masked access`() {
    for (cohort, selection) in trials() where cohort.gate.isBlinding {
      #expect(DoseIntensity.make(cohort, selection) == nil)
      let none = DoseIntensity.subjects(
        behind: .subjects, agent: "X", group: 0, cohort, selection)
      #expect(none.isEmpty)
      #expect(ToxicityAnswer.all(cohort).allSatisfy { $0.monitoring == nil })
      let rates = ExposureRates.make(cohort, selection, class: .all)
      for row in rates.rows {
        #expect(row.contrasts.isEmpty)
        #expect(row.cells.dropFirst().allSatisfy { $0.rate == nil && $0.days == nil })
      }
      #expect(
        AdverseEventIncidence.make(cohort, selection, class: .all).groups.map(\.label) == [nil])
      #expect(DeathSummary.make(cohort, selection).closesRadiotherapy)
    }
  }
}
