import CohortModel
import Reports
import Terminal

extension DashboardState {
  /// What the integrity checks found and what the imports had to tell.
  var findingsPopup: Popup {
    let attention = AttentionSummary.make(cohort)
    let findings = attention.findings.flatMap { finding in
      wrapped(
        [
          Span(finding.severity.mark + " " + finding.rule.padded(to: 4), finding.severity.role),
          Span((finding.subject ?? "").padded(to: 10)),
        ], finding.message)
    }
    let issues = otherIssues.flatMap { issue in
      wrapped(
        [
          Span(issue.severity == .error ? "✖ " : "! ", issue.severity == .error ? .error : .warning)
        ], issue.place + "  " + issue.message)
    }
    return Popup(
      title: "Attention at cut-off \(cohort.cutOff.iso)",
      lines: findings + (issues.isEmpty ? [] : [[], [Span("Import", .heading)]] + issues),
      footer: "\(Format.plural(attention.findings.count, "finding")) · Esc close")
  }

  /// Import issues that no finding tells already and that ask for action.
  private var otherIssues: [ImportIssue] {
    trial.data.importIssues.filter(\.asksForAction)
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
