import CohortModel
import Reports
import Terminal

extension DashboardState {
  /// Every field of a record that the gate lets be seen, where it came from, and what it said before.
  func recordPopup(_ history: RecordHistory) -> Popup {
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
    for (index, version) in history.versions.enumerated() {
      lines.append(source(version))
      if index > 0 { lines += differences(version, from: history.versions[index - 1], history) }
    }
    return Popup(
      title: "Adverse event, full record", lines: reviewLines(history) + lines,
      footer: "M mark · y copy · Esc close")
  }

  /// Whether the gate lets a field of an adverse event be seen.
  private func isOpen(_ field: String, of table: TrialTable) -> Bool {
    guard table == .adverseEvents else { return false }
    return AdverseEvent.fields.contains { $0.name == field && cohort.gate.permits($0) }
  }

  /// Who has reviewed it, when and with which note.
  private func reviewLines(_ history: RecordHistory) -> [[Span]] {
    let entry = history.rowID.flatMap { cohort.reviews?.entry(history.table, rowID: $0) }
    guard let entry else { return [] }
    let isReviewed = entry.state == .reviewed
    let word = isReviewed ? "✓ reviewed" : "↻ re-opened: changed since it was reviewed"
    let day = Day(Int32(clamping: entry.mark.time / 86_400)).iso
    let head = [
      Span(word, isReviewed ? .accent : .warning), Span(" by \(entry.mark.user), \(day)", .muted),
    ]
    return [head] + (entry.mark.note.map { [[Span("  \($0)")]] } ?? []) + [[]]
  }

  private func source(_ version: RecordHistory.Version) -> [Span] {
    [
      Span("\(version.source.file), row \(version.source.row), batch \(version.batch)"),
      Span(version.closedBy.map { "  until batch \($0)" } ?? "  current", .muted),
    ]
  }

  /// What an earlier version said otherwise than the one after it.
  private func differences(
    _ earlier: RecordHistory.Version, from later: RecordHistory.Version, _ history: RecordHistory
  ) -> [[Span]] {
    zip(earlier.values, later.values).filter { $0.value != $1.value }.map { old, _ in
      let isOpen = isOpen(old.field, of: history.table)
      let value = isOpen ? old.value?.text ?? Format.missing : "closed"
      return [Span("  \(old.field.humanised) was ", .muted), Span(value)]
    }
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
  /// `preferredTerm` as `preferred term`, `isSerious` as `serious`.
  fileprivate var humanised: String {
    let words = reduce(into: "") { text, character in
      text += character.isUppercase ? " " + character.lowercased() : String(character)
    }
    return words.hasPrefix("is ") ? String(words.dropFirst(3)) : words
  }
}
