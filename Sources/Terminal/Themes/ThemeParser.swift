/// What is wrong with a theme file and how to put it right.
package struct ThemeIssue: Hashable, Sendable {
  /// Counted from 1; nil when it concerns the file as a whole.
  package let line: Int?
  package let message: String
}

extension Theme {
  /// Reads a theme file: one `role = colour [on colour] [bold] [dim] [underline] [reverse]` a line.
  ///
  /// A colour is `default`, one of the eight names with or without `bright-`, a number up to 255
  /// of xterm's palette, or `#rrggbb`. A `#` that begins a line or stands alone begins a comment.
  /// A theme with issues can be used: what is missing or wrong looks as in the default theme.
  package static func parse(_ text: String, name: String) -> (theme: Theme, issues: [ThemeIssue]) {
    var styles: [Role: Style] = [:]
    var issues: [ThemeIssue] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      do throws(ThemeFault) {
        guard let (role, style) = try ThemeLine(line).entry else { continue }
        if styles.updateValue(style, forKey: role) != nil {
          throw ThemeFault(message: "'\(role)' is set twice; keep one of the two lines")
        }
      } catch {
        issues.append(ThemeIssue(line: index + 1, message: error.message))
      }
    }
    let missing = Role.allCases.filter { styles[$0] == nil }
    if !missing.isEmpty {
      let names = missing.map(\.rawValue).joined(separator: ", ")
      issues.append(ThemeIssue(line: nil, message: "add a line for each of: \(names)"))
    }
    return (Theme(name: name, styles: styles), issues)
  }
}

struct ThemeFault: Error {
  let message: String
}

/// One line of a theme file.
private struct ThemeLine {
  /// nil for a blank line or a comment.
  let entry: (Role, Style)?

  init(_ line: Substring) throws(ThemeFault) {
    let words = line.split(whereSeparator: \.isWhitespace)
    let isComment = words.first?.hasPrefix("#") ?? true
    guard !isComment else {
      entry = nil
      return
    }
    let content = words.prefix { $0 != "#" }.map(String.init)
    guard content.count >= 3, content[1] == "=" else {
      throw ThemeFault(message: "write 'role = colour', with blanks around the '='")
    }
    guard let role = Role(rawValue: content[0]) else {
      throw ThemeFault(
        message: "'\(content[0])' is no role; the roles are listed in terminal-default.theme")
    }
    entry = (role, try Self.style(content.dropFirst(2)))
  }

  private static func style(_ words: ArraySlice<String>) throws(ThemeFault) -> Style {
    var style = Style()
    var words = words
    style.foreground = try colour(words.removeFirst())
    while let word = words.popFirst() {
      switch word {
      case "on":
        guard let background = words.popFirst() else {
          throw ThemeFault(message: "name a background colour after 'on'")
        }
        style.background = try colour(background)
      case "bold": style.isBold = true
      case "dim": style.isDim = true
      case "underline": style.isUnderlined = true
      case "reverse": style.isReversed = true
      default:
        throw ThemeFault(
          message: "'\(word)' is not understood; after the colour may stand 'on COLOUR', 'bold', "
            + "'dim', 'underline', 'reverse'")
      }
    }
    return style
  }

  private static func colour(_ word: String) throws(ThemeFault) -> Colour {
    if word == "default" { return .default }
    if let index = Colour.names.firstIndex(of: word) { return .ansi(UInt8(index)) }
    if word.hasPrefix("bright-"), let index = Colour.names.firstIndex(of: String(word.dropFirst(7)))
    {
      return .ansi(UInt8(index + 8))
    }
    if word.allSatisfy(\.isNumber), let number = UInt8(word) {
      return number < 16 ? .ansi(number) : .indexed(number)
    }
    let digits = word.dropFirst()
    if word.hasPrefix("#"), word.utf8.count == 7, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    {
      return .rgb(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }
    throw ThemeFault(
      message: "'\(word)' is no colour; use default, a name such as red or bright-red, a number up "
        + "to 255, or #rrggbb")
  }
}
