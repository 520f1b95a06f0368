/// What a record says, told apart from everything else that it could say.
package enum RecordFingerprint {
  /// SHA-256 over the fields that have a value, by name, kind and value as entered. A field without
  /// one adds nothing, so that a field which a later version knows does not change every record.
  package static func make(
    _ fields: some Sequence<(name: String, value: FieldValue?)>
  ) -> String {
    var bytes: [UInt8] = []
    for field in fields {
      guard let value = field.value else { continue }
      bytes += field.name.utf8
      bytes.append(0x1f)
      bytes += value.canonical.utf8
      // A byte that no text contains, so that one field cannot pass for two.
      bytes.append(0xff)
    }
    return Digest(of: bytes).hexadecimal
  }
}

extension FieldValue {
  fileprivate var canonical: String {
    switch self {
    case .text(let text): "t" + text
    case .integer(let number): "i\(number)"
    case .decimal(let number): "d\(number)"
    case .date(let date): "y" + date.iso
    case .flag(let flag): flag ? "f1" : "f0"
    }
  }
}
