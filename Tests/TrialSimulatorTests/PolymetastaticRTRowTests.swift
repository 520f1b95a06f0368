import CohortModel
import Testing

@testable import TrialSimulator

/// The rows of the polymetastatic cohort are believable and agree with each other.
@Suite struct PolymetastaticRTRowTests {
  private let study: PolymetastaticRTCohort
  private var trial: SimulatedTrial { study.trial }

  init() throws {
    study = try PolymetastaticRTCohort.shared.get()
  }

  @Test func `the same seed gives the same rows, another seed other ones`() throws {
    #expect(try PolymetastaticRT.simulate() == trial)
    #expect(try PolymetastaticRT.simulate(seed: 22) != trial)
  }

  @Test func `no check finds an error and few find a warning`() {
    let findings = IntegrityRule.all.flatMap { $0.check(study.cohort) }
    #expect(findings.filter { $0.severity == .error } == [])
    #expect(findings.count < 10)
  }

  @Test func `consent and first treatment lie from January 2019 to December 2021`() {
    for subject in trial.subjects {
      let consent = subject.consentedOn?.iso ?? ""
      let first = subject.firstTreatmentOn?.iso ?? ""
      #expect("2019-01-01" <= consent && consent <= first && first <= "2021-12-31")
    }
  }

  @Test func `subjects stand in the order of consent`() {
    let days = trial.subjects.compactMap { $0.consentedOn?.exact }
    #expect(days == days.sorted())
  }

  @Test func `everybody has more than five metastases, each a lesion at baseline`() {
    let lesions = Dictionary(grouping: trial.lesions, by: \.subject)
    for subject in trial.subjects {
      let rows = lesions[subject.subject] ?? []
      let baseline = rows.filter { $0.date == rows.first?.date && $0.organ != "oesophagus" }
      #expect(baseline.count == subject.metastases)
      #expect(baseline.count > 5)
      let hasLiver = baseline.contains { $0.organ == "liver" }
      let hasBone = baseline.contains { $0.organ == "bone" }
      #expect(subject.covariates["liver_metastases"] == (hasLiver ? "Y" : "N"))
      #expect(subject.covariates["bone_metastases"] == (hasBone ? "Y" : "N"))
    }
  }

  @Test func `dysphagia as a covariate is a score above 0 at baseline`() {
    let scores = Dictionary(
      grouping: trial.symptoms.filter { $0.scale == "dysphagia" }, by: \.subject)
    for subject in trial.subjects {
      let first = scores[subject.subject]?.first?.score ?? -1
      #expect(subject.covariates["dysphagia_at_baseline"] == (first > 0 ? "Y" : "N"))
    }
  }

  @Test func `targets are at most five, two in an organ, and measurable`() {
    let lesions = Dictionary(grouping: trial.lesions, by: \.subject)
    for rows in lesions.values {
      let targets = rows.filter { $0.date == rows.first?.date && $0.type == .target }
      #expect((1...5).contains(targets.count))
      #expect(targets.allSatisfy { ($0.diameter ?? 0) >= ($0.isNodal == true ? 15 : 10) })
      for target in targets { #expect(targets.count { $0.organ == target.organ } <= 2) }
    }
  }

  @Test func `the irradiated arm alone has radiotherapy, after the start and in life`() {
    let courses = Dictionary(
      grouping: trial.treatments.filter { $0.kind == .radiotherapy }, by: \.subject)
    #expect(courses.count == 88)
    for (index, id) in study.cohort.data.subjects.ids.enumerated() {
      #expect((courses[id] != nil) == study.isIrradiated[index])
      for course in courses[id] ?? [] {
        guard let start = course.start?.exact, let end = course.end?.exact,
          let first = study.cohort.firstTreatmentOn[index],
          let last = study.cohort.lastKnownAlive[index]
        else {
          Issue.record("\(id): radiotherapy without dates")
          continue
        }
        #expect(start >= first + 21 && start < end && end <= last)
        #expect(course.dose != nil && course.lesion != nil && course.agent?.contains("/") == true)
      }
    }
  }

  @Test func `progression-free survival never exceeds overall survival`() {
    let progression = study.times(of: study.everybody, .progressionFreeSurvival)
    let survival = study.times(of: study.everybody, .overallSurvival)
    #expect(progression.count == 331 && survival.count == 331)
    #expect(zip(progression, survival).allSatisfy { $0.date <= $1.date })
    #expect(progression.count { $0.reason == .progression } > 200)
  }

  @Test func `the disease is followed well and the course is that of the disease`() {
    let cohort = study.cohort
    let alive = study.everybody.filter { cohort.diedOn[$0] == nil }
    #expect(alive.count == 96)
    let recent = alive.count { cohort.cutOff - (cohort.lastKnownAlive[$0] ?? Day(0)) <= 60 }
    #expect(recent >= 85)
    #expect(trial.subjects.count { $0.endOfStudyReason == "Lost to follow-up" } < 12)
  }

  @Test func `nobody is dead of a toxicity but those whose event was fatal`() {
    let fatal = Set(trial.adverseEvents.filter { $0.grade == 5 }.map(\.subject))
    let caused = trial.subjects.filter {
      $0.causeOfDeath?.hasPrefix("Adverse event") ?? false
    }.map(\.subject)
    #expect(fatal == Set(caused) && fatal.count == 2)
  }

  @Test func `recorded responses follow from the lesions`() {
    let lesions = Dictionary(grouping: trial.lesions, by: \.subject)
    var compared = 0
    for (subject, assessments) in Dictionary(grouping: trial.assessments, by: \.subject) {
      let rows = lesions[subject] ?? []
      let baseline = rows.filter { $0.date == rows.first?.date && $0.type == .target }
      var sums = [baseline.compactMap(\.diameter).reduce(0, +)]
      var wasComplete = false
      for assessment in assessments {
        let now = rows.filter { $0.date == assessment.date }
        let targets = now.filter { $0.type == .target }
        let sum = targets.compactMap(\.diameter).reduce(0, +)
        let nadir = sums.min() ?? 0
        let isGone = targets.allSatisfy {
          ($0.diameter ?? 99) < ($0.isNodal == true ? 10 : 0.5)
        }
        let target: Response =
          isGone
          ? .complete
          : wasComplete || (sum >= 1.2 * nadir && sum - nadir >= 5)
            ? .progressive : sum <= 0.7 * sums[0] ? .partial : .stable
        wasComplete = wasComplete || isGone
        sums.append(sum)
        #expect(targets.map(\.lesion) == baseline.map(\.lesion))
        #expect(assessment.target == target)
        #expect(assessment.newLesion == now.contains { $0.type == .new })
        #expect(assessment.overall == overall(assessment))
        compared += 1
      }
    }
    #expect(compared == trial.assessments.count && compared > 1000)
  }

  /// RECIST 1.1's table, for subjects who all have targets and non-targets.
  private func overall(_ row: TumourAssessment) -> Response? {
    if row.newLesion == true || row.target == .progressive || row.nonTarget == .progressive {
      return .progressive
    }
    return row.target == .complete && row.nonTarget != .complete ? .partial : row.target
  }
}
