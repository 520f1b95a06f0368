import CohortModel
import Testing

@testable import TrialSimulator

/// What a clinician who reads the sample trial would not believe, over the default seed.
@Suite struct ClinicalPlausibilityTests {
  private let trial = ESOShanghai20Tests.trial
  private let subjects: [String: Subject]

  init() {
    subjects = Dictionary(uniqueKeysWithValues: trial.subjects.map { ($0.subject, $0) })
  }

  private var treated: [Subject] { trial.subjects.filter { $0.firstTreatmentOn != nil } }

  private func events(of subject: String) -> [AdverseEvent] {
    trial.adverseEvents.filter { $0.subject == subject }
  }

  private func doses(of subject: String) -> [Day] {
    trial.treatments.filter { $0.subject == subject && $0.kind == .systemic }
      .compactMap { $0.start?.exact }
  }

  /// Subjects with a planted error of one of these checks.
  private func planted(_ checks: String...) -> Set<String> {
    Set(trial.plantedErrors.filter { checks.contains($0.check) }.map(\.subject))
  }

  @Test func `no oesophagus is irradiated twice`() {
    var organs: [String: String] = [:]
    for lesion in trial.lesions { organs[lesion.subject + lesion.lesion] = lesion.organ }
    let again = trial.treatments.filter { row in
      row.kind != .systemic
        && subjects[row.subject]?.covariates["prior_treatment"] == "definitive chemoradiotherapy"
    }
    #expect(again.count > 20)
    #expect(again.allSatisfy { organs[$0.subject + ($0.lesion ?? "")] != "oesophagus" })
  }

  @Test func `an event that withdraws the drugs is the last of them`() {
    let stopped = trial.adverseEvents.filter { $0.action == .withdrawn }
    #expect(stopped.count > 5)
    for event in stopped {
      #expect(doses(of: event.subject).allSatisfy { $0 < event.start?.first ?? $0 })
    }
  }

  @Test func `no dose falls into a severe immune-related event`() {
    let severe = trial.adverseEvents.filter {
      $0.isImmuneRelated == true && (3...4).contains($0.grade ?? 0)
    }
    #expect(severe.count > 8)
    for event in severe where !planted("E12").contains(event.subject) {
      guard let start = event.start?.first else { continue }
      let end = event.end?.last ?? ESOShanghai20.defaultCutOff
      #expect(!doses(of: event.subject).contains { (start...max(start, end)).contains($0) })
      #expect(event.action != ActionTaken.none)
    }
  }

  @Test func `who stops for an adverse event has one, and who stops was treated last on a day`() {
    for subject in treated {
      guard let reason = subject.endOfTreatmentReason else { continue }
      let last = subject.lastTreatmentOn?.exact
      let given = trial.treatments.filter { $0.subject == subject.subject }
      #expect(given.compactMap { ($0.end ?? $0.start)?.exact }.max() == last)
      guard reason == "Adverse event" else { continue }
      #expect(events(of: subject.subject).contains { $0.action == .withdrawn })
    }
  }

  @Test func `a death of toxicity, pneumonia, haemorrhage or infarction has its fatal event`() {
    let terms = [
      "Adverse event: immune-related pneumonitis": "Pneumonitis", "Pneumonia": "Lung infection",
      "Oesophageal haemorrhage": "Esophageal hemorrhage", "Adverse event: sepsis": "Sepsis",
      "Myocardial infarction": "Myocardial infarction",
    ]
    var found = 0
    for subject in trial.subjects where subject.diedOn != nil {
      let fatal = events(of: subject.subject).filter { $0.grade == 5 }
      guard let term = terms[subject.causeOfDeath ?? ""] else {
        #expect(fatal.isEmpty)
        #expect(["Disease progression", "Unknown"].contains(subject.causeOfDeath))
        continue
      }
      found += 1
      #expect(fatal.map(\.preferredTerm) == [term])
      #expect(fatal.allSatisfy { $0.end == subject.diedOn && $0.outcome == .fatal })
      #expect(fatal.allSatisfy { $0.isSerious == true })
    }
    #expect(found > 1)
  }

  @Test func `who dies of the disease had a progressive scan, or seldom declined without one`() {
    var declined = 0
    var scanned = 0
    for subject in trial.subjects where subject.causeOfDeath == "Disease progression" {
      guard let died = subject.diedOn?.exact else { continue }
      let found = trial.assessments.contains {
        $0.subject == subject.subject && $0.overall == .progressive && $0.date?.first ?? died < died
      }
      if found { scanned += 1 } else { declined += 1 }
      if !found, let last = subject.lastTreatmentOn?.exact { #expect(died - last >= 14) }
    }
    #expect(scanned > 10)
    #expect(declined <= 3)
  }

  @Test func `an immune-related event is related to immunotherapy`() {
    let immune = trial.adverseEvents.filter { $0.isImmuneRelated == true }
    for event in immune where !planted("W32").contains(event.subject) {
      #expect(event.relatedToImmunotherapy?.isRelated == true)
    }
    let share = Double(Set(immune.map(\.subject)).count) / Double(treated.count)
    #expect((0.35...0.5).contains(share))
  }

  @Test func `events that need a hospital are serious`() {
    let terms = [
      "Colitis", "Lung infection", "Febrile neutropenia", "Adrenal insufficiency",
      "Radiation pneumonitis", "Pneumonitis", "Myocarditis", "Sepsis",
    ]
    let severe = trial.adverseEvents.filter {
      (3...5).contains($0.grade ?? 0) && terms.contains($0.preferredTerm ?? "")
    }
    #expect(severe.count > 8)
    #expect(severe.allSatisfy { $0.isSerious == true && $0.seriousness != nil })
  }

  @Test func `liver enzymes end treatment from grade 3, and no rash is of grade 4`() {
    for event in trial.adverseEvents where !planted("W31").contains(event.subject) {
      let isEnzyme = event.preferredTerm?.contains("aminotransferase") ?? false
      if isEnzyme, event.action == .withdrawn { #expect((event.grade ?? 0) >= 3) }
      if event.preferredTerm == "Rash maculo-papular" { #expect((event.grade ?? 0) <= 3) }
    }
  }

  @Test func `infections start at grade 2`() {
    let infections = trial.adverseEvents.filter {
      $0.systemOrganClass == "Infections and infestations"
    }
    #expect(infections.count > 10)
    #expect(infections.allSatisfy { $0.grade != 1 })
  }

  @Test func `nobody has five cycles without any event`() {
    for subject in treated where Set(doses(of: subject.subject)).count >= 5 {
      #expect(!events(of: subject.subject).isEmpty)
    }
  }

  @Test func `nobody was last known alive before the own latest row`() {
    let wrong = planted("E8", "E9", "E10", "E11", "E22")
    for subject in trial.subjects where !wrong.contains(subject.subject) {
      let id = subject.subject
      var days = trial.treatments.filter { $0.subject == id }.flatMap { [$0.start, $0.end] }
      days += trial.visits.filter { $0.subject == id }.map(\.actual)
      days += trial.lesions.filter { $0.subject == id }.map(\.date)
      days += trial.assessments.filter { $0.subject == id }.map(\.date)
      days += events(of: id).filter { $0.grade != 5 }.map(\.start)
      guard let last = days.compactMap({ $0?.first }).max() else { continue }
      #expect(subject.lastKnownAlive?.first ?? Day(0) >= last, "\(id)")
    }
  }

  @Test func `hardly anybody of the combined arm stays progression-free without local therapy`() {
    var waiting: [String] = []
    for allocation in trial.allocations where allocation.plannedArm == "CMB" {
      let id = allocation.subject
      guard let subject = subjects[id], let origin = subject.randomisedOn?.exact,
        let alive = subject.lastKnownAlive?.exact,
        !trial.treatments.contains(where: { $0.subject == id && $0.kind != .systemic })
      else { continue }
      let progression = trial.assessments.first { $0.subject == id && $0.overall == .progressive }
      if min(progression?.date?.exact ?? alive, alive) - origin > 120 { waiting.append(id) }
    }
    #expect((1...3).contains(waiting.count))
    for id in waiting {
      #expect(
        trial.deviations.contains {
          $0.subject == id && $0.isImportant == true
            && $0.description == "No local treatment within 120 days"
        })
    }
  }
}
