import CohortModel
import Testing

@testable import TrialSimulator

@Suite struct RegistryTests {
  private static let registry = Registry(subjects: 3000)
  private static let trial = whole(registry)

  private static func whole(_ registry: Registry) -> SimulatedTrial {
    var trial = registry.part(0..<registry.subjects)
    trial.sites = registry.sites
    return trial
  }

  private var trial: SimulatedTrial { RegistryTests.trial }
  private var treated: Double { Double(trial.allocations.count) }

  private var cohort: Cohort {
    var builder = TrialData.Builder()
    trial.everyRecord { record in
      if record.table != .allocations { builder.add(record) }
    }
    return Cohort(
      builder.finish(study: trial.study), gate: AccessGate(pooled: trial.study),
      cutOff: Registry.cutOff)
  }

  @Test(arguments: [0, 1, 17, 998, 999])
  func `a subject is the same in a registry of any size`(index: Int) {
    let (small, large) = (Registry(subjects: 1000, seed: 5), Registry(subjects: 10_000, seed: 5))
    #expect(small.records(of: index) == large.records(of: index))
  }

  @Test func `another seed makes other subjects`() {
    let (one, other) = (Registry(subjects: 10, seed: 1), Registry(subjects: 10, seed: 2))
    #expect(one.records(of: 3) == Registry(subjects: 10, seed: 1).records(of: 3))
    #expect(one.records(of: 3).subject != other.records(of: 3).subject)
    #expect(one.sites.count == other.sites.count)
  }

  @Test func `parts make up the whole, wherever they are cut`() {
    let registry = Registry(subjects: 50)
    let whole = registry.part(0..<50)
    let parts = [0..<7, 7..<8, 8..<33, 33..<64].map(registry.part)
    #expect(parts.flatMap(\.records).count == whole.records.count)
    #expect(parts.flatMap(\.adverseEvents) == whole.adverseEvents)
    #expect(parts.flatMap(\.subjects) == whole.subjects)
    #expect(parts.flatMap(\.allocations) == whole.allocations)
  }

  @Test func `handing out every row gives the list of all rows`() {
    var handed: [AnyRecord] = []
    let part = Registry(subjects: 20).part(0..<20)
    part.everyRecord { handed.append($0) }
    #expect(handed == part.records)
  }

  @Test func `subjects stand in order of their ids, each once`() {
    let ids = trial.subjects.map(\.subject)
    #expect(ids == ids.sorted() && Set(ids).count == 3000)
    #expect(ids.first == "R0000001")
    #expect(Set(trial.sites.map(\.site)).count == 384)
    #expect(Set(trial.sites.map(\.name)).count == 384)
    #expect(Set(trial.subjects.compactMap(\.site)).isSubset(of: Set(trial.sites.map(\.site))))
  }

  @Test func `its checks find gaps and late scans, and no error`() {
    let found = Set(AttentionSummary.make(cohort).findings.map(\.rule))
    #expect(found == ["W31", "W32", "W49", "W50"])
  }

  @Test func `it has the rows that a registry of its size should have`() {
    let subjects = Double(trial.subjects.count)
    #expect(abs(Double(trial.adverseEvents.count) / subjects - 10) < 0.5)
    #expect(abs(Double(trial.assessments.count) / subjects - 1.5) < 0.3)
    #expect(abs(Double(trial.treatments.count) / subjects - 3) < 0.8)
    #expect(trial.lesions.count < trial.subjects.count)
    for sparse in [trial.symptoms.count, trial.visits.count, trial.deviations.count] {
      #expect((1...trial.subjects.count / 5).contains(sparse))
    }
    #expect(abs(treated / subjects - 0.95) < 0.02)
    let irradiated = trial.allocations.count { $0.actualArm == "CT-RT" }
    #expect((0.3...0.55).contains(Double(irradiated) / treated))
  }

  @Test func `its terms are many, and a few of them are most of the reports`() {
    let pairs = Set(trial.adverseEvents.map { [$0.systemOrganClass, $0.preferredTerm] })
    let terms = Set(trial.adverseEvents.compactMap(\.preferredTerm))
    #expect(Set(trial.adverseEvents.compactMap(\.systemOrganClass)).count == 27)
    #expect(terms.count == RegistryTerms.count && pairs.count == terms.count)
    let counts = Dictionary(grouping: trial.adverseEvents, by: \.preferredTerm).map(\.value.count)
    let top = counts.sorted().suffix(30).reduce(0, +)
    #expect(Double(top) / Double(trial.adverseEvents.count) > 0.4)
  }

  @Test func `its events are as imperfect as registries are`() {
    let events = trial.adverseEvents
    func share(_ holds: (AdverseEvent) -> Bool) -> Double {
      Double(events.count(where: holds)) / Double(events.count)
    }
    #expect((0.01...0.03).contains(share { $0.grade == nil }))
    #expect((0.01...0.02).contains(share { $0.start == nil }))
    #expect((0.02...0.06).contains(share { $0.start?.isPartial == true }))
    #expect((0.04...0.2).contains(share { $0.end == nil }))
    #expect((0.03...0.2).contains(share { $0.isSerious == true }))
    #expect(events.contains { $0.grade == 5 && $0.outcome == .fatal })
    #expect(Set(events.compactMap(\.grade)) == [1, 2, 3, 4, 5])
  }

  @Test func `nothing lies after the data cut`() {
    let last = PartialDate(Registry.cutOff).packed
    let dates =
      trial.adverseEvents.flatMap { [$0.start, $0.end, $0.reportedOn] }
      + trial.assessments.map(\.date) + trial.treatments.flatMap { [$0.start, $0.end] }
      + trial.subjects.flatMap { [$0.diedOn, $0.lastKnownAlive, $0.newTherapyOn] }
      + trial.visits.map(\.actual) + trial.deviations.map(\.date)
    #expect(dates.allSatisfy { ($0?.packed ?? 0) <= last })
  }

  @Test func `its rules and covariates are filters that the model reads`() throws {
    let cohort = cohort
    for rule in trial.study.eligibility {
      #expect(try Filter.parse(rule.expression, for: cohort) != nil)
    }
    let fields = Set(cohort.data.subjects.covariates.keys)
    #expect(fields == ["liver_metastases", "bone_metastases", "smoking", "weight_loss"])
  }
}
