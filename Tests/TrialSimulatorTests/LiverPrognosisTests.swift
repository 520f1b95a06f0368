import CohortModel
import Statistics
import Testing

@testable import TrialSimulator

/// Cox models of overall survival over covariates that are counted from the rows again.
@Suite struct LiverPrognosisTests {
  private let cohort: Cohort
  private let times: [DerivedTime]

  private static let inhibitors: Set<String> = [
    "camrelizumab", "tislelizumab", "sintilimab", "toripalimab", "pembrolizumab",
  ]

  init() throws {
    cohort = try LiverMetastasesICITests.cohort()
    let endpoint = Endpoint(kind: .overallSurvival, origin: .firstTreatment, set: .full)
    times = (0..<cohort.subjectCount).compactMap { [cohort] in
      cohort.eventTime(of: $0, for: endpoint)
    }
    try #require(times.count == 126)
  }

  private func covariate(_ name: String) -> [String] {
    let column = cohort.data.subjects.covariates[name]
    return (0..<cohort.subjectCount).map { column?[$0] ?? "" }
  }

  /// Days on which each subject was given chemotherapy, or an inhibitor.
  private func cycleDays(inhibitor: Bool) -> [[Day]] {
    let treatments = cohort.data.treatments
    return (0..<cohort.subjectCount).map { subject in
      let rows = cohort.treatmentRows(of: subject).filter { row in
        treatments.kind[row] == .systemic
          && Self.inhibitors.contains(treatments.agent[row] ?? "") == inhibitor
      }
      return Set(rows.compactMap { treatments.start[$0] }).sorted()
    }
  }

  private var localDays: [Day?] {
    let treatments = cohort.data.treatments
    return (0..<cohort.subjectCount).map { subject in
      cohort.treatmentRows(of: subject).filter { treatments.kind[$0] != .systemic }
        .compactMap { treatments.start[$0] }.min()
    }
  }

  private func flags(_ name: String, _ values: [Bool]) -> Covariate {
    Covariate(name: name, values: .numeric(values.map { $0 ? 1 : 0 }))
  }

  private func numbers(_ name: String, _ values: [Double?]) -> Covariate {
    Covariate(name: name, values: .numeric(values.map { $0 ?? .nan }))
  }

  private var postBaseline: [Covariate] {
    [
      flags("local therapy", localDays.map { $0 != nil }),
      numbers("CMT cycles", cycleDays(inhibitor: false).map { Double($0.count) }),
      numbers("ICI cycles", cycleDays(inhibitor: true).map { Double($0.count) }),
    ]
  }

  private var fit: Covariate { flags("KPS", covariate("kps").map { (Double($0) ?? 0) >= 70 }) }

  private var others: [Covariate] {
    let subjects = cohort.data.subjects
    let all = 0..<cohort.subjectCount
    return [
      numbers("age", all.map { subjects.age[$0] }),
      flags("male", all.map { subjects.sex[$0] == .male }),
      numbers("liver metastases", covariate("liver_mets").map { Double($0) }),
      flags("extrahepatic metastases", covariate("extrahepatic_mets").map { $0 == "Y" }),
      flags("prior surgery", covariate("prior_surgery").map { $0 == "Y" }),
      Covariate(name: "differentiation", categories: covariate("differentiation")),
    ]
  }

  private func model(_ covariates: [Covariate]) throws -> CoxFit {
    let data = CoxData(
      times: times.map { Double($0.time.time) }, events: times.map(\.isEvent),
      design: DesignMatrix(covariates, rows: times.count))
    return try #require(CoxModel(data).fit)
  }

  @Test func `four factors are protective and significant in the multivariate model`() throws {
    let terms = try model([fit] + postBaseline + others).terms
    for term in terms.prefix(4) {
      #expect(try #require(term.pValue) < 0.05, "\(term.name)")
      #expect(try #require(term.upper) < 1, "\(term.name)")
    }
  }

  @Test func `no other candidate is significant in the multivariate model`() throws {
    let terms = try model([fit] + postBaseline + others).terms.dropFirst(4)
    #expect(terms.count == 7)
    for term in terms { #expect(try #require(term.pValue) >= 0.05, "\(term.name)") }
  }

  @Test func `the univariate models say the same`() throws {
    for covariate in [fit] + postBaseline {
      #expect(try model([covariate]).wald(covariate: 0).pValue < 0.05)
    }
    for covariate in others {
      #expect(try model([covariate]).wald(covariate: 0).pValue >= 0.05)
    }
  }

  @Test func `local therapy comes after the start and before the end of survival`() {
    let treated = localDays.indices.filter { localDays[$0] != nil }
    #expect(treated.count >= 25)
    for subject in treated {
      let day = localDays[subject].map { $0 - times[subject].origin } ?? 0
      #expect(day >= 42 && day < Int(times[subject].time.time) - 10)
    }
  }

  @Test func `known from its day on, local therapy protects less than known from the start`() throws
  {
    let histories = times.indices.map { row in
      let change = localDays[row].map { day in
        CovariateHistory.Change(at: Double(day - times[row].origin + 1), to: 1)
      }
      return CovariateHistory(
        time: Double(times[row].time.time), isEvent: times[row].isEvent, initial: 0,
        changes: [change].compactMap { $0 })
    }
    let intervals = histories.flatMap(\.intervals)
    #expect(intervals.count == 126 + localDays.count { $0 != nil })
    let data = CoxData(
      times: intervals.map(\.time), events: intervals.map(\.isEvent),
      design: DesignMatrix(
        [numbers("local therapy", intervals.map(\.value))], rows: intervals.count),
      entries: intervals.map(\.entry))
    let dated = try #require(CoxModel(data).fit?.terms[0].hazardRatio)
    let published = try #require(model([postBaseline[0]]).terms[0].hazardRatio)
    #expect(published < dated)
  }

  @Test func `the landmark at six months keeps those still at risk`() {
    let landmark = Landmark(
      at: 183, times: times.map { Double($0.time.time) }, events: times.map(\.isEvent),
      exposures: times.indices.map { row in
        localDays[row].map { Double($0 - times[row].origin + 1) }
      })
    #expect(landmark.subjects.count { $0.isExposed } >= 10)
    #expect(landmark.excludedEvents > 10)
    #expect(landmark.subjects.count + landmark.excludedEvents + landmark.excludedCensored == 126)
  }
}
