@testable import CohortModel

/// A randomised trial of five subjects and eight adverse events, small enough for paper.
///
/// | subject | site | sex | age | ECOG | randomised | treated | died | arm |
/// |---|---|---|---|---|---|---|---|---|
/// | S01 | 101 | male | 61 | 0 | 01-10 | 01-12 | | A |
/// | S02 | 101 | female | 55 | 1 | 02-01 | 02-03 | | B |
/// | S03 | 102 | male | 70 | – | 03-05 | 03-06 | 05-20 | A |
/// | S04 | 102 | female | 64 | 1 | 06-10 | – | | A |
/// | S05 | 102 | screening failure | | | | | | |
///
/// Days are of 2025; the cut-off is 06-30.
enum SafetyFixture {
  static let cutOff = day("2025-06-30")

  static func cohort(
    _ access: Access = .pooled, cutOff: Day = cutOff, study: Study = study
  ) -> Cohort {
    Cohort(
      builder.finish(study: study),
      gate: AccessGate(access, study: study, allocations: allocations), cutOff: cutOff)
  }

  static var study: Study {
    var study = Study(id: "NCT00000000", title: "Fixture")
    study.isRandomised = true
    study.arms = [
      Arm(code: "COMB", name: "Combined", ratio: 2, isReference: false),
      Arm(code: "SYST", name: "Systemic", ratio: 1, isReference: true),
    ]
    study.revealsArm = ["boost_gy"]
    return study
  }

  static var allocations: [Allocation] {
    [("S01", "COMB"), ("S02", "SYST"), ("S03", "COMB"), ("S04", "COMB")].map { pair in
      var allocation = Allocation()
      allocation.subject = pair.0
      allocation.plannedArm = pair.1
      return allocation
    }
  }

  static var builder: TrialData.Builder {
    var builder = TrialData.Builder()
    for site in sites { builder.add(.site(site)) }
    for subject in subjects { builder.add(.subject(subject)) }
    for event in adverseEvents { builder.add(.adverseEvent(event)) }
    return builder
  }

  static var sites: [Site] {
    [("101", "Fudan 复旦", "China"), ("102", "Zhejiang", "China")].map { given in
      var site = Site()
      (site.site, site.name, site.country) = (given.0, given.1, given.2)
      return site
    }
  }

  static var subjects: [Subject] {
    [
      subject("S01", site: "101", consented: "2025-01-02") {
        ($0.sex, $0.age, $0.ecog, $0.lungV20) = (.male, 61, 0, 18)
        ($0.randomisedOn, $0.firstTreatmentOn) = (date("2025-01-10"), date("2025-01-12"))
        $0.covariates = ["kps": "80", "Tumour location": "Upper third", "boost_gy": "12"]
      },
      subject("S02", site: "101", consented: "2025-01-20") {
        ($0.sex, $0.age, $0.ecog) = (.female, 55, 1)
        ($0.randomisedOn, $0.firstTreatmentOn) = (date("2025-02-01"), date("2025-02-03"))
        $0.covariates = ["kps": "70", "Tumour location": "lower"]
      },
      subject("S03", site: "102", consented: "2025-02-25") {
        ($0.sex, $0.age) = (.male, 70)
        ($0.randomisedOn, $0.firstTreatmentOn) = (date("2025-03-05"), date("2025-03-06"))
        $0.diedOn = date("2025-05-20")
        $0.covariates = ["kps": "unknown"]
      },
      subject("S04", site: "102", consented: "2025-06-01") {
        ($0.sex, $0.age, $0.ecog) = (.female, 64, 1)
        $0.randomisedOn = date("2025-06-10")
      },
      subject("S05", site: "102", consented: "2025-01-02") { $0.screenStatus = .failed },
    ]
  }

  static var adverseEvents: [AdverseEvent] {
    [
      event("S01", "1", "Nausea", gastric, grade: 1, start: "2025-01-20") {
        ($0.end, $0.outcome) = (date("2025-01-25"), .recovered)
        ($0.relatedToImmunotherapy, $0.relatedToChemotherapy) = (.unlikely, .possible)
      },
      event("S01", "2", "Nausea", gastric, grade: 3, start: "2025-02-10") {
        ($0.isSerious, $0.relatedToChemotherapy) = (true, .probable)
        $0.relatedToLocalTreatment = .definite
      },
      event("S01", "3", "Pneumonitis", lung, grade: 2, start: "2025-03-15") {
        ($0.isImmuneRelated, $0.relatedToImmunotherapy) = (true, .definite)
      },
      event("S02", "1", "Nausea", gastric, grade: nil, start: "2025-02-20") { _ in },
      event("S02", "2", "Fatigue", general, grade: 2, start: "2025-03-01") {
        ($0.relatedToImmunotherapy, $0.relatedToChemotherapy) = (.unrelated, .unrelated)
        $0.action = .withdrawn
      },
      event("S03", "1", "Pneumonitis", lung, grade: 5, start: "2025-05-01") {
        ($0.isSerious, $0.outcome) = (true, .fatal)
        ($0.end, $0.relatedToImmunotherapy) = (date("2025-05-20"), .possible)
      },
      event("S03", "2", nil, nil, grade: 1, start: nil) {
        ($0.term, $0.relatedToImmunotherapy) = ("皮疹 rash", .unrelated)
      },
      event("S04", "1", "Headache", "Nervous system disorders", grade: 1, start: "2025-06-15") {
        $0.relatedToImmunotherapy = .unrelated
      },
    ]
  }

  static let gastric = "Gastrointestinal disorders"
  static let lung = "Respiratory disorders"
  static let general = "General disorders"

  static func subject(
    _ id: String, site: String?, consented: String?, _ fill: (inout Subject) -> Void
  ) -> Subject {
    var subject = Subject()
    subject.subject = id
    subject.site = site
    subject.consentedOn = consented.flatMap { PartialDate(iso: $0) }
    subject.screenStatus = .enrolled
    fill(&subject)
    return subject
  }

  static func event(
    _ subject: String, _ id: String, _ term: String?, _ organClass: String?, grade: Int?,
    start: String?, _ fill: (inout AdverseEvent) -> Void
  ) -> AdverseEvent {
    var event = AdverseEvent()
    (event.subject, event.event) = (subject, id)
    (event.term, event.preferredTerm, event.systemOrganClass) = (term, term, organClass)
    (event.grade, event.start) = (grade, start.flatMap { PartialDate(iso: $0) })
    fill(&event)
    return event
  }

  static func date(_ text: String) -> PartialDate? { PartialDate(iso: text) }

  static func day(_ text: String) -> Day { Day(iso: text) ?? Day(0) }
}

extension Cohort {
  func filtered(_ text: String, _ set: AnalysisSet = .intentToTreat) throws -> Selection {
    select(set, filter: try Filter.parse(text, for: self))
  }

  /// Ids of the subjects that a filter keeps in N.
  func subjects(where text: String) throws -> [String] {
    names(try filtered(text).subjects)
  }

  /// Adverse events that a filter admits, as subject/event.
  func events(where text: String) throws -> [String] {
    let selection = try filtered(text)
    return selection.subjects.flatMap { subject in
      adverseEventRows(of: subject).filter(selection.admits(adverseEvent:)).map {
        data.subjects.ids[subject] + "/" + data.adverseEvents.event[$0]
      }
    }
  }

  func names(_ subjects: SubjectSet) -> [String] {
    subjects.map { data.subjects.ids[$0] }
  }

  func refusal(of text: String) -> FilterError? {
    do throws(FilterError) {
      _ = try Filter.parse(text, for: self)
      return nil
    } catch {
      return error
    }
  }
}
