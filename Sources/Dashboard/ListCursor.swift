import Terminal

/// The selected row of a list: kept by what the row is about, so that it survives a refresh, a
/// filter and another order.
struct ListCursor: Hashable, Sendable {
  private(set) var index = 0
  private(set) var offset = 0
  private var key: String?

  /// Moves by rows within the list.
  mutating func move(by rows: Int, in keys: RowKeys, height: Int) {
    select(index + rows, in: keys, height: height)
  }

  mutating func select(_ row: Int, in keys: RowKeys, height: Int) {
    index = max(0, min(row, keys.count - 1))
    key = keys.count > 0 ? keys.key(index) : nil
    scroll(keys.count, height)
  }

  /// Finds the selected row again after the rows have changed; where it is gone, its place stays.
  mutating func restore(in keys: RowKeys, height: Int) {
    select(key.flatMap(keys.index) ?? index, in: keys, height: height)
  }

  mutating func scroll(_ count: Int, _ height: Int) {
    let window = Table.window(rowCount: count, height: height, selected: index, offset: offset)
    offset = window.lowerBound
  }
}

/// What the rows of a list are about, one text a row.
struct RowKeys {
  var count: Int
  var key: (Int) -> String
  /// Finds a key faster than by making each; nil looks at one after the other.
  var find: ((String) -> Int?)?

  init(count: Int, find: ((String) -> Int?)? = nil, key: @escaping (Int) -> String) {
    self.count = count
    self.find = find
    self.key = key
  }

  func index(of key: String) -> Int? {
    find.map { $0(key) } ?? (0..<count).first { self.key($0) == key }
  }

  static var none: RowKeys { RowKeys(count: 0) { _ in "" } }
}
