import CohortModel
import Reports
import Terminal

// What lies over a page: help, findings, a full record. Each is a list of lines to scroll.

extension DashboardState {
  func drawOverlay(over area: Rect, of buffer: inout Buffer) {
    popup?.draw(in: area, of: &buffer)
  }

  private var popup: Popup? {
    guard let overlay else { return nil }
    var popup =
      switch overlay {
      case .help: helpPopup
      case .findings: findingsPopup
      case .record(let history): recordPopup(history)
      }
    popup.offset = overlayOffset
    return popup
  }

  /// Handles a key while something lies over the page; nil lets the page have it.
  mutating func pressOverOverlay(_ key: Key) -> [Effect]? {
    let page = max(1, size.height - 6)
    switch key {
    case .escape, .enter, .character("q"), .character("?"): overlay = nil
    case .up, .character("k"): scrollOverlay(by: -1)
    case .down, .character("j"): scrollOverlay(by: 1)
    case .pageUp: scrollOverlay(by: -page)
    case .pageDown, .character(" "): scrollOverlay(by: page)
    case .home, .character("g"): scrollOverlay(by: .min / 2)
    case .end, .character("G"): scrollOverlay(by: .max / 2)
    case .control("l"), .control("z"): return nil
    default:
      // A page key closes what lies over the page and goes there.
      guard case .show? = Keymap.command(for: key, on: self.page) else { return [] }
      overlay = nil
      return nil
    }
    return []
  }

  private mutating func scrollOverlay(by lines: Int) {
    guard let popup else { return }
    let area = Rect(size).inset(top: 2, bottom: 1)
    let visible = popup.box(over: area).height - 2
    overlayOffset = max(0, min(overlayOffset + lines, popup.lines.count - visible))
  }

  // MARK: - Help

  private var helpPopup: Popup {
    let bindings = Keymap.bindings.filter { $0.applies(to: page) }
    let keys = bindings.map { $0.keys.map(\.label).joined(separator: " ") }
    let width = keys.map(\.displayWidth).max() ?? 0
    let lines = zip(bindings, keys).map { binding, keys in
      [
        Span(keys + String(repeating: " ", count: width - keys.displayWidth + 2), .hintKey),
        Span(binding.help),
      ]
    }
    return Popup(
      title: "Keys on \(page.title)", lines: lines + filterHelp, footer: "↑ ↓ scroll · Esc close")
  }

  private var filterHelp: [[Span]] {
    [
      [],
      [Span("The filter", .heading)],
      [Span("& | ! ( )  = != < <= > >=  ~ contains  \"text\" anywhere  field=missing")],
      [Span("Subject terms narrow every N; terms on adverse events choose rows.", .muted)],
    ]
      + Filter.fields(for: cohort).map { field in
        [Span(field.name + " ", .hintKey), Span(field.help, .muted)]
      }
  }

  // MARK: - Findings

  private var findingsPopup: Popup {
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
    trial.data.importIssues.filter { $0.severity != .information && $0.integrityRule == nil }
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

  // MARK: - Full record

  private func recordPopup(_ history: RecordHistory) -> Popup {
    guard let current = history.versions.first else {
      return Popup(title: "Record", lines: [[Span("No such record.", .warning)]])
    }
    let names = current.values.map { $0.field.humanised }
    let width = names.map(\.displayWidth).max() ?? 0
    var lines = zip(names, current.values).map { name, value in
      [
        Span(name.padded(to: width + 2), .muted),
        isOpen(value.field, of: history.table)
          ? Span(value.value?.text ?? Format.missing)
          : Span("closed under \(cohort.gate.access.title) access", .muted),
      ]
    }
    lines += [[], [Span("Source", .heading)]]
    lines += history.versions.map { version in
      [
        Span("\(version.source.file), row \(version.source.row), batch \(version.batch)"),
        Span(version.closedBy.map { "  until batch \($0)" } ?? "  current", .muted),
      ]
    }
    return Popup(title: "Adverse event, full record", lines: lines, footer: "Esc close")
  }

  /// Whether the gate lets a field of an adverse event be seen.
  private func isOpen(_ field: String, of table: TrialTable) -> Bool {
    guard table == .adverseEvents else { return false }
    return AdverseEvent.fields.contains { $0.name == field && cohort.gate.permits($0) }
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

extension FieldValue {
  fileprivate var text: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .date(let date): date.iso
    case .flag(let flag): flag ? "yes" : "no"
    }
  }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(1, columns - displayWidth))
  }

  /// `preferredTerm` as `preferred term`.
  fileprivate var humanised: String {
    reduce(into: "") { text, character in
      text += character.isUppercase ? " " + character.lowercased() : String(character)
    }
  }
}
