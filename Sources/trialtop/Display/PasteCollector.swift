/// A bracketed paste while it comes in: everything up to its end is text and never a key.
struct PasteCollector {
  static let start = "[200~"
  private static let end = Array("\u{1B}[201~".unicodeScalars)
  /// More than any line takes; the rest is swallowed and dropped.
  private static let most = 65_536

  private var scalars: [Unicode.Scalar] = []
  private var tail: [Unicode.Scalar] = []

  /// Takes the next character; returns the whole text at its end.
  mutating func take(_ scalar: Unicode.Scalar) -> String? {
    tail.append(scalar)
    if tail == Self.end { return text }
    // What cannot become the end is text; a new ESC may begin it once more.
    while !Self.end.starts(with: tail) {
      let first = tail.removeFirst()
      if scalars.count < Self.most { scalars.append(first) }
    }
    return nil
  }

  /// What has come so far.
  var text: String {
    String(String.UnicodeScalarView(scalars))
  }
}
