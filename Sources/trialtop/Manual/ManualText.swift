/// Text in the language of manual pages, mdoc.
struct ManualText {
  private(set) var text = ""

  /// A line that is a request, such as `Sh NAME`; its words are escaped by the caller.
  mutating func request(_ words: String) {
    text += ".\(words)\n"
  }

  /// A paragraph of words, a sentence a line.
  mutating func paragraph(_ words: String) {
    for line in words.split(separator: "\n") {
      for line in Self.sentences(String(line)).flatMap(Self.folded) { text += line + "\n" }
    }
  }

  /// A discussion as commands have it: indented lines are examples, blank lines part paragraphs.
  ///
  /// - Parameter isFollowing: whether words stand before it.
  mutating func discussion(_ words: String, isFollowing: Bool = false) {
    var isFirst = !isFollowing
    for block in words.split(separator: "\n\n") {
      let lines = block.split(separator: "\n").map(String.init)
      if lines.allSatisfy({ $0.hasPrefix("  ") }) {
        example(lines)
      } else {
        if !isFirst { request("Pp") }
        paragraph(lines.joined(separator: " "))
      }
      isFirst = false
    }
  }

  /// Lines to be shown as they are.
  mutating func example(_ lines: [String]) {
    request("Bd -literal -offset indent")
    let indent = lines.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    for line in lines { text += Self.line(String(line.dropFirst(indent))) + "\n" }
    request("Ed")
  }

  /// Sentences end where a blank and a capital follow the stop; the formatter wants them on lines
  /// of their own.
  private static func sentences(_ words: String) -> [String] {
    words.replacing(#/([.:]) +(?=[A-Z])/#) { "\($0.output.1)\n" }
      .split(separator: "\n").map(String.init)
  }

  /// Escaped lines of less than 80 bytes where blanks allow it, as mandoc wants them.
  private static func folded(_ sentence: String) -> [String] {
    var lines: [String] = []
    for word in sentence.split(separator: " ") {
      if let last = lines.last, last.utf8.count + escaped(String(word)).utf8.count < 78 {
        lines[lines.count - 1] += " " + escaped(String(word))
      } else {
        lines.append(line(String(word)))
      }
    }
    return lines
  }

  /// A line of words, in which nothing is taken for a request or an escape.
  private static func line(_ words: String) -> String {
    let escaped = escaped(words)
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  /// A word after a request: no blank parts it, and no name of a request is read in it.
  static func word(_ word: String) -> String {
    "\"" + (word.isEmpty ? "" : "\\&") + escaped(word).replacing("\"", with: "\\(dq") + "\""
  }

  /// Backslashes and hyphens as they are, and every other sign as its number, for formatters that
  /// take their input for ASCII.
  static func escaped(_ words: String) -> String {
    words.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\e"
      case "-": "\\-"
      case "^": "\\(ha"
      case "~": "\\(ti"
      case "`": "\\(ga"
      case "'": "\\(aq"
      case _ where scalar.isASCII: String(scalar)
      default: "\\[u" + hexadecimal(scalar.value) + "]"
      }
    }.joined()
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
