/// Names in the place of ids, in the same order: `S-0001`, `S-0002` … by position at first sight.
///
/// Who comes later keeps everybody else's name and gets one between its neighbours', such as
/// `S-0007n`.
struct Pseudonyms: Sendable {
  private let prefix: String
  private let least: Int
  private var order: [String] = []
  private(set) var known: [String: String] = [:]
  private(set) var ids: [String: String] = [:]

  init(prefix: String, width: Int) {
    self.prefix = prefix
    least = width
  }

  /// An id that was never learnt has a name that is nobody's.
  func name(of id: String) -> String { known[id] ?? prefix + "?" }

  /// - Parameter ids: in their order.
  mutating func learn(_ ids: [String]) {
    if order.isEmpty { return begin(ids) }
    for id in ids where known[id] == nil { insert(id) }
  }

  private mutating func begin(_ ids: [String]) {
    let width = max(least, String(ids.count).count)
    for (index, id) in ids.enumerated() {
      let number = String(index + 1)
      name(id, prefix + String(repeating: "0", count: width - number.count) + number)
    }
    order = ids
  }

  private mutating func insert(_ id: String) {
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if order[middle] < id { low = middle + 1 } else { high = middle }
    }
    let before = low > 0 ? known[order[low - 1]] ?? prefix : prefix
    let after = low < order.count ? known[order[low]] : nil
    order.insert(id, at: low)
    name(id, Pseudonyms.between(before, after))
  }

  private mutating func name(_ id: String, _ name: String) {
    known[id] = name
    ids[name] = id
  }

  /// A text that sorts after one and before another; nil is the end.
  static func between(_ before: String, _ after: String?) -> String {
    guard let after, after.hasPrefix(before) else { return before + "n" }
    return before + below(after.dropFirst(before.count))
  }

  /// A text before another one that does not end in the lowest letter; neither does this.
  private static func below(_ text: Substring) -> String {
    guard let first = text.first, let value = first.asciiValue else { return "n" }
    switch value {
    // Only a name of nobody, before the first number, stands below digits.
    case ..<UInt8(ascii: "a"): return below(digits: text)
    case UInt8(ascii: "a"): return "a" + below(text.dropFirst())
    case UInt8(ascii: "b"): return "an"
    default:
      return String(UnicodeScalar((UInt8(ascii: "a") + value) / 2))
    }
  }

  /// Below `0001` stands `0000n`, and below that `0000g`.
  private static func below(digits text: Substring) -> String {
    let digits = text.prefix { $0.isNumber }
    let rest = text.dropFirst(digits.count)
    let isLowest = digits.allSatisfy { $0 == "0" } && !rest.isEmpty
    return String(repeating: "0", count: digits.count) + (isLowest ? below(rest) : "n")
  }
}
