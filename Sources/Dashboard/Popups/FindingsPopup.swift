import CohortModel
import Reports
import Terminal

extension DashboardState {
  /// What the integrity checks found and what the imports had to tell.
  func findingsPopup(_ index: Int) -> Popup {
    let opens = findings.indices.contains(index) && findings[index].subject != nil
    return Popup(
      title: "Attention at cut-off \(cohort.cutOff.iso)", lines: findingLines(index).all,
      footer: Format.plural(findings.count, "finding") + (opens ? " · ↵ profile" : "")
        + " · Esc close")
  }

  private var findings: [Finding] {
    guard case .overview(let content) = content else {
      return AttentionSummary.make(cohort).findings
    }
    return content.attention.findings
  }

  /// The lines of findings and issues, with the first one of the selected entry.
  func findingLines(_ index: Int) -> (all: [[Span]], firstLine: Int) {
    var (all, firstLine): ([[Span]], Int) = ([], 0)
    for (place, entry) in (findings.map(entry) + otherIssues.map(entry)).enumerated() {
      if place == findings.count { all += [[], [Span("Import", .heading)]] }
      if place == index { firstLine = all.count }
      let mark = Span(place == index ? "▸ " : "  ", .cursor)
      all += wrapped([mark] + entry.marks, entry.message)
    }
    return (all, firstLine)
  }

  private typealias Entry = (marks: [Span], message: String)

  private func entry(_ finding: Finding) -> Entry {
    (
      [
        Span(finding.severity.mark + " " + finding.rule.padded(to: 4), finding.severity.role),
        Span((finding.subject ?? "").padded(to: 10)),
      ], finding.message
    )
  }

  private func entry(_ issue: ImportIssue) -> Entry {
    let isError = issue.severity == .error
    return (
      [Span(isError ? "✖ " : "! ", isError ? .error : .warning)],
      issue.place + "  " + issue.message
    )
  }

  /// Selects a finding; Enter opens the profile of its subject, where it is about one.
  mutating func press(_ key: Key, onFinding index: Int) -> [Effect]? {
    let page = max(1, size.height - 6)
    switch key {
    case .up, .character("k"): select(finding: index - 1)
    case .down, .character("j"): select(finding: index + 1)
    case .pageUp: select(finding: index - page)
    case .pageDown, .character(" "): select(finding: index + page)
    case .home, .character("g"): select(finding: 0)
    case .end, .character("G"): select(finding: .max)
    case .enter:
      guard findings.indices.contains(index), let subject = findings[index].subject,
        cohort.data.subjects.ids.contains(subject)
      else { return [] }
      openProfile(of: subject)
    default: return scrollOverlay(key)
    }
    return []
  }

  private mutating func select(finding index: Int) {
    overlay = .findings(max(0, min(index, findings.count + otherIssues.count - 1)))
  }

  /// Import issues that no finding tells already and that ask for action.
  private var otherIssues: [ImportIssue] {
    cohort.data.importIssues.filter(\.asksForAction)
  }

  /// A message beside its marks, on as many lines as the terminal is narrow: its end says what
  /// to do.
  private func wrapped(_ marks: [Span], _ message: String) -> [[Span]] {
    let indent = marks.reduce(0) { $0 + $1.text.displayWidth }
    let lines = Paragraph.wrap(message, width: max(20, size.width - 5 - indent))
    return lines.enumerated().map { index, line in
      index == 0 ? marks + [Span(line)] : [Span(String(repeating: " ", count: indent) + line)]
    }
  }
}

extension Finding.Severity {
  var mark: String {
    switch self {
    case .error: "✖"
    case .warning: "!"
    case .information: "i"
    }
  }

  var role: Role {
    switch self {
    case .error: .error
    case .warning: .warning
    case .information: .muted
    }
  }
}

extension ImportIssue {
  /// File, row and column, as far as they are known.
  fileprivate var place: String {
    ([file] + [row.map { "row \($0)" }, column].compactMap { $0 }).joined(separator: ", ")
  }
}
