/// Survival data of any source, a row a subject, with what a reader has to know about them.
package struct SurvivalSample: Sendable {
  /// Names, for each row the index of its level; a negative index is missing.
  package struct Categories: Sendable {
    package let name: String
    /// In the order of the report; the first is the reference of a model.
    package let levels: [String]
    package let codes: [Int32]

    package init(name: String, levels: [String], codes: [Int32]) {
      self.name = name
      self.levels = levels
      self.codes = codes
    }
  }

  package enum Covariate: Sendable {
    /// NaN is missing.
    case numeric(name: String, values: [Double])
    case categorical(Categories)
  }

  package var times: [Double]
  package var events: [Bool]
  package var group: Categories?
  package var strata: Categories?
  package var covariates: [Covariate]
  package var source: Source

  package init(
    times: [Double], events: [Bool], group: Categories? = nil, strata: Categories? = nil,
    covariates: [Covariate] = [], source: Source
  ) {
    self.times = times
    self.events = events
    self.group = group
    self.strata = strata
    self.covariates = covariates
    self.source = source
  }
}

extension SurvivalSample {
  /// Where the data come from and what was met on the way.
  package struct Source: Sendable {
    package struct Count: Sendable {
      package let name: String
      package let rows: Int

      package init(name: String, rows: Int) {
        self.name = name
        self.rows = rows
      }
    }

    package var file: String
    package var timeColumn: String
    package var eventColumn: String
    /// The value that is the event, where one was named.
    package var eventValue: String?
    /// Rows with any text.
    package var rows: Int
    package var emptyRows = 0
    /// Rows without a value, by column.
    package var missing: [Count] = []
    /// What was taken for a censoring, by value, where the event's value was named.
    package var censoredValues: [Count] = []

    package init(
      file: String, timeColumn: String, eventColumn: String, eventValue: String? = nil, rows: Int
    ) {
      self.file = file
      self.timeColumn = timeColumn
      self.eventColumn = eventColumn
      self.eventValue = eventValue
      self.rows = rows
    }
  }
}
