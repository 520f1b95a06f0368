extension String {
  /// Control characters as marks that can be seen, so that no datum moves a cursor, forges a line
  /// or turns the direction of writing.
  package var withVisibleControls: String {
    guard unicodeScalars.contains(where: \.isUnseen) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars { text.append(scalar.isUnseen ? scalar.mark : scalar) }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// Controls (C0, DEL, C1), separators of lines, and controls of direction.
  var isUnseen: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The control pictures of Unicode; U+FFFD where there is none.
  fileprivate var mark: Unicode.Scalar {
    switch value {
    case 0..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: "\u{FFFD}"
    }
  }
}
