import Testing

@testable import CohortModel

/// One subject worked out on paper: days count from day 0, randomisation and first treatment.
struct SubjectProfileTests {
  private func profile(
    cutOff: Int = 1000, _ access: Access = .pooled, masking: String? = nil,
    edit: (inout EfficacyFixture) -> Void
  ) throws -> SubjectProfile {
    var trial = EfficacyFixture()
    trial.cutOff = cutOff
    trial.study.masking = masking
    trial.study.arms = [Arm(code: "COMB", name: "Both"), Arm(code: "SYST", name: "Drug")]
    edit(&trial)
    let cohort = trial.cohort(access)
    return SubjectProfile.make(
      cohort, subject: try #require(cohort.data.subjects.position(of: "S")))
  }

  @Test func `sums, changes and nadir follow the targets, and a scan that misses one has no sum`()
    throws
  {
    let profile = try profile { trial in
      trial.subject("S")
      trial.lesions(of: "S", on: -10, 30, 20)
      trial.lesions(of: "S", on: 42, 20, 10)
      trial.lesions(of: "S", on: 84, 25, nil)
      trial.lesions(of: "S", on: 126, 22, 16)
    }
    #expect(profile.scans.map { $0.day?.fixtureDay } == [-10, 42, 84, 126])
    #expect(profile.scans.map(\.isBaseline) == [true, false, false, false])
    #expect(profile.scans.map(\.sum) == [50, 30, nil, 38])
    #expect(profile.scans.map(\.nadir) == [50, 30, 30, 30])
    #expect(profile.scans.map(\.changeFromBaseline) == [nil, -40, nil, -24])
    // 8 of 30 is 26.7 %, above 20 % and 5 mm: progression.
    #expect(profile.scans.map(\.derived) == [nil, .partial, .notEvaluable, .progressive])
    #expect(abs((profile.scans[3].changeFromNadir ?? 0) - 800.0 / 30) < 1e-12)
  }

  @Test func `the smallest change is the depth of response`() throws {
    var trial = EfficacyFixture()
    trial.subject("S")
    trial.lesions(of: "S", on: -10, 30, 20)
    trial.lesions(of: "S", on: 42, 20, 10)
    trial.lesions(of: "S", on: 84, 21, 10)
    let cohort = trial.cohort()
    let changes = SubjectProfile.make(cohort, subject: 0).scans.compactMap(\.changeFromBaseline)
    let origin = try #require(cohort.scanOrigin(of: 0))
    #expect(changes.min() == cohort.bestTargetChange(of: 0, from: origin, until: nil))
  }

  @Test func `an entered response that the lesions do not bear out is told`() throws {
    let profile = try profile { trial in
      trial.subject("S")
      trial.lesions(of: "S", on: -10, 50)
      trial.lesions(of: "S", on: 42, 30)
      trial.lesions(of: "S", on: 84, 30)
      trial.scans(of: "S", [42: .stable, 84: .partial])
    }
    #expect(profile.scans[1].derived == .partial)
    #expect(profile.scans[1].disagreeing.map(\.overall) == [.stable])
    #expect(profile.scans[2].disagreeing.isEmpty)
    #expect(profile.response?.best == .partial)
  }

  @Test func `an entered new lesion is progression whatever the sum`() throws {
    let profile = try profile { trial in
      trial.subject("S")
      trial.lesions(of: "S", on: -10, 50)
      trial.lesions(of: "S", on: 42, 30)
      var scan = TumourAssessment()
      scan.subject = "S"
      scan.date = EfficacyFixture.date(42)
      scan.newLesion = true
      scan.overall = .progressive
      trial.add(.assessment(scan))
    }
    #expect(profile.scans[1].derived == .progressive)
    #expect(profile.scans[1].disagreeing.isEmpty)
  }

  @Test func `day 1 is the first treatment, else randomisation, else consent, else a record`()
    throws
  {
    let kinds = try [
      profile { $0.subject("S", consented: -9, randomised: -3, treated: 0) },
      profile { $0.subject("S", consented: -9, randomised: -3, treated: nil) },
      profile { $0.subject("S", consented: -9, randomised: nil, treated: nil) },
      profile { $0.subject("S", randomised: nil, treated: nil, alive: 7) },
      profile { $0.subject("S", randomised: nil, treated: nil) },
    ].map(\.origin)
    #expect(
      kinds.map { $0?.kind } == [.firstTreatment, .randomisation, .consent, .firstRecord, nil])
    #expect(kinds.map { $0?.day.fixtureDay } == [0, -3, -9, 7, nil])
  }

  @Test func `study days have no day 0`() throws {
    let profile = try profile { $0.subject("S") }
    let day = EfficacyFixture.dayZero
    #expect([-2, -1, 0, 1].map { profile.studyDay(day + $0) } == [-2, -1, 1, 2])
    #expect([-2, -1, 0, 1].map { profile.offset(day + $0) } == [-2, -1, 0, 1])
  }

  @Test func `undated records stand last and are never dropped`() throws {
    let profile = try profile(masking: "open label") { trial in
      trial.subject("S")
      trial.undatedScan(of: "S", .partial)
      trial.scans(of: "S", [42: .stable])
      trial.treatment(of: "S", on: nil, .systemic, agent: "x")
      trial.treatment(of: "S", on: 0, .systemic, agent: "x")
      for day in [nil, 3] {
        var event = AdverseEvent()
        event.subject = "S"
        event.event = "\(day ?? 0)"
        event.start = day.map(EfficacyFixture.date)
        trial.add(.adverseEvent(event))
      }
    }
    #expect(profile.scans.map { $0.day?.fixtureDay } == [42, nil])
    #expect(profile.treatments.map { $0.start?.fixtureDay } == [0, nil])
    #expect(profile.adverseEvents.map { $0.start?.fixtureDay } == [3, nil])
  }

  @Test func `at an earlier cut-off later records are unknown and later ends are ongoing`() throws {
    let edit: (inout EfficacyFixture) -> Void = { trial in
      trial.subject("S", died: 100) {
        $0.causeOfDeath = "DISEASE"
        $0.endOfStudyOn = EfficacyFixture.date(100)
        $0.endOfStudyReason = "DEATH"
        $0.lastTreatmentOn = EfficacyFixture.date(60)
        $0.endOfTreatmentReason = "PROGRESSION"
      }
      trial.scans(of: "S", [42: .stable, 84: .progressive])
      var event = AdverseEvent()
      event.subject = "S"
      event.start = EfficacyFixture.date(40)
      event.end = EfficacyFixture.date(70)
      event.outcome = .recovered
      trial.add(.adverseEvent(event))
    }
    let late = try profile(edit: edit)
    let early = try profile(cutOff: 50, edit: edit)
    #expect(late.adverseEvents[0].duration == 31 && !late.adverseEvents[0].isOngoing)
    #expect(early.adverseEvents[0].duration == nil && early.adverseEvents[0].isOngoing)
    #expect((late.scans.count, early.scans.count) == (2, 1))
    #expect(late.fate.causeOfDeath == "DISEASE" && late.fate.endOfTreatmentReason == "PROGRESSION")
    let fate = early.fate
    #expect(fate.diedOn == nil && fate.causeOfDeath == nil && fate.endOfStudyReason == nil)
    #expect(fate.endOfTreatmentReason == nil && fate.lastKnownAlive?.fixtureDay == 50)
  }

  @Test func `a visit is missed once its day has passed while the subject was on study`() throws {
    let profile = try profile(cutOff: 100) { trial in
      trial.subject("S", offStudy: 80)
      let visits: [(String, Int?, Int?)] = [
        ("made", 10, 12), ("missed", 20, nil), ("after the end", 90, nil), ("undated", nil, nil),
        ("unplanned", nil, 30),
      ]
      for (name, planned, actual) in visits {
        var visit = Visit()
        visit.subject = "S"
        visit.visit = name
        visit.planned = planned.map(EfficacyFixture.date)
        visit.actual = actual.map(EfficacyFixture.date)
        trial.add(.visit(visit))
      }
    }
    #expect(profile.missedVisits.map(\.visit) == ["missed", "undated"])
  }

  @Test func `the baseline of a symptom is its last score up to the start`() throws {
    let profile = try profile { trial in
      trial.subject("S")
      for (day, score) in [(-20, 3.0), (-2, 2), (40, 1)] {
        var item = SymptomScore()
        item.subject = "S"
        item.date = EfficacyFixture.date(day)
        item.scale = day == 40 ? "Dysphagia" : "dysphagia"
        item.score = score
        trial.add(.symptom(item))
      }
    }
    #expect(profile.symptoms.map(\.scale) == ["dysphagia"])
    #expect(profile.symptoms.first?.baseline == 2)
    #expect(profile.symptoms.first?.scores.map(\.score) == [3, 2, 1])
  }
}
