/// The colours of a base16 or base24 scheme, or of a btop theme, by their keys.
package struct ForeignScheme: Sendable {
  package enum Format: Sendable {
    case base16, btop
  }

  package let format: Format
  let colours: [String: Colour.RGB]

  /// Throws a `ThemeIssue` with the line where a colour is not one, and without a line where the
  /// text is no scheme at all.
  package init(_ text: String) throws(ThemeIssue) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let isBtop = lines.contains { $0.trimmed.hasPrefix("theme[") }
    format = isBtop ? .btop : .base16
    var colours: [String: Colour.RGB] = [:]
    for (index, line) in lines.enumerated() {
      guard let entry = isBtop ? Self.btop(line) : Self.base16(line) else { continue }
      guard let colour = isBtop ? Self.btopColour(entry.value) : Self.hexadecimal(entry.value)
      else {
        throw ThemeIssue(
          line: index + 1,
          "'\(entry.value.quotable)' is no colour; \(entry.key) takes six digits such as "
            + "\"#1e88e5\"")
      }
      colours[entry.key] = colour
    }
    self.colours = colours
    try requireColours()
  }

  private func requireColours() throws(ThemeIssue) {
    let needed =
      format == .btop
      ? ["main_fg"] : (0..<16).map { "base0" + String($0, radix: 16) }
    let missing = needed.filter { colours[$0] == nil }
    if missing.count == needed.count {
      throw ThemeIssue(
        line: nil,
        "this is neither a base16 scheme (lines such as base00: \"181818\") nor a btop theme "
          + "(lines such as theme[main_fg]=\"#cccccc\")")
    }
    guard missing.isEmpty else {
      throw ThemeIssue(
        line: nil, "add the colours that are missing: \(missing.joined(separator: ", "))")
    }
  }

  // MARK: - Lines

  private typealias Entry = (key: String, value: String)

  /// `base0A: "f7ca88"`, indented or not; nil for every other line of YAML.
  private static func base16(_ line: Substring) -> Entry? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let key = line[..<colon].trimmed.lowercased()
    guard key.utf8.count == 6, key.hasPrefix("base"), key.dropFirst(4).allSatisfy(\.isHexDigit)
    else { return nil }
    return (key, unquoted(line[line.index(after: colon)...]))
  }

  /// `theme[main_bg]="#1e1e1e"`; an empty value is the terminal's own colour, as none at all.
  private static func btop(_ line: Substring) -> Entry? {
    let line = line.trimmed
    guard line.hasPrefix("theme["), let end = line.firstIndex(of: "]"),
      let equals = line[end...].firstIndex(of: "=")
    else { return nil }
    let value = unquoted(line[line.index(after: equals)...])
    return value.isEmpty ? nil : (String(line.dropFirst(6).prefix { $0 != "]" }), value)
  }

  /// What stands in quotes, or else before a comment.
  private static func unquoted(_ value: Substring) -> String {
    let value = value.trimmed
    guard let quote = value.first, quote == "\"" || quote == "'" else {
      return String(value.prefix { !$0.isWhitespace })
    }
    return String(value.dropFirst().prefix { $0 != quote })
  }

  private static func hexadecimal(_ text: String) -> Colour.RGB? {
    Colour.hexadecimal(text.hasPrefix("#") ? text : "#" + text)?.appearances.first
  }

  /// Six digits, two digits for a grey, or three numbers up to 255.
  private static func btopColour(_ text: String) -> Colour.RGB? {
    if text.hasPrefix("#") {
      let digits = text.dropFirst()
      return hexadecimal(digits.utf8.count == 2 ? "\(digits)\(digits)\(digits)" : text)
    }
    let levels = text.split(separator: " ").compactMap { UInt8($0) }
    return levels.count == 3 ? Colour.RGB(levels[0], levels[1], levels[2]) : nil
  }
}

extension ThemeIssue: Error {}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
