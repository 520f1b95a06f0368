import CohortModel
import Reports
import Terminal

extension DashboardState {
  /// Every field of a record that may be seen, where it came from, and what it said before.
  func recordPopup(_ history: RecordHistory) -> Popup {
    guard let current = history.versions.first else {
      return Popup(title: "Record", lines: [[Span("No such record.", .warning)]])
    }
    let names = current.values.map { $0.field.humanised }
    let width = names.map(\.displayWidth).max() ?? 0
    let access = RecordAccess(self, history)
    var lines = zip(names, current.values).map { name, value in
      [
        Span(name.padded(to: width + 2), .muted),
        access.isOpen(value.field)
          ? Span(value.value?.text ?? Format.missing)
          : Span("closed under \(cohort.gate.access.title) access", .muted),
      ]
    }
    lines += [[], [Span("Source", .heading)]]
    for (index, version) in history.versions.enumerated() {
      lines.append(source(version))
      if index > 0 { lines += differences(version, from: history.versions[index - 1], access) }
    }
    return Popup(
      title: "\(history.table.recordTitle), full record", lines: reviewLines(history) + lines,
      footer: footer(naming: [.mark, .copy]))
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
    _ earlier: RecordHistory.Version, from later: RecordHistory.Version, _ access: RecordAccess
  ) -> [[Span]] {
    earlier.values.compactMap { old in
      guard old.value != later.values.first(where: { $0.field == old.field })?.value else {
        return nil
      }
      let value = access.isOpen(old.field) ? old.value?.text ?? Format.missing : "closed"
      return [Span("  \(old.field.humanised) was ", .muted), Span(value)]
    }
  }
}

/// Which fields of a record may be seen: what the gate permits, and on an open-label profile the
/// rest of that one subject's.
private struct RecordAccess {
  private let names: Set<String>
  private let gate: AccessGate
  private let table: TrialTable
  private let isOpenProfile: Bool

  init(_ state: DashboardState, _ history: RecordHistory) {
    table = history.table
    gate = state.cohort.gate
    names = RecordAccess.names(table, gate)
    let subject = history.versions.first?.values.first { $0.field == "subject" }?.value
    if case .profile(let content) = state.content, let profile = content.profile {
      isOpenProfile = subject == .text(profile.person.id) && !profile.closed.hidesTreatment
    } else {
      isOpenProfile = false
    }
  }

  /// A record without any named field, such as an allocation, shows none; further columns of the
  /// subjects file go by their own names.
  func isOpen(_ field: String) -> Bool {
    guard table != .allocations else { return false }
    if isOpenProfile || names.contains(field) { return true }
    return table == .subjects && !Subject.fields.contains { $0.name == field }
      && gate.permits(covariate: field)
  }

  private static func names(_ table: TrialTable, _ gate: AccessGate) -> Set<String> {
    func permitted<Record: TrialRecord>(_ record: Record.Type) -> Set<String> {
      Set(Record.fields.filter { gate.permits($0) }.map(\.name))
    }
    return switch table {
    case .sites: permitted(Site.self)
    case .subjects: permitted(Subject.self)
    case .treatments: permitted(Treatment.self)
    case .assessments: permitted(TumourAssessment.self)
    case .lesions: permitted(Lesion.self)
    case .adverseEvents: permitted(AdverseEvent.self)
    case .symptoms: permitted(SymptomScore.self)
    case .visits: permitted(Visit.self)
    case .deviations: permitted(ProtocolDeviation.self)
    case .allocations: []
    }
  }
}

extension TrialTable {
  /// One record of the table.
  var recordTitle: String {
    switch self {
    case .sites: "Site"
    case .subjects: "Subject"
    case .treatments: "Treatment"
    case .assessments: "Tumour assessment"
    case .lesions: "Lesion at one scan"
    case .adverseEvents: "Adverse event"
    case .symptoms: "Symptom score"
    case .visits: "Visit"
    case .deviations: "Protocol deviation"
    case .allocations: "Allocation"
    }
  }
}

extension FieldValue {
  fileprivate var text: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): Format.number(number)
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
