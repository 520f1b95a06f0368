internal import Glibc

/// Long texts that a statement has read before: a column of a million rows has few different ones,
/// and each reading of its own would be an allocation.
///
/// A text that meets another at its place takes that place, so the pool never grows.
final class TextPool {
  /// Shorter ones lie in the string itself.
  private static let shortest = 16
  private static let longest = 256
  private static let places = 1024

  private var texts: [String] = []

  func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.count >= TextPool.shortest, bytes.count <= TextPool.longest else {
      return String(decoding: bytes, as: UTF8.self)
    }
    if texts.isEmpty { texts = Array(repeating: "", count: TextPool.places) }
    let place = TextPool.place(bytes)
    if texts[place].isSame(as: bytes) { return texts[place] }
    let text = String(decoding: bytes, as: UTF8.self)
    texts[place] = text
    return text
  }

  /// Of its length and of eight bytes at each end and in the middle.
  private static func place(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var mixed = UInt64(truncatingIfNeeded: bytes.count)
    func mix(at offset: Int) {
      mixed ^= raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      mixed = mixed &* 0x9E37_79B9_7F4A_7C15
      mixed ^= mixed >> 32
    }
    mix(at: 0)
    mix(at: bytes.count / 2 - 4)
    mix(at: bytes.count - 8)
    return Int(truncatingIfNeeded: mixed & UInt64(places - 1))
  }
}

extension String {
  fileprivate func isSame(as bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    utf8.withContiguousStorageIfAvailable { mine in
      guard mine.count == bytes.count, let left = mine.baseAddress, let right = bytes.baseAddress
      else { return false }
      return memcmp(left, right, mine.count) == 0
    } ?? false
  }
}
