import Statistics

/// Where a covariate of the plan has its values from, for the subjects of a comparison.
enum CovariateSource {
  case values(CovariateValues)
  /// By subject; each may change in the course of time.
  case histories([ExposureHistory])

  init(
    _ covariate: ComparisonCovariate, for people: ComparisonSubjects
  ) throws(CovariateRefusal) {
    let (cohort, name) = (people.cohort, covariate.name)
    switch covariate.coding {
    case .numeric(let field):
      let column = try BaselineColumn.named(field, of: cohort, in: people.set)
      guard case .numbers = column else { throw .notNumeric(name: field) }
      self = .values(column.values(name, of: people.subjects, isCategorical: false))
    case .categorical(let field, let reference):
      let column = try BaselineColumn.named(field, of: cohort, in: people.set)
      self = .values(
        column.values(
          name, of: people.subjects, isCategorical: true,
          reference: reference ?? people.defaultReference(of: field)))
    case .indicator(let expression):
      let answers = try cohort.indicator(expression, of: people.subjects, in: people.set)
      self = .values(
        CovariateValues(name: name, values: .numbers(answers.map { $0.map { $0 ? 1 : 0 } })))
    case .exposure(let exposure):
      guard !cohort.gate.isBlinding else { throw .tellsArm(name: name) }
      self = .histories(
        zip(people.subjects, people.derived).map {
          ExposureHistory(exposure, of: $0, from: $1.origin, in: cohort)
        })
    }
  }

  func isKnown(_ subject: Int) -> Bool {
    switch self {
    case .values(let values): values.isKnown(subject)
    case .histories: true
    }
  }

  /// - Parameter name: of the covariate.
  func covariate(_ name: String, _ rows: [Int], of table: CoxRows) -> Covariate {
    switch self {
    case .values(let values): return values.covariate(rows.map { table.subjects[$0] })
    case .histories(let histories):
      let values = rows.map { row in
        let (history, moment) = (histories[table.subjects[row]], table.readAt[row])
        return moment.isFinite ? history.value(at: moment) : history.total
      }
      return Covariate(name: name, values: .numeric(values))
    }
  }
}

extension ComparisonSubjects {
  /// The arm that others are compared with, for a covariate that is the arm.
  fileprivate func defaultReference(of field: String) -> String? {
    guard field.lowercased() == "arm" else { return nil }
    return cohort.study.arms.first(where: \.isReference)?.code
  }
}
