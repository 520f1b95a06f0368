import CohortModel
import Glibc
import Statistics
import Testing

@testable import TrialSimulator

/// The rows of the default seed as the model reads them, with the matching run over them.
struct PolymetastaticRTCohort {
  static let shared = Result { PolymetastaticRTCohort(try PolymetastaticRT.simulate()) }

  let trial: SimulatedTrial
  let cohort: Cohort
  /// By position in the cohort.
  let isIrradiated: [Bool]

  init(_ trial: SimulatedTrial) {
    self.trial = trial
    var builder = TrialData.Builder()
    for record in trial.records where record.table != .allocations { builder.add(record) }
    let data = builder.finish(study: trial.study)
    let gate = AccessGate(.byArm, study: trial.study, allocations: trial.allocations)
    cohort = Cohort(data, gate: gate, cutOff: Cohort.defaultCutOff(of: data))
    let arms = trial.allocations.reduce(into: [:]) { $0[$1.subject] = $1.actualArm }
    isIrradiated = data.subjects.ids.map { arms[$0] == "RT" }
  }

  var everybody: [Int] { Array(isIrradiated.indices) }

  /// Rows of subjects.csv by position in the cohort.
  var subjects: [Subject] {
    let rows = trial.subjects.reduce(into: [:]) { $0[$1.subject] = $1 }
    return cohort.data.subjects.ids.compactMap { rows[$0] }
  }

  /// From the columns of subjects.csv, in the order of the cohort.
  var covariates: [Covariate] {
    let rows = subjects
    func number(_ name: String, _ value: (Subject) -> Int?) -> Covariate {
      Covariate(name: name, values: .numeric(rows.map { value($0).map(Double.init) ?? .nan }))
    }
    func words(_ name: String) -> Covariate {
      Covariate(name: name, categories: rows.map { $0.covariates[name] ?? "" })
    }
    return [
      number("age", \.age), number("ecog", \.ecog), number("n_mets", \.metastases),
      words("liver_metastases"), words("bone_metastases"), words("dysphagia_at_baseline"),
    ]
  }

  /// Ties are broken in the order of subject ids.
  func matches(_ covariates: [Covariate]) -> Matches? {
    let ids = cohort.data.subjects.ids
    let score = PropensityScore(
      treated: isIrradiated, design: DesignMatrix(covariates, rows: ids.count)
    ) { _ in }
    return score.logits.flatMap { logits in
      NearestNeighbourMatching(
        logits: logits, treated: isIrradiated, order: ids.indices.sorted { ids[$0] < ids[$1] }
      ) { _ in }.matches
    }
  }

  var matched: [Int] {
    (matches(covariates)?.pairs ?? []).flatMap { [$0.treated, $0.control] }.sorted()
  }

  func times(of subjects: [Int], _ kind: Endpoint.Kind) -> [DerivedTime] {
    guard let endpoint = cohort.study.endpoints.first(where: { $0.kind == kind }) else { return [] }
    return subjects.compactMap { cohort.eventTime(of: $0, for: endpoint) }
  }

  /// Median of one arm, in months.
  func median(of subjects: [Int], irradiated: Bool) -> String {
    let members = subjects.filter { isIrradiated[$0] == irradiated }
    let median = KaplanMeier(times(of: members, .overallSurvival).map(\.time)).median.estimate
    return Self.decimal(median.map { $0 / 30.4375 }, digits: 1)
  }

  func survival(of subjects: [Int]) -> CoxFit? {
    let times = times(of: subjects, .overallSurvival)
    let arm = Covariate(name: "RT", values: .numeric(subjects.map { isIrradiated[$0] ? 1 : 0 }))
    let data = CoxData(
      times: times.map { Double($0.time.time) }, events: times.map(\.isEvent),
      design: DesignMatrix([arm], rows: subjects.count))
    return CoxModel(data).fit
  }

  /// Decimal, rounded half up.
  static func decimal(_ value: Double?, digits: Int) -> String {
    guard let value, value.isFinite else { return "-" }
    let unit = Int(pow(10, Double(digits)))
    let whole = Int((value * Double(unit)).rounded())
    let part = String(whole % unit)
    return "\(whole / unit)." + String(repeating: "0", count: digits - part.count) + part
  }
}
