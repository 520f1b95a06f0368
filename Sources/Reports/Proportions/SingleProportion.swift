package import Statistics

/// One proportion with its intervals, for a person or a program.
package struct SingleProportion {
  private let successes: Int
  private let total: Int
  private let level: Double
  private let intervals: [MethodEstimate]

  /// - Precondition: 0 ≤ `successes` ≤ `total`, 0 < `total` and 0 < `level` < 1.
  package init(
    _ successes: Int, of total: Int, methods: [ProportionInterval.Method], level: Double
  ) {
    self.successes = successes
    self.total = total
    self.level = level
    intervals = methods.map { method in
      MethodEstimate(
        method: method.rawValue, name: method.title,
        estimate: Double(successes) / Double(total),
        interval: ProportionInterval.interval(
          successes: successes, of: total, method: method, level: level))
    }
  }

  package var text: String {
    let heading = ["Two-sided interval at \(Format.level(level))", "%", "limits, %"]
    return "\(successes) of \(total): \(Format.share(successes, of: total)) %\n\n"
      + AlignedText.table(heading, intervals.map { $0.cells(scale: 100, digits: 2) })
  }

  package var json: String {
    JSONValue.document([
      ("successes", .integer(successes)), ("n", .integer(total)),
      ("proportion", .number(Double(successes) / Double(total))), ("level", .number(level)),
      ("intervals", .array(intervals.map(\.json))),
    ])
  }
}

extension JSONValue {
  /// An object with one member a line, and with one element a line where a member is an array.
  static func document(_ members: [(key: String, value: JSONValue)]) -> String {
    let lines = members.map { member in "  \"\(member.key)\": " + member.value.lines }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }

  private var lines: String {
    guard case .array(let values) = self, !values.isEmpty else { return line }
    return "[\n" + values.map { "    " + $0.line }.joined(separator: ",\n") + "\n  ]"
  }

  private var line: String {
    var text = ""
    write(to: &text)
    return text
  }
}

extension Format {
  /// `95 %`, with the decimals that it has.
  static func level(_ level: Double) -> String {
    let digits = (0...8).first { digits in
      let power = (0..<digits).reduce(100.0) { power, _ in power * 10 }
      return abs((level * power).rounded() - level * power) < 1e-6
    }
    return decimal(level * 100, digits: digits ?? 8) + " %"
  }
}
