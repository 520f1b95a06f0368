import Foundation

/// Who is at the keyboard, as the system knows them: the environment could say anything.
enum Person {
  static let name: String = {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    let code = getpwuid_r(geteuid(), &entry, &buffer, buffer.count, &found)
    guard code == 0, found != nil, let name = entry.pw_name else { return "uid-\(geteuid())" }
    return String(cString: name)
  }()
}

extension String {
  /// As part of a file's name: letters, digits and `._-`, everything else as `_`.
  var asFileName: String {
    let safe = String(
      unicodeScalars.map { scalar in
        let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar)
        return isPlain || "._-".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
      })
    return safe.hasPrefix(".") || safe.isEmpty ? "_" + safe : safe
  }
}
