import Statistics
import Testing

/// The data sets and models of Reference/cox.R.
struct CoxReferenceData {
  private let rows: [String: [ReferenceTable.Row]]

  init() throws {
    rows = Dictionary(grouping: try ReferenceTable("cox-data").rows) { $0.text("dataset") }
  }

  /// The rows of a table by the fit they belong to.
  static func groups(_ table: String) throws -> [[String]: [ReferenceTable.Row]] {
    try ReferenceTable(table).groups(by: "dataset", "model", "ties", "variance", "weighted")
  }

  func fit(_ key: [String]) throws -> CoxFit {
    let data = try data(
      key[0], model: key[1], weighted: key[4] == "TRUE", clustered: key[3] == "cluster")
    let ties = try #require(CoxModel.Ties(rawValue: key[2]))
    return try CoxModel(data, ties: ties, robust: key[3] == "robust").outcome.get()
  }

  private func data(
    _ dataset: String, model: String, weighted: Bool, clustered: Bool
  ) throws -> CoxData {
    let rows = try #require(rows[dataset])
    func numbers(_ column: String) throws -> [Double] { try rows.map { try $0.value(column) } }
    func codes(_ column: String) throws -> [Int] { try rows.map { try $0.count(column) } }
    return CoxData(
      times: try numbers("time"), events: try codes("status").map { $0 == 1 },
      design: DesignMatrix(try Self.covariates(model, rows), rows: rows.count),
      entries: ["late", "counting"].contains(dataset) ? try numbers("entry") : nil,
      strata: model == "strata" ? try codes("stratum") : nil,
      weights: weighted ? try numbers("weight") : nil,
      clusters: clustered ? try codes("cluster") : nil)
  }

  private static func covariates(
    _ model: String, _ rows: [ReferenceTable.Row]
  ) throws -> [Covariate] {
    func numeric(_ name: String, _ value: (ReferenceTable.Row) throws -> Double) rethrows
      -> Covariate
    {
      Covariate(name: name, values: .numeric(try rows.map(value)))
    }
    let x = try numeric("x") { try $0.value("x") }
    let z = try numeric("z") { try $0.value("z") }
    let arm = try numeric("arm") { try $0.value("arm") }
    switch model {
    case "plain": return [x, z, arm]
    case "categorical":
      return [x, arm, Covariate(name: "stage", categories: rows.map { $0.text("stage") })]
    case "strata": return [x, arm]
    case "single": return [arm]
    default:
      let sum = try numeric("sum") { 2 * (try $0.value("arm")) - (try $0.value("x")) }
      return [x, arm, sum, numeric("constant") { _ in 3 }, z]
    }
  }
}
