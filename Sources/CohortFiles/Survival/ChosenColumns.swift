/// All columns of a choice, as they are read.
struct ChosenColumns {
  var time: ChosenColumn
  var event: ChosenColumn
  var numbers: [NumberColumn]
  /// The categorical covariates, and then the group and the strata.
  var codes: [CodedColumn]

  init(_ choice: SurvivalColumns.Choice, in header: HeaderNames) throws {
    time = try ChosenColumn(choice.time, in: header)
    event = try ChosenColumn(choice.event, in: header)
    let group = try choice.group.map { try ChosenColumn($0, in: header) }
    let strata = try choice.strata.map { try ChosenColumn($0, in: header) }
    let covariates = try choice.covariates.map { try ChosenColumn($0, in: header) }
    numbers = covariates.filter { !choice.categorical.contains($0.name) }
      .map { NumberColumn(column: $0) }
    codes =
      covariates.filter { choice.categorical.contains($0.name) }.map(CodedColumn.covariate)
      + [group.map(CodedColumn.group), strata.map(CodedColumn.strata)].compactMap(\.self)
  }

  func put(into result: inout SurvivalColumns, _ choice: SurvivalColumns.Choice) {
    var categories = codes.map(\.category)
    result.strata = choice.strata.map { _ in categories.removeLast() }
    result.group = choice.group.map { _ in categories.removeLast() }
    let covariates =
      numbers.map { ($0.column.name, $0.covariate) }
      + categories.map { ($0.name, .categorical($0)) }
    result.covariates = choice.covariates.compactMap { name in
      covariates.first { $0.0 == name }?.1
    }
    result.missing = missing
  }

  /// Each column once, though a group may be a covariate too.
  private var missing: [SurvivalColumns.ValueCount] {
    let counts = ([time, event] + numbers.map(\.column) + codes.map(\.column))
      .filter { $0.missing > 0 }
      .map { SurvivalColumns.ValueCount(value: $0.name, count: $0.missing) }
    return counts.indices.filter { !counts[..<$0].contains(counts[$0]) }.map { counts[$0] }
  }
}
