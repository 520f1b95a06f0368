import CohortModel
import Testing

@testable import TrialSimulator

/// What a clinician who reads the cohort would not believe, over the default seed.
@Suite struct LiverPlausibilityTests {
  private let trial: SimulatedTrial
  private let arms: [String: String]

  init() throws {
    trial = try LiverMetastasesICITests.trial.get()
    arms = Dictionary(
      uniqueKeysWithValues: trial.allocations.map { ($0.subject, $0.actualArm ?? "") })
  }

  private func days(_ id: String, _ kind: TreatmentKind) -> [Day] {
    trial.treatments.filter { $0.subject == id && $0.kind == kind }
      .compactMap { $0.start?.exact }.sorted()
  }

  private func progression(_ id: String) -> Day? {
    trial.assessments.first { $0.subject == id && $0.overall == .progressive }?.date?.exact
  }

  @Test func `nothing is given before the start, from progression on or after death`() {
    for subject in trial.subjects {
      let given = TreatmentKind.allCases.flatMap { days(subject.subject, $0) }
      #expect(given.min() == subject.firstTreatmentOn?.exact)
      let ends = [progression(subject.subject), subject.diedOn?.exact].compactMap { $0 }
      #expect(given.allSatisfy { day in ends.allSatisfy { day < $0 } }, "\(subject.subject)")
    }
  }

  @Test func `cycles are numbered without a gap and three weeks apart at least`() {
    for subject in trial.subjects {
      let rows = trial.treatments.filter { $0.subject == subject.subject && $0.kind == .systemic }
      let numbers = Set(rows.compactMap(\.cycle)).sorted()
      #expect(numbers == Array(1...(numbers.last ?? 1)))
      let days = Set(rows.compactMap { $0.start?.exact }).sorted()
      #expect(days.count == numbers.count)
      #expect(zip(days, days.dropFirst()).allSatisfy { $1 - $0 >= 21 && $1 - $0 <= 63 })
    }
  }

  @Test func `an inhibitor is given in the combined arm alone, for two years at most`() {
    let names = ["camrelizumab", "tislelizumab", "sintilimab", "toripalimab", "pembrolizumab"]
    let rows = trial.treatments.filter { names.contains($0.agent ?? "") }
    #expect(Set(rows.map(\.subject)) == Set(arms.filter { $0.value == "CMT+ICI" }.map(\.key)))
    for subject in trial.subjects {
      guard let first = subject.firstTreatmentOn?.exact else { continue }
      let last = rows.filter { $0.subject == subject.subject }.compactMap { $0.start?.exact }.max()
      #expect((last ?? first) - first <= 730)
    }
  }

  @Test func `local therapy is that of a lesion of the liver`() {
    let liver = Set(
      trial.lesions.filter { $0.organ == "liver" }.map { $0.subject + "/" + $0.lesion })
    let local = trial.treatments.filter { $0.kind != .systemic }
    #expect(local.count >= 30)
    #expect(local.allSatisfy { liver.contains($0.subject + "/" + ($0.lesion ?? "")) })
  }

  @Test func `responses agree with the sums of target lesions`() throws {
    for subject in trial.subjects {
      let rows = trial.lesions.filter { $0.subject == subject.subject }
      let targets = rows.filter { $0.type == .target }
      let dates = Set(rows.compactMap { $0.date?.exact }).sorted()
      let baseline = targets.filter { $0.date?.exact == dates[0] }
      #expect(!baseline.isEmpty && dates[0] < (subject.firstTreatmentOn?.exact ?? dates[0]))
      var evaluation = RecistEvaluation(
        baseline: baseline.map { $0.diameter ?? 0 }, isNodal: baseline.map { $0.isNodal == true })
      for date in dates.dropFirst() {
        let scan = try #require(
          trial.assessments.first { $0.subject == subject.subject && $0.date?.exact == date })
        let measured = targets.filter { $0.date?.exact == date }.map(\.diameter)
        #expect(evaluation.target(measured) == scan.target)
        #expect(
          scan.overall
            == RecistEvaluation.overall(
              target: scan.target, nonTarget: scan.nonTarget, newLesion: scan.newLesion == true))
      }
    }
  }

  @Test func `follow-up ends with death, loss or within ten weeks of the cut-off`() {
    for subject in trial.subjects where subject.diedOn == nil {
      guard let alive = subject.lastKnownAlive?.exact else {
        Issue.record("\(subject.subject) was never known alive")
        continue
      }
      let isLost = subject.endOfStudyReason == "Lost to follow-up"
      #expect(isLost || (0...70).contains(LiverMetastasesICI.cutOff - alive))
    }
    #expect(trial.subjects.count { $0.endOfStudyReason == "Lost to follow-up" } <= 20)
  }

  @Test func `nobody was last known alive before the own latest row`() {
    for subject in trial.subjects {
      let id = subject.subject
      var days = trial.treatments.filter { $0.subject == id }.flatMap { [$0.start, $0.end] }
      days += trial.lesions.filter { $0.subject == id }.map(\.date)
      days += trial.adverseEvents.filter { $0.subject == id }.flatMap { [$0.start, $0.end] }
      days.append(subject.newTherapyOn)
      let last = days.compactMap { $0?.exact }.max()
      #expect(subject.lastKnownAlive?.exact ?? Day(0) >= last ?? Day(0), "\(id)")
    }
  }

  @Test func `who stops for toxicity has the event that says so`() {
    let stopped = Set(
      trial.subjects.filter { $0.endOfTreatmentReason == "Adverse event" }.map(\.subject))
    let withdrawn = trial.adverseEvents.filter { $0.action == .withdrawn }.map(\.subject)
    #expect(!stopped.isEmpty && stopped == Set(withdrawn))
  }
}
