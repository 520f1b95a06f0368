/// Why a covariate of a plan cannot be used.
package enum CovariateRefusal: Error, Equatable, Sendable {
  /// No such field, or one that the gate closes; the filter language's own words.
  case field(name: String, reason: String)
  /// Dates and identifiers explain nothing.
  case notACovariate(name: String)
  /// A field of words is asked for as a number.
  case notNumeric(name: String)
  /// An expression is about adverse events, which come after the start.
  case aboutAdverseEvents(expression: String)
  /// What was received would tell the arm.
  case tellsArm(name: String)
  /// Known only after the start, with no dates to say when.
  case undated(name: String)

  package var name: String {
    switch self {
    case .field(let name, _), .notACovariate(let name), .notNumeric(let name),
      .aboutAdverseEvents(let name), .tellsArm(let name), .undated(let name):
      name
    }
  }
}

/// A field of subjects as a regression sees it: numbers or words by position, nil where missing.
enum BaselineColumn {
  case numbers((Int) -> Double?)
  case words((Int) -> String?)

  /// The column of a field by its name in the filter language, through the gate. `arm` is there
  /// under by-arm access alone, as comparisons are.
  static func named(
    _ name: String, of cohort: Cohort, in set: AnalysisSet
  ) throws(CovariateRefusal) -> BaselineColumn {
    let field: FilterField
    do throws(FilterError) {
      field = try FilterFields(of: cohort).field(name, at: 0)
    } catch {
      throw .field(name: name, reason: error.message)
    }
    if field.name == "arm" { return try arm(of: cohort, in: set) }
    guard let column = column(field.name, cohort.data.subjects) else {
      throw .notACovariate(name: name)
    }
    return column
  }

  private static func arm(
    of cohort: Cohort, in set: AnalysisSet
  ) throws(CovariateRefusal) -> BaselineColumn {
    let grouping = cohort.gate.grouping(for: set, of: cohort.data.subjects.ids)
    guard cohort.gate.access == .byArm, let grouping else { throw .tellsArm(name: "arm") }
    return .words { grouping.arms[$0].map { grouping.labels[$0] } }
  }

  private static func column(_ name: String, _ subjects: SubjectColumns) -> BaselineColumn? {
    switch name {
    case "age": .numbers { subjects.age[$0] }
    case "sex": .words { subjects.sex[$0]?.rawValue }
    case "ecog": .numbers { subjects.ecog[$0] }
    case "histology": .words { subjects.histology[$0] }
    case "stratum": .words { subjects.stratum[$0] }
    case "site": .words { subjects.site[$0] }
    case "n_mets": .numbers { subjects.metastases[$0] }
    case "max_mets_per_organ": .numbers { subjects.maximumMetastasesPerOrgan[$0] }
    case "max_diam_mm": .numbers { subjects.maximumDiameter[$0] }
    case "met_biopsy": .numbers { subjects.metastasisBiopsied[$0].map { $0 ? 1 : 0 } }
    case "prior_pd1_progression": .numbers { subjects.priorProgressionOnPD1[$0].map { $0 ? 1 : 0 } }
    case "lung_v20": .numbers { subjects.lungV20[$0] }
    default: subjects.covariates[name].map(verbatim)
    }
  }

  /// A column of an unknown file: numbers where every word is one, else words.
  private static func verbatim(_ column: CodedColumn) -> BaselineColumn {
    let numbers = column.words.map {
      FilterLiteral(text: $0, isQuoted: false, position: 0).number
    }
    guard numbers.allSatisfy({ $0 != nil }) else { return .words { column[$0] } }
    return .numbers { column.code($0).flatMap { numbers[$0] } }
  }

  /// The values as words, such as codes of a category; whole numbers without a point.
  var asWords: (Int) -> String? {
    switch self {
    case .words(let words): words
    case .numbers(let numbers): { numbers($0).map(BaselineColumn.word) }
    }
  }

  private static func word(_ number: Double) -> String {
    Int64(exactly: number).map { String($0) } ?? String(number)
  }
}
