import Statistics
import Testing

/// The seeded data set of `logistic.R` and the models that R fitted to it.
struct LogisticReference {
  let rows: [ReferenceTable.Row]

  init() throws {
    rows = try ReferenceTable("logistic-data").rows
  }

  static let covariates = [
    "main": ["age", "sex", "stage", "marker"], "interceptOnly": [],
    "dates": ["enrolled", "marker"],
    "weighted": ["age", "sex", "stage"], "collinear": ["age", "marker", "doubled", "sex"],
    "rare": ["marker", "age"],
  ]

  func covariates(of model: String) throws -> [Covariate] {
    try #require(Self.covariates[model]).map { name in
      ["sex", "stage"].contains(name)
        ? Covariate(name: name, categories: rows.map { $0.text(name) })
        : Covariate(name: name, values: .numeric(try rows.map { try $0.value(name) }))
    }
  }

  func responses(of model: String) throws -> [Bool] {
    try rows.map { try $0.value(model == "rare" ? "rare" : "event") == 1 }
  }

  func fit(_ model: String) throws -> LogisticFit {
    try LogisticModel(
      responses: try responses(of: model),
      design: DesignMatrix(try covariates(of: model), rows: rows.count),
      weights: model == "weighted" ? try rows.map { try $0.value("weight") } : nil
    ).outcome.get()
  }
}
