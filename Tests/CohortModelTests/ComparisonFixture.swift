@testable import CohortModel

/// Thirteen subjects of two arms, not randomised, with the numbers that R's survival 3.5-3 gives for
/// them (`coxph`, ties of Efron, `control = coxph.control(eps = 1e-12)`; rows (start, stop] by
/// `tmerge(…, died = event(time, status), local = tdc(day))`).
///
/// Columns: subject, arm, days to death or last contact, whether dead, age, sex, kps, days to local
/// therapy. Times count the origin as day 1, so each is one more.
enum ComparisonFixture {
  private typealias Line = (
    id: String, arm: String, days: Int, isDead: Bool, age: Int, sex: Sex, kps: Int?, local: Int?
  )

  private static let lines: [Line] = [
    ("S01", "A", 100, true, 50, .male, 80, nil),
    ("S02", "A", 150, true, 61, .female, 60, 30),
    ("S03", "A", 220, false, 72, .male, 90, 60),
    ("S04", "A", 260, true, 55, .male, 70, 200),
    ("S05", "A", 300, true, 58, .female, 80, nil),
    ("S06", "A", 400, false, 66, .female, 60, 90),
    ("S07", "B", 40, true, 63, .male, 60, nil),
    ("S08", "B", 90, true, 70, .male, 80, nil),
    ("S09", "B", 90, true, 52, .female, 60, 20),
    ("S10", "B", 180, true, 59, .female, 70, nil),
    ("S11", "B", 240, true, 68, .male, 50, 100),
    ("S12", "B", 310, false, 49, .female, 90, nil),
    ("S13", "B", 130, true, 64, .male, nil, nil),
  ]

  static func make(
    randomised: Bool = false, _ plan: (inout ComparisonPlan) -> Void = { _ in }
  ) -> EfficacyFixture {
    var fixture = EfficacyFixture(randomised: randomised)
    fixture.study.arms = [
      Arm(code: "A", name: "With"), Arm(code: "B", name: "Without", isReference: true),
    ]
    fixture.study.matching = MatchingPlan(treatedArm: "A", covariates: ["age"], caliper: 5)
    var comparison = standardPlan
    plan(&comparison)
    fixture.study.comparison = comparison
    for line in lines {
      fixture.subject(
        line.id, died: line.isDead ? line.days : nil, alive: line.days, arm: line.arm
      ) { subject in
        (subject.age, subject.sex) = (line.age, line.sex)
        subject.covariates["kps"] = line.kps.map { String($0) }
      }
      if let day = line.local { fixture.treatment(of: line.id, on: day, .radiotherapy) }
    }
    return fixture
  }

  private static var standardPlan: ComparisonPlan {
    var plan = ComparisonPlan()
    plan.covariates = [
      ComparisonCovariate(name: "age", coding: .numeric(field: "age")),
      ComparisonCovariate(
        name: "sex", label: "Sex", coding: .categorical(field: "sex", reference: "male")),
      ComparisonCovariate(
        name: "kps70", label: "KPS ≥ 70", coding: .indicator("kps>=70"), isMultivariate: true),
      ComparisonCovariate(
        name: "local", label: "Local therapy",
        coding: .exposure(.init(kinds: [.radiotherapy, .surgery])), isMultivariate: true),
    ]
    plan.subgroups = [ComparisonSubgroup(label: "Sex", partition: .field("sex"))]
    plan.landmarkDays = [60]
    return plan
  }

  static let overall = Endpoint(kind: .overallSurvival, origin: .firstTreatment, set: .full)
}

extension EfficacyFixture {
  func comparison(
    _ access: Access = .byArm, _ endpoint: Endpoint = ComparisonFixture.overall,
    where text: String = ""
  ) throws -> ComparisonSummary {
    let cohort = cohort(access)
    let filter = try Filter.parse(text, for: cohort)
    return ComparisonSummary.make(
      cohort, endpoint, cohort.select(endpoint.set, filter: filter),
      matching: MatchedSet.make(cohort))
  }
}
