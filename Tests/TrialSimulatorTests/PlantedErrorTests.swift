import CohortModel
import Testing

@testable import TrialSimulator

/// Each planted error is found in the rows, and no other of its kind is there.
@Suite struct PlantedErrorTests {
  private let trial = ESOShanghai20Tests.trial
  private let cutOff = ESOShanghai20.defaultCutOff

  private func planted(_ check: String) -> [String] {
    trial.plantedErrors.filter { $0.check == check }.map(\.subject).sorted()
  }

  private func died(_ subject: String) -> Day? {
    trial.subjects.first { $0.subject == subject }?.diedOn?.exact
  }

  private static let checks = [
    "W2", "E3", "E8", "E9", "E10", "E11", "E12", "E22", "W31", "W32", "E42", "W49", "W50",
  ]

  @Test(arguments: [5, 67, 108, 2026] as [UInt64])
  func `every check has an error to find, whatever the seed`(seed: UInt64) {
    let errors = ESOShanghai20.simulate(seed: seed).plantedErrors
    for check in Self.checks {
      #expect((1...4).contains(errors.count { $0.check == check }), "\(check)")
    }
  }

  @Test func `an adverse event of an unknown subject is planted`() {
    let known = Set(trial.subjects.map(\.subject))
    let stray = trial.adverseEvents.map(\.subject).filter { !known.contains($0) }
    #expect(stray == planted("E3"))
  }

  @Test func `two subjects of one sex, birth date and initials are planted`() {
    var found: [String] = []
    for (index, subject) in trial.subjects.enumerated() {
      let isTwin = trial.subjects[(index + 1)...].contains {
        $0.birthDate == subject.birthDate && $0.initials == subject.initials
          && $0.sex == subject.sex && $0.site != subject.site
      }
      if isTwin { found.append(subject.subject) }
    }
    #expect(found == planted("W2"))
  }

  @Test func `dates after the cut-off are planted`() {
    func isLate(_ date: PartialDate?) -> Bool { date.map { $0.first > cutOff } ?? false }
    let visits = trial.visits.filter { isLate($0.planned) || isLate($0.actual) }
    let events = trial.adverseEvents.filter {
      isLate($0.start) || isLate($0.end) || isLate($0.reportedOn)
    }
    #expect((visits.map(\.subject) + events.map(\.subject)).sorted() == planted("E8"))
    #expect(!trial.subjects.contains { isLate($0.lastKnownAlive) || isLate($0.endOfStudyOn) })
    #expect(!trial.treatments.contains { isLate($0.start) || isLate($0.end) })
    #expect(!trial.assessments.contains { isLate($0.date) })
    #expect(!trial.deviations.contains { isLate($0.date) })
  }

  @Test func `life after death is planted`() {
    var alive: [String] = []
    for subject in trial.subjects {
      guard let died = subject.diedOn?.exact, let seen = subject.lastKnownAlive?.exact else {
        continue
      }
      if seen > died { alive.append(subject.subject) }
    }
    func after(_ subject: String, _ date: PartialDate?) -> Bool {
      guard let died = died(subject), let date else { return false }
      return date.first > died
    }
    let visits = trial.visits.filter { after($0.subject, $0.actual) }.map(\.subject)
    let scans = trial.assessments.filter { after($0.subject, $0.date) }.map(\.subject)
    let events = trial.adverseEvents.filter { after($0.subject, $0.start) }.map(\.subject)
    #expect((alive + visits).sorted() == planted("E9"))
    #expect(scans == planted("E10"))
    #expect(events == planted("E11"))
    #expect(!trial.treatments.contains { after($0.subject, $0.start) })
    #expect(!trial.symptoms.contains { after($0.subject, $0.date) })
  }

  @Test func `ends before starts are planted`() {
    let reversed = trial.adverseEvents.filter { event in
      guard let start = event.start, let end = event.end else { return false }
      return end.last < start.first
    }
    #expect(reversed.map(\.subject).sorted() == planted("E12"))
  }

  @Test func `a fatal event without a date of death is planted, all others have one`() {
    let fatal = trial.adverseEvents.filter { $0.grade == 5 }
    #expect(fatal.filter { died($0.subject) == nil }.map(\.subject) == planted("E22"))
    #expect(fatal.count > 1)
    for event in fatal where died(event.subject) != nil {
      #expect(event.end?.exact == died(event.subject))
      #expect(event.outcome == .fatal && event.seriousness == "death")
    }
  }

  @Test func `bad grades and missing relatedness are planted`() {
    let grades = trial.adverseEvents.filter { !(1...5).contains($0.grade ?? 0) }
    #expect(grades.map(\.subject).sorted() == planted("W31"))
    #expect(grades.contains { $0.grade == 7 } && grades.contains { $0.grade == nil })
    let unrelated = trial.adverseEvents.filter {
      $0.relatedToImmunotherapy == nil || $0.relatedToChemotherapy == nil
        || $0.relatedToLocalTreatment == nil
    }
    #expect(unrelated.map(\.subject).sorted() == planted("W32"))
  }

  @Test func `planted missed scans are missed`() {
    for subject in planted("W49") {
      let visits = trial.visits.filter { $0.subject == subject && $0.visit.hasPrefix("Week") }
      let missed = visits.map { $0.actual == nil }
      #expect(zip(missed, missed.dropFirst()).contains { $0 && $1 })
      #expect(missed.last == false)
    }
  }

  @Test func `planted overdue scans are over their window with nothing after`() {
    for subject in planted("W50") {
      let last = trial.visits.last { $0.subject == subject && $0.visit.hasPrefix("Week") }
      #expect(last?.actual == nil)
      #expect(cutOff - (last?.planned?.exact ?? cutOff) > 7)
    }
  }

  @Test func `what is planted stays the same at a later cut-off`() {
    let later = ESOShanghai20.simulate(cutOff: cutOff + 200).plantedErrors
    for error in trial.plantedErrors where error.check != "W50" {
      #expect(later.contains(error))
    }
  }
}
