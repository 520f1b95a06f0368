import CohortModel
import Dashboard
import Terminal

/// Sixty subjects of two arms that nobody randomised, made by arithmetic: the younger and the fitter
/// are in the arm RT more often and live longer.
enum ComparisonTrial {
  static var study: Study {
    var study = Study(id: "NCT00000002", title: "Two arms")
    study.isSynthetic = true
    study.arms = [
      Arm(code: "RT", name: "RT + ICT"), Arm(code: "ICT", name: "ICT alone", isReference: true),
    ]
    study.endpoints = [
      Endpoint(kind: .overallSurvival, origin: .firstTreatment, set: .full),
      Endpoint(kind: .progressionFreeSurvival, origin: .firstTreatment, set: .full),
    ]
    study.matching = MatchingPlan(
      treatedArm: "RT", covariates: ["age", "sex", "kps"], caliper: 0.2)
    study.comparison = plan
    study.dataCut = Day(iso: "2023-12-31")
    return study
  }

  private static var plan: ComparisonPlan {
    var plan = ComparisonPlan()
    plan.covariates = [
      ComparisonCovariate(name: "age", label: "Age, per year", coding: .numeric(field: "age")),
      ComparisonCovariate(
        name: "sex", label: "Sex", coding: .categorical(field: "sex", reference: "male")),
      ComparisonCovariate(
        name: "kps70", label: "KPS ≥ 70", coding: .indicator("kps>=70"), isMultivariate: true),
      ComparisonCovariate(
        name: "local", label: "Local therapy",
        coding: .exposure(.init(kinds: [.radiotherapy])), isMultivariate: true),
      ComparisonCovariate(
        name: "cycles", label: "Cycles of ICI",
        coding: .exposure(.init(kinds: [.systemic], agents: ["ICI"], countsCycles: true)),
        isMultivariate: true),
    ]
    plan.subgroups = [
      ComparisonSubgroup(label: "Sex", partition: .field("sex")),
      ComparisonSubgroup(label: "Age", partition: .expressions(["age<60", "age>=60"])),
      ComparisonSubgroup(label: "KPS", partition: .expressions(["kps<70", "kps>=70"])),
    ]
    plan.landmarkDays = [90]
    return plan
  }

  static func loaded(_ access: Access = .byArm, study: Study = study) -> LoadedTrial {
    var builder = TrialData.Builder()
    var allocations: [Allocation] = []
    for number in 0..<60 {
      add(number, to: &builder)
      var allocation = Allocation()
      allocation.subject = id(number)
      allocation.plannedArm = isTreated(number) ? "RT" : "ICT"
      allocations.append(allocation)
    }
    return LoadedTrial(
      data: builder.finish(study: study),
      gate: AccessGate(access, study: study, allocations: allocations))
  }

  private static func id(_ number: Int) -> String { number < 10 ? "S0\(number)" : "S\(number)" }
  /// A step of a walk over 0 ..< 101 that looks like chance.
  private static func draw(_ number: Int, _ stride: Int) -> Int { (number * stride + 13) % 101 }

  private static func age(_ number: Int) -> Int { 45 + draw(number, 37) / 3 }
  private static func kps(_ number: Int) -> Int { 50 + draw(number, 53) / 25 * 10 }

  private static func isTreated(_ number: Int) -> Bool {
    draw(number, 29) + kps(number) / 2 - age(number) / 2 > 65
  }

  private static func add(_ number: Int, to builder: inout TrialData.Builder) {
    let start = (Day(iso: "2021-01-04") ?? Day(0)) + number * 7
    let days = 60 + draw(number, 71) * 5 + (kps(number) - 50) * 4 + (isTreated(number) ? 60 : 0)
    var subject = Subject()
    subject.subject = id(number)
    subject.consentedOn = PartialDate(start)
    subject.firstTreatmentOn = PartialDate(start)
    subject.lastKnownAlive = PartialDate(start + days)
    if number % 4 != 0 { subject.diedOn = PartialDate(start + days) }
    subject.age = age(number)
    subject.sex = draw(number, 17) < 60 ? .male : .female
    subject.covariates["kps"] = number == 7 ? nil : String(kps(number))
    builder.add(.subject(subject))
    treat(number, from: start, days: days, &builder)
  }

  private static func treat(
    _ number: Int, from start: Day, days: Int, _ builder: inout TrialData.Builder
  ) {
    var rows: [(Int, TreatmentKind, Int?)] = (0..<(2 + draw(number, 41) / 12)).map {
      ($0 * 21, .systemic, $0 + 1)
    }
    if isTreated(number) || number % 9 == 0 { rows.append((30 + number, .radiotherapy, nil)) }
    for (day, kind, cycle) in rows where day < days {
      var treatment = Treatment()
      treatment.subject = id(number)
      treatment.treatment = "\(kind.rawValue)\(day)"
      treatment.start = PartialDate(start + day)
      treatment.kind = kind
      treatment.agent = kind == .systemic ? "ICI" : nil
      treatment.cycle = cycle
      builder.add(.treatment(treatment))
    }
  }

  static func state(
    _ page: Page = .comparison, _ access: Access = .byArm, study: Study = study,
    width: Int = 120, height: Int = 40, charset: Charset = .box, keys: String = ""
  ) throws -> DashboardState {
    var options = DashboardState.Options()
    options.page = page
    options.charset = charset
    var state = try DashboardState(loaded(access, study: study), options: options)
    _ = state.update(.resized(Size(width: width, height: height)))
    state.press(keys)
    return state
  }
}
