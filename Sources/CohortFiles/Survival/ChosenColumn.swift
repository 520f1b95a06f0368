/// A column and its place in a row.
struct ChosenColumn {
  let name: String
  let index: Int
  /// Rows without a value.
  var missing = 0

  init(_ name: String, in header: HeaderNames) throws {
    self.name = name
    index = try header.index(of: name)
  }
}

/// A numeric covariate as it is read.
struct NumberColumn {
  var column: ChosenColumn
  var values: [Double] = []

  var covariate: CovariateColumn { .numeric(name: column.name, values: values) }
}

/// A column of names as it is read.
struct CodedColumn {
  var column: ChosenColumn
  /// How many different values make sense, and for what.
  let most: Int
  let use: String
  var coder = CategoryCoder()

  var category: CategoryColumn { coder.column(named: column.name) }

  static func group(_ column: ChosenColumn) -> CodedColumn {
    CodedColumn(column: column, most: 100, use: "groups")
  }

  static func strata(_ column: ChosenColumn) -> CodedColumn {
    CodedColumn(column: column, most: .max, use: "strata")
  }

  /// Each level becomes a column of indicators.
  static func covariate(_ column: ChosenColumn) -> CodedColumn {
    CodedColumn(column: column, most: 500, use: "a categorical covariate")
  }
}

extension CellBytes {
  /// Whether a trimmed cell says that nothing was entered: empty, NA, NaN or a full stop.
  var isMissingMark: Bool {
    switch count {
    case 0: true
    case 1: self[0] == UInt8(ascii: ".")
    case 2: elementsEqual("NA".utf8)
    case 3: elementsEqual("NaN".utf8) || elementsEqual("nan".utf8)
    default: false
    }
  }
}
