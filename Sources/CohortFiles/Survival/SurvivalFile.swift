/// Reads survival data from a CSV file of any shape, in one pass.
///
/// A cell is missing if it is empty, NA, NaN or a full stop. A number that cannot be read, a
/// negative time and an event that is no known word end the reading with file, row and column: a
/// guess would change the result.
package struct SurvivalFile: ~Copyable {
  private var rows: CSVReader
  private let choice: SurvivalColumns.Choice
  private var chosen: ChosenColumns
  private var events: EventReader
  private var columns = SurvivalColumns()

  /// - Parameter path: `-` is standard input.
  package static func read(
    path: String, _ choice: SurvivalColumns.Choice
  ) throws -> SurvivalColumns {
    let isPipe = path == "-"
    let bytes = try FileBytes(
      path: isPipe ? "/dev/stdin" : path, file: isPipe ? "standard input" : path)
    var file = try SurvivalFile(CSVReader(bytes), choice)
    return try file.read()
  }

  package init(_ rows: consuming CSVReader, _ choice: SurvivalColumns.Choice) throws {
    self.choice = choice
    events = EventReader(eventValue: choice.eventValue)
    chosen = try ChosenColumns(choice, in: HeaderNames(file: rows.file, names: rows.header))
    self.rows = rows
  }

  package mutating func read() throws -> SurvivalColumns {
    while try rows.next() {
      if isEmptyRow {
        columns.emptyRows += 1
      } else {
        columns.rows += 1
        try readRow()
      }
    }
    guard columns.rows > 0 else {
      throw TrialFolderError(
        file: rows.file, problem: "has a header but no rows", remedy: "give it a row a subject")
    }
    return finished
  }

  private var isEmptyRow: Bool {
    for index in 0..<rows.count where !rows[index].trimmed.isEmpty { return false }
    return true
  }

  private var finished: SurvivalColumns {
    var result = columns
    chosen.put(into: &result, choice)
    result.censoredValues = events.censoredValues
    return result
  }
}

extension SurvivalFile {
  private mutating func readRow() throws {
    try checkShape()
    let time = try readTime()
    let event = try readEvent()
    let isKept = time != nil && event != nil
    if let time, let event {
      columns.times.append(time)
      columns.events.append(event)
      if !event { events.addCensored(rows[chosen.event.index].trimmed) }
    }
    for index in chosen.numbers.indices { try readNumber(index, isKept) }
    for index in chosen.codes.indices { try readCode(index, isKept) }
  }

  /// A row whose cells cannot be told apart would put values in the wrong columns.
  private func checkShape() throws {
    if rows.hasStrayQuote {
      throw failure("text follows a closing quote", "double the quotes inside a quoted cell")
    }
    let expected = rows.header.count
    if rows.count < expected {
      throw failure(
        "has \(rows.count) cells where the header has \(expected)",
        rows.endsWithoutLineBreak
          ? "the file looks cut off; export it again" : "complete the row")
    }
    for index in expected..<rows.count where !rows[index].trimmed.isEmpty {
      throw failure(
        "has \(rows.count) cells where the header has \(expected)",
        "quote a cell that holds a separator")
    }
  }

  private mutating func readTime() throws -> Double? {
    let cell = rows[chosen.time.index].trimmed
    guard !cell.isMissingMark else {
      chosen.time.missing += 1
      return nil
    }
    let value = try number(cell, chosen.time, or: "leave it empty")
    guard value >= 0 else {
      throw failure(
        "the time is negative", "correct the dates behind it, or leave it empty", chosen.time)
    }
    return value
  }

  private mutating func readEvent() throws -> Bool? {
    let cell = rows[chosen.event.index].trimmed
    guard !cell.isMissingMark else {
      chosen.event.missing += 1
      return nil
    }
    guard let isEvent = events.isEvent(cell) else {
      throw failure(
        "the value is neither 1, true or yes (an event) nor 0, false or no (a censoring)",
        "name the value that is the event with --event-value", chosen.event)
    }
    return isEvent
  }

  private mutating func readNumber(_ index: Int, _ isKept: Bool) throws {
    let column = chosen.numbers[index].column
    let cell = rows[column.index].trimmed
    if cell.isMissingMark { chosen.numbers[index].column.missing += 1 }
    let value =
      cell.isMissingMark
      ? Double.nan : try number(cell, column, or: "add the column to --categorical")
    if isKept { chosen.numbers[index].values.append(value) }
  }

  private mutating func readCode(_ index: Int, _ isKept: Bool) throws {
    let column = chosen.codes[index].column
    let cell = rows[column.index].trimmed
    if cell.isMissingMark { chosen.codes[index].column.missing += 1 }
    guard isKept else { return }
    guard !cell.isMissingMark else { return chosen.codes[index].coder.appendMissing() }
    chosen.codes[index].coder.append(cell)
    guard chosen.codes[index].coder.count <= chosen.codes[index].most else {
      throw failure(
        "more than \(chosen.codes[index].most) different values by this row, too many for "
          + chosen.codes[index].use, "name a column with fewer values", column)
    }
  }

  private func number(
    _ cell: CellBytes, _ column: ChosenColumn, or alternative: String
  ) throws -> Double {
    if let value = NumberCell.value(cell) { return value }
    let hint = cell.contains(UInt8(ascii: ",")) ? "write decimals with a point" : "enter a number"
    throw failure("the value is no finite number", "\(hint), or \(alternative)", column)
  }

  private func failure(
    _ problem: String, _ remedy: String, _ column: ChosenColumn? = nil
  ) -> TrialFolderError {
    TrialFolderError(
      file: rows.file, row: rows.row, line: rows.line, column: column.map { "column \($0.name)" },
      problem: problem, remedy: remedy)
  }
}
