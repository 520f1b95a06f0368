/// What a file's bytes are written in, where they are not UTF-8.
package enum TextEncoding: Equatable, Sendable {
  case utf16, chinese, unknown

  /// Guesses the encoding of bytes that are not valid UTF-8, or hold a zero byte.
  package static func guess(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding {
    let zeros = bytes.count { $0 == 0 }
    if startsLikeUTF16(bytes) || (zeros > 0 && zeros * 3 >= bytes.count) { return .utf16 }
    return zeros == 0 && isChinese(bytes) ? .chinese : .unknown
  }

  package static func startsLikeUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count >= 2 && (bytes[0], bytes[1]) == (0xff, 0xfe)
      || bytes.count >= 2 && (bytes[0], bytes[1]) == (0xfe, 0xff)
  }

  /// Whether every byte above ASCII leads a two- or four-byte character of GB 18030 (of which GBK
  /// and GB 2312 are parts).
  private static func isChinese(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    var pairs = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      guard let length = chineseLength(bytes, at: index) else { return false }
      index += length
      pairs += 1
    }
    return pairs > 0
  }

  private static func chineseLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard (0x81...0xfe).contains(bytes[index]), index + 1 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case 0x40...0x7e, 0x80...0xfe: return 2
    case 0x30...0x39: return index + 3 < bytes.count ? 4 : nil
    default: return nil
    }
  }

  /// What a person reads after the name of the file.
  package var problem: String {
    switch self {
    case .utf16: "is UTF-16, not UTF-8"
    case .chinese: "is not UTF-8; it looks like GBK (GB 18030)"
    case .unknown: "is not UTF-8"
    }
  }

  package static let remedy = "save it as UTF-8 (in Excel: Save as, \u{201c}CSV UTF-8\u{201d})"
}
