/// Columns of any CSV file as survival data: a row a subject.
///
/// Rows without a time or an event are left out; what else is missing stays as a mark, so that
/// each analysis leaves out no more rows than it must. All are counted in `missing`.
package struct SurvivalColumns: Sendable {
  /// In the unit of the file; finite and never negative.
  package internal(set) var times: [Double] = []
  /// False is censored.
  package internal(set) var events: [Bool] = []
  package internal(set) var group: CategoryColumn?
  package internal(set) var strata: CategoryColumn?
  package internal(set) var covariates: [CovariateColumn] = []

  /// Rows of the file with any text in them, the header not counted.
  package internal(set) var rows = 0
  /// Rows that hold separators at most.
  package internal(set) var emptyRows = 0
  /// Rows without a value, for each chosen column that has any.
  package internal(set) var missing: [ValueCount] = []
  /// The values that were taken for a censoring because they are not the one named as the event;
  /// empty where none was named.
  package internal(set) var censoredValues: [ValueCount] = []
}

extension SurvivalColumns {
  /// Which columns to read, and as what.
  package struct Choice: Equatable, Sendable {
    package var time: String
    package var event: String
    /// Exactly this value is the event, and every other one a censoring; nil reads 1, true and yes
    /// as the event, 0, false and no as a censoring, and nothing else.
    package var eventValue: String?
    package var group: String?
    package var strata: String?
    package var covariates: [String]
    /// Those of the covariates whose values are names, even where they look like numbers.
    package var categorical: Set<String>

    package init(
      time: String, event: String, eventValue: String? = nil, group: String? = nil,
      strata: String? = nil, covariates: [String] = [], categorical: Set<String> = []
    ) {
      self.time = time
      self.event = event
      self.eventValue = eventValue
      self.group = group
      self.strata = strata
      self.covariates = covariates
      self.categorical = categorical
    }
  }

  package struct ValueCount: Equatable, Sendable {
    package let value: String
    package let count: Int
  }
}

/// A column of names: for each row the index of its level.
package struct CategoryColumn: Equatable, Sendable {
  package static let missing: Int32 = -1

  package let name: String
  /// In order of their Unicode scalars, whatever the locale.
  package let levels: [String]
  package let codes: [Int32]

  package init(name: String, levels: [String], codes: [Int32]) {
    self.name = name
    self.levels = levels
    self.codes = codes
  }
}

package enum CovariateColumn: Equatable, Sendable {
  /// NaN is missing.
  case numeric(name: String, values: [Double])
  case categorical(CategoryColumn)
}
