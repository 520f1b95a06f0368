import CohortModel
import Testing

@testable import TrialSimulator

/// The ranges in which the sample trial is believable, over the default seed.
@Suite struct ESOShanghai20Tests {
  static let trial = ESOShanghai20.simulate()
  private var trial: SimulatedTrial { ESOShanghai20Tests.trial }
  private var randomised: [Subject] { trial.subjects.filter { $0.randomisedOn != nil } }
  private var treated: [Subject] { trial.subjects.filter { $0.firstTreatmentOn != nil } }

  private func share(_ part: Int, of whole: Int) -> Double {
    Double(part) / Double(whole)
  }

  @Test(arguments: [1, 40, 231, 700]) func `the cut-off has exactly the number asked for`(
    subjects: Int
  ) {
    let trial = ESOShanghai20.simulate(subjects: subjects, seed: 3)
    #expect(trial.subjects.count { $0.randomisedOn != nil } == subjects)
  }

  @Test func `the whole trial fills its target two to one`() {
    let trial = ESOShanghai20.simulate(cutOff: Day(year: 2029, month: 12, day: 31) ?? Day(0))
    let combined = trial.allocations.count { $0.plannedArm == "CMB" }
    #expect(trial.allocations.count == 354)
    #expect(abs(combined - 236) <= 8)
  }

  @Test func `the same seed gives the same trial, another seed another`() {
    #expect(ESOShanghai20.simulate() == trial)
    #expect(ESOShanghai20.simulate(seed: 1) != trial)
  }

  @Test func `screening fails in 12 to 25 of a hundred, each with a reason`() {
    let failed = trial.subjects.filter { $0.screenStatus == .failed }
    let screened = failed.count + randomised.count
    #expect((0.12...0.25).contains(share(failed.count, of: screened)))
    #expect(failed.allSatisfy { $0.screenFailureReason != nil && $0.randomisedOn == nil })
    #expect(trial.subjects.contains { $0.screenStatus == .screening })
  }

  @Test func `men are 70 to 90 of a hundred and the median age is 58 to 67`() {
    let ages = randomised.compactMap(\.age).sorted()
    #expect((0.7...0.9).contains(share(randomised.count { $0.sex == .male }, of: 231)))
    #expect((58...67).contains(ages[ages.count / 2]))
  }

  @Test func `ages agree with dates of birth`() {
    for subject in trial.subjects {
      guard let born = subject.birthDate?.exact, let consent = subject.consentedOn?.exact,
        let age = subject.age
      else {
        Issue.record("\(subject.subject) lacks age or birth date")
        continue
      }
      #expect(born.adding(months: 12 * age) <= consent)
      #expect(born.adding(months: 12 * (age + 1)) > consent - 1)
    }
  }

  @Test func `every randomised subject is eligible`() {
    #expect(
      randomised.allSatisfy {
        $0.histology == "ESCC" && ($0.ecog ?? 9) <= 1 && (1...4).contains($0.metastases ?? 0)
          && ($0.maximumMetastasesPerOrgan ?? 9) <= 3 && ($0.maximumDiameter ?? 99) <= 50
          && $0.metastasisBiopsied == true && $0.priorProgressionOnPD1 == false
          && ($0.lungV20 ?? 0) <= 25
      })
  }

  @Test func `at least twenty sites recruit unequally, some not at all`() {
    var counts: [Int] = []
    for site in trial.sites { counts.append(randomised.count { $0.site == site.site }) }
    #expect((22...26).contains(trial.sites.count))
    #expect(counts.count { $0 > 0 } >= 20)
    #expect((counts.max() ?? 0) >= 3 * counts.sorted()[counts.count / 2])
    #expect(trial.sites.count { $0.activated == nil } == 2)
    #expect(trial.sites.count { $0.closed != nil } == 1)
    #expect(trial.sites.compactMap(\.target).reduce(0, +) == 354)
    #expect(trial.sites.contains { $0.name?.utf8.count != $0.name?.count })
    #expect(trial.sites.contains { $0.name?.utf8.count == $0.name?.count })
  }

  @Test func `an open site has been silent for more than ninety days`() {
    let silent = trial.sites.filter { site in
      let last = randomised.filter { $0.site == site.site }.compactMap { $0.randomisedOn?.exact }
      guard let last = last.max(), site.closed == nil else { return false }
      return ESOShanghai20.defaultCutOff - last > 90
    }
    #expect(silent.contains { $0.site == trial.sites[11].site })
  }

  @Test func `arms are allocated about two to one and one subject crossed over`() {
    let combined = trial.allocations.count { $0.plannedArm == "CMB" }
    #expect((0.62...0.71).contains(share(combined, of: trial.allocations.count)))
    let crossed = trial.allocations.filter { $0.actualArm != nil && $0.actualArm != $0.plannedArm }
    #expect(crossed.count == 1)
    #expect(randomised.count - treated.count >= 2)
  }

  @Test func `only the combined arm and the one crossed over have local treatment`() {
    let local = trial.treatments.filter { $0.kind != .systemic }.map(\.subject)
    let systemic = trial.allocations.filter { $0.actualArm != "CMB" }.map(\.subject)
    #expect(local.count > 100)
    #expect(systemic.allSatisfy { !local.contains($0) })
  }

  @Test func `adverse events have at least forty terms in twelve organ classes`() {
    let events = trial.adverseEvents
    #expect(Set(events.compactMap(\.preferredTerm)).count >= 40)
    #expect(Set(events.compactMap(\.systemOrganClass)).count >= 12)
    #expect((8...12).contains(Double(events.count) / Double(treated.count)))
  }

  @Test func `forty to fifty of a hundred treated have an event of grade 3 or more`() {
    let severe = Set(trial.adverseEvents.filter { (3...5).contains($0.grade ?? 0) }.map(\.subject))
    #expect((0.4...0.5).contains(share(severe.count, of: treated.count)))
  }

  @Test func `a date may be partial and a term Chinese`() {
    #expect(trial.adverseEvents.contains { $0.start?.isPartial == true })
    #expect(trial.adverseEvents.contains { $0.term == "白细胞减少" })
  }

  @Test func `cycles are mostly three weeks apart, longer after toxicity, for at most two years`() {
    var intervals: [Int] = []
    for subject in treated {
      let days = trial.treatments.filter {
        $0.subject == subject.subject && $0.treatment.hasPrefix("C")
          && $0.treatment.hasSuffix("-1")
      }.compactMap { $0.start?.exact }
      #expect(days.first == subject.firstTreatmentOn?.exact)
      intervals += zip(days, days.dropFirst()).map { $1 - $0 }
      #expect((days.last ?? Day(0)) - (days.first ?? Day(0)) <= 730)
    }
    let usual = intervals.count { (20...26).contains($0) }
    #expect(share(usual, of: intervals.count) > 0.8)
    #expect(intervals.allSatisfy { (18...84).contains($0) })
  }

  @Test func `nothing that the documents leave open is invented`() {
    let study = trial.study
    #expect(study.target == 354 && study.arms.map(\.target) == [236, 118])
    #expect(study.isSynthetic && study.revealsArm == ["lung_v20"])
    #expect(study.dataCut == ESOShanghai20.defaultCutOff)
  }
}
