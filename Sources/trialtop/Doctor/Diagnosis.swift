import Foundation

/// What was found out about this terminal and these settings.
struct Diagnosis {
  struct Line: Equatable {
    var name: String
    var value: String
    /// Something a person may want to put right.
    var isTrouble = false

    init(_ name: String, _ value: String, isTrouble: Bool = false) {
      self.name = name
      self.value = value
      self.isTrouble = isTrouble
    }
  }

  struct Section {
    var title: String
    var lines: [Line]
  }

  var sections: [Section]
  /// Why the dashboard could not run here; nil where it can.
  var obstacle: String?

  /// As text: names in a column, trouble behind a mark.
  var lines: [String] {
    let width = sections.flatMap(\.lines).map(\.name.count).max() ?? 0
    return sections.flatMap { section in
      [section.title]
        + section.lines.map { line in
          let name = line.name.padding(toLength: width, withPad: " ", startingAt: 0)
          return "\(line.isTrouble ? "! " : "  ")\(name)  \(line.value)"
        } + [""]
    } + [obstacle.map { "The dashboard cannot run here: \($0)" } ?? "The dashboard can run here."]
  }
}
