import Statistics

/// The rows of a sample that are complete for a Cox model, and their columns.
struct CoxSample {
  let data: CoxData
  /// The levels that the others are compared with, of the categorical covariates.
  let references: [CoxAnalysis.Reference]
  /// The covariates in their order.
  let covariates: [String]

  init(_ sample: SurvivalSample) {
    let rows = sample.completeRows
    let covariates = sample.covariates.map { $0.covariate(rows) }
    self.covariates = covariates.map(\.name)
    references = covariates.compactMap(\.reference)
    data = CoxData(
      times: rows.of(sample.times), events: rows.of(sample.events),
      design: DesignMatrix(covariates, rows: rows.count),
      strata: sample.strata.map { rows.of($0.codes).map(Int.init) })
  }
}

/// Rows that are kept: all of them, or a list.
enum KeptRows {
  case all(Int)
  case some([Int])

  var count: Int {
    switch self {
    case .all(let count): count
    case .some(let rows): rows.count
    }
  }

  func of<Value>(_ column: [Value]) -> [Value] {
    switch self {
    case .all: column
    case .some(let rows): rows.map { column[$0] }
    }
  }
}

extension SurvivalSample {
  /// Rows with a stratum and all covariates.
  fileprivate var completeRows: KeptRows {
    let complete = times.indices.filter { row in
      (strata.map { $0.codes[row] >= 0 } ?? true) && covariates.allSatisfy { $0.hasValue(row) }
    }
    return complete.count == times.count ? .all(times.count) : .some(complete)
  }
}

extension SurvivalSample.Covariate {
  fileprivate func hasValue(_ row: Int) -> Bool {
    switch self {
    case .numeric(_, let values): !values[row].isNaN
    case .categorical(let column): column.codes[row] >= 0
    }
  }

  /// A level that no kept row has is none: it would be a column of zeros.
  fileprivate func covariate(_ rows: KeptRows) -> Covariate {
    switch self {
    case .numeric(let name, let values):
      return Covariate(name: name, values: .numeric(rows.of(values)))
    case .categorical(let column):
      let codes = rows.of(column.codes)
      var isUsed = [Bool](repeating: false, count: column.levels.count)
      for code in codes { isUsed[Int(code)] = true }
      let levels = column.levels.indices.filter { isUsed[$0] }
      var places = [Int](repeating: 0, count: column.levels.count)
      for (place, level) in levels.enumerated() { places[level] = place }
      return Covariate(
        name: column.name,
        values: .categorical(
          codes: codes.map { places[Int($0)] }, levels: levels.map { column.levels[$0] }))
    }
  }
}

extension Covariate {
  fileprivate var reference: CoxAnalysis.Reference? {
    guard case .categorical(_, let levels) = values, let level = levels.first else { return nil }
    return CoxAnalysis.Reference(covariate: name, level: level)
  }
}
