/// The bytes of one cell, without its quotes; valid until the reader moves on.
package typealias CellBytes = UnsafeBufferPointer<UInt8>

extension CellBytes {
  /// Whether bytes can be text of this program.
  package enum Soundness: Equatable {
    case utf8, zeroByte, notUTF8
  }

  package var soundness: Soundness {
    if contains(0) { return .zeroByte }
    return isASCII || String(validating: self, as: UTF8.self) != nil ? .utf8 : .notUTF8
  }

  private var isASCII: Bool {
    let raw = UnsafeRawBufferPointer(self)
    var seen: UInt64 = 0
    var index = 0
    while index + 8 <= raw.count {
      seen |= raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      index += 8
    }
    while index < raw.count {
      seen |= UInt64(raw[index])
      index += 1
    }
    return seen & 0x8080_8080_8080_8080 == 0
  }

  /// Without the white space around it: ASCII, no-break space and the ideographic space.
  package var trimmed: CellBytes {
    var first = 0
    var last = count
    while let length = spaceLength(from: first, to: last) { first += length }
    while let length = spaceLength(before: last, after: first) { last -= length }
    return CellBytes(rebasing: self[first..<last])
  }

  private func spaceLength(from index: Int, to end: Int) -> Int? {
    guard index < end, self[index] <= 0x20 || self[index] >= 0xc2 else { return nil }
    if self[index] <= 0x20 { return 1 }
    if index + 1 < end, self[index] == 0xc2, self[index + 1] == 0xa0 { return 2 }
    return index + 2 < end && isIdeographicSpace(at: index) ? 3 : nil
  }

  private func spaceLength(before index: Int, after start: Int) -> Int? {
    guard index > start, self[index - 1] <= 0x20 || self[index - 1] >= 0x80 else { return nil }
    if self[index - 1] <= 0x20 { return 1 }
    if index - 2 >= start, self[index - 2] == 0xc2, self[index - 1] == 0xa0 { return 2 }
    return index - 3 >= start && isIdeographicSpace(at: index - 3) ? 3 : nil
  }

  private func isIdeographicSpace(at index: Int) -> Bool {
    (self[index], self[index + 1], self[index + 2]) == (0xe3, 0x80, 0x80)
  }

  package var string: String {
    String(decoding: self, as: UTF8.self)
  }
}
