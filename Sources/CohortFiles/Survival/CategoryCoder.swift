/// Gives every distinct value of a column a code, in the order in which they come.
struct CategoryCoder {
  private(set) var values: [String] = []
  private(set) var codes: [Int32] = []
  private var known: [String: Int32] = [:]

  /// How many distinct values there are so far.
  var count: Int { values.count }

  mutating func append(_ cell: CellBytes) {
    codes.append(code(of: cell))
  }

  mutating func appendMissing() {
    codes.append(CategoryColumn.missing)
  }

  private mutating func code(of cell: CellBytes) -> Int32 {
    let value = cell.string
    if let code = known[value] { return code }
    let code = Int32(values.count)
    known[value] = code
    values.append(value)
    return code
  }

  /// The column with its levels in order.
  func column(named name: String) -> CategoryColumn {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var rank = [Int32](repeating: 0, count: values.count)
    for (place, index) in order.enumerated() { rank[index] = Int32(place) }
    return CategoryColumn(
      name: name, levels: order.map { values[$0] },
      codes: codes.map { $0 == CategoryColumn.missing ? $0 : rank[Int($0)] })
  }
}
