/// A 128-bit checksum of bytes: FNV-1a beside a second, rotating multiply.
///
/// It tells whether files have changed and whether a key has been seen. It is no digest: it
/// protects against accidents, never against intent. The same bytes give the same checksum on
/// every machine and however they are divided into chunks.
package struct Checksum: Hashable, Sendable {
  private var first: UInt64 = 0xcbf2_9ce4_8422_2325
  private var second: UInt64 = 0x9e37_79b9_7f4a_7c15

  package init() {}

  package init(of text: String) {
    add(text)
  }

  package mutating func add(_ byte: UInt8) {
    first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    second = (second << 23 | second >> 41) ^ UInt64(byte)
    second = second &* 0xff51_afd7_ed55_8ccd
  }

  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var copy = self
    for byte in bytes { copy.add(byte) }
    self = copy
  }

  /// Adds the text and a byte that no text contains, so that ("ab", "c") differs from ("a", "bc").
  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    add(0xff)
  }

  package mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { add($0) }
  }

  /// 32 hexadecimal digits.
  package var hexadecimal: String {
    [first, second].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
