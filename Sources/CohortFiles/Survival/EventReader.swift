/// Tells events from censorings.
struct EventReader {
  /// The value that is the event; nil where the usual words are.
  let eventValue: [UInt8]?
  /// What was taken for a censoring because it is not the event's value.
  private var others = CategoryCoder()

  init(eventValue: String?) {
    self.eventValue = eventValue.map { Array($0.utf8) }
  }

  /// Nil for a word that says neither.
  func isEvent(_ cell: CellBytes) -> Bool? {
    guard let eventValue else { return EventReader.usual(cell) }
    return cell.elementsEqual(eventValue)
  }

  /// Remembers what a row says that counts as censored.
  mutating func addCensored(_ cell: CellBytes) {
    if eventValue != nil { others.append(cell) }
  }

  /// 1, true and yes against 0, false and no; 1.0 and 0.0 are the same numbers.
  private static func usual(_ cell: CellBytes) -> Bool? {
    if cell.count == 1, cell[0] == UInt8(ascii: "1") { return true }
    if cell.count == 1, cell[0] == UInt8(ascii: "0") { return false }
    switch cell.string.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default: break
    }
    switch NumberCell.value(cell) {
    case 1: return true
    case 0: return false
    default: return nil
    }
  }

  /// In order of the values.
  var censoredValues: [SurvivalColumns.ValueCount] {
    let column = others.column(named: "")
    var counts = [Int](repeating: 0, count: column.levels.count)
    for code in column.codes { counts[Int(code)] += 1 }
    return zip(column.levels, counts).map { .init(value: $0, count: $1) }
  }
}
