import CohortModel
import Reports

/// A randomised trial of six subjects and a screening failure, small enough for paper.
///
/// | subject | site | arm | randomised, treated | overall survival, day | responses |
/// |---|---|---|---|---|---|
/// | P1 | 101 | Combined | 2025-01-01 | died 100 | PR, sum 50 → 30 mm |
/// | P2 | 101 | Combined | 2025-01-01 | died 200 | CR |
/// | P3 | 101 | Combined | 2025-01-01 | alive 365 | SD on day 46, sum 40 → 40 mm |
/// | P4 | 102 | Systemic | 2025-02-01 | died 150 | PD |
/// | P5 | 102 | Systemic | 2025-02-01 | alive 250 | NE |
/// | P6 | 102 | Systemic | 2025-12-01 | alive 31 | none, not due |
/// | P7 | 101 | – | consented 2025-03-01, failed | | |
///
/// P1's lesion was ablated on 2025-01-02. Adverse events: P1 nausea grade 2, then grade 3 and serious; P2 pneumonitis grade 3, serious,
/// immune-related, drug withdrawn; P4 an uncoded, ungraded, undated term without relatedness;
/// P5 unrelated fatigue grade 1. The cut-off is 2025-12-31.
enum PaperTrial {
  static let cutOff = Day(iso: "2025-12-31") ?? Day(0)

  static func cohort(_ access: Access = .pooled, study: Study = study) -> Cohort {
    var builder = TrialData.Builder()
    for site in sites { builder.add(.site(site)) }
    for subject in subjects { builder.add(.subject(subject)) }
    for event in events { builder.add(.adverseEvent(event)) }
    for scan in scans { builder.add(.assessment(scan)) }
    for lesion in lesions { builder.add(.lesion(lesion)) }
    let batch = Batch(id: 4, enteredAt: 1_767_225_600, source: "paper", hash: "f00d")
    let gate = AccessGate(access, study: study, allocations: allocations)
    return Cohort(builder.finish(study: study, batch: batch), gate: gate, cutOff: cutOff)
  }

  static var study: Study {
    var study = Study(id: "NCT00000001", title: "Paper trial")
    study.isRandomised = true
    study.isSynthetic = true
    study.arms = [
      Arm(code: "COMB", name: "Combined", ratio: 1, target: 6),
      Arm(code: "SYST", name: "Systemic", ratio: 1, target: 6, isReference: true),
    ]
    study.accrual.start = day("2025-01-01").first
    study.accrual.months = 12
    study.accrual.target = 12
    study.schedule.scans = [Schedule.ScanPeriod(days: 42)]
    study.survival.landmarkMonths = [6]
    study.endpoints = [Endpoint(kind: .overallSurvival)]
    study.matching = MatchingPlan(treatedArm: "COMB", covariates: ["age"])
    study.comparison = comparison
    return study
  }

  private static var comparison: ComparisonPlan {
    var plan = ComparisonPlan()
    plan.covariates = [
      ComparisonCovariate(
        name: "north", label: "Site 102", coding: .indicator("site=102"), isMultivariate: true),
      ComparisonCovariate(
        name: "sex", coding: .categorical(field: "sex", reference: nil)),
      ComparisonCovariate(
        name: "local", label: "Local therapy", coding: .exposure(.init(kinds: [.radiotherapy]))),
    ]
    plan.subgroups = [ComparisonSubgroup(label: "Sex", partition: .field("sex"))]
    plan.landmarkDays = [120]
    return plan
  }

  static func day(_ iso: String) -> PartialDate {
    PartialDate(iso: iso) ?? PartialDate(Day(0))
  }

  private static var allocations: [Allocation] {
    ["P1", "P2", "P3", "P4", "P5", "P6"].map { id in
      var allocation = Allocation()
      allocation.subject = id
      allocation.plannedArm = id < "P4" ? "COMB" : "SYST"
      return allocation
    }
  }

  private static var sites: [Site] {
    [("101", "上海医院", "2025-01-01"), ("102", "North", "2025-02-01"), ("103", "East", "2025-01-01")]
      .map { id, name, activated in
        var site = Site()
        site.site = id
        site.name = name
        site.activated = day(activated)
        return site
      }
  }

  private static var subjects: [Subject] {
    [
      subject("P1", "101", "2025-01-01", alive: "2025-04-01", died: "2025-04-10"),
      subject("P2", "101", "2025-01-01", alive: "2025-07-01", died: "2025-07-19"),
      subject("P3", "101", "2025-01-01", alive: "2025-12-31"),
      subject("P4", "102", "2025-02-01", alive: "2025-06-01", died: "2025-06-30"),
      subject("P5", "102", "2025-02-01", alive: "2025-10-08"),
      subject("P6", "102", "2025-12-01", alive: "2025-12-31"),
      failure,
    ]
  }

  private static func subject(
    _ id: String, _ site: String, _ start: String, alive: String, died: String? = nil
  ) -> Subject {
    var subject = Subject()
    subject.subject = id
    subject.site = site
    subject.consentedOn = day(start)
    subject.randomisedOn = day(start)
    subject.firstTreatmentOn = day(start)
    subject.lastKnownAlive = day(alive)
    subject.diedOn = died.map(day)
    subject.age = 61
    subject.sex = .male
    return subject
  }

  private static var failure: Subject {
    var subject = Subject()
    subject.subject = "P7"
    subject.site = "101"
    subject.consentedOn = day("2025-03-01")
    subject.screenStatus = .failed
    subject.screenFailureReason = "ECOG 2"
    return subject
  }

  private static var events: [AdverseEvent] {
    [
      event("P1", "1", "Nausea", "Gastrointestinal disorders", 2, "2025-01-05") { event in
        event.end = day("2025-01-10")
        event.relatedToChemotherapy = .probable
        event.outcome = .recovered
        event.action = ActionTaken.none
      },
      event("P1", "2", "Nausea", "Gastrointestinal disorders", 3, "2025-02") { event in
        event.relatedToChemotherapy = .definite
        event.isSerious = true
      },
      event("P2", "1", "Pneumonitis", "Respiratory disorders", 3, "2025-03-01") { event in
        event.relatedToImmunotherapy = .definite
        event.isSerious = true
        event.isImmuneRelated = true
        event.action = .withdrawn
      },
      event("P4", "1", nil, nil, nil, nil) { $0.term = "=cough\u{1B}[2J" },
      event("P5", "1", "Fatigue", "General disorders", 1, "2025-02-03") { event in
        event.relatedToChemotherapy = .unrelated
        event.isSerious = false
      },
    ]
  }

  private static func event(
    _ subject: String, _ id: String, _ term: String?, _ organClass: String?, _ grade: Int?,
    _ start: String?, edit: (inout AdverseEvent) -> Void
  ) -> AdverseEvent {
    var event = AdverseEvent()
    event.subject = subject
    event.event = id
    event.term = term
    event.preferredTerm = term
    event.systemOrganClass = organClass
    event.grade = grade
    event.start = start.map(day)
    edit(&event)
    return event
  }

  private static var scans: [TumourAssessment] {
    [
      scan("P1", "2025-02-12", .partial), scan("P2", "2025-02-12", .complete),
      scan("P3", "2025-02-15", .stable), scan("P4", "2025-03-15", .progressive),
      scan("P5", "2025-03-15", .notEvaluable),
    ]
  }

  private static func scan(
    _ subject: String, _ date: String, _ overall: Response
  ) -> TumourAssessment {
    var scan = TumourAssessment()
    scan.subject = subject
    scan.date = day(date)
    scan.overall = overall
    return scan
  }

  private static var lesions: [Lesion] {
    [
      ("P1", "2024-12-20", 50), ("P1", "2025-02-12", 30), ("P3", "2024-12-20", 40),
      ("P3", "2025-02-15", 40),
    ].map { subject, date, diameter in
      var lesion = Lesion()
      lesion.subject = subject
      lesion.lesion = "L1"
      lesion.date = day(date)
      lesion.type = .target
      lesion.diameter = diameter
      // P1's lesion is ablated: no field, so nothing abscopal.
      lesion.localTreatmentOn = subject == "P1" ? day("2025-01-02") : nil
      return lesion
    }
  }
}
