import CohortModel
import Terminal

/// The help as it is being read: what it is narrowed to.
struct HelpReading: Hashable, Sendable {
  var line = LineInput()
  var isTyping = false
}

extension DashboardState {
  /// Every key of the page by groups, and the filter language with its fields: from their tables.
  func helpPopup(_ reading: HelpReading) -> Popup {
    let words = reading.line.text.lowercased().split(separator: " ").map(String.init)
    let sections = (keySections + [filterSection]).compactMap { $0.narrowed(to: words) }
    let lines = sections.map { [[Span($0.title, .heading)]] + $0.rows.flatMap(\.lines) }
    let found = lines.isEmpty ? [[[Span("Nothing here has these words.", .muted)]]] : lines
    return Popup(
      title: helpTitle(reading), lines: Array(found.joined(separator: [[]])),
      footer: reading.isTyping ? "↵ keep · Esc all" : "↑ ↓ scroll · / find · Esc close")
  }

  private func helpTitle(_ reading: HelpReading) -> String {
    let cursor = reading.isTyping ? reading.line.spans.map(\.text).joined() : reading.line.text
    return "Keys on \(page.title)" + (cursor.isEmpty ? "" : " · / \(cursor)")
  }

  private var helpWidth: Int { max(20, size.width - 6) }

  private var keySections: [HelpSection] {
    let bindings = keymap.bindings.filter { $0.applies(to: page) }
    let width = (bindings.map { $0.labels.displayWidth }.max() ?? 0) + 2
    return CommandGroup.allCases.map { group in
      let own = bindings.filter { $0.command.group == group }
      var rows = own.map { keyRow($0, width: width) }
      if group == .program, let origin { rows.append(origin) }
      return HelpSection(title: group.title, rows: rows)
    }
  }

  private func keyRow(_ binding: Binding, width: Int) -> HelpRow {
    let lines = Paragraph.wrap(binding.help, width: max(10, helpWidth - width)).enumerated()
      .map { index, line in
        [Span((index == 0 ? binding.labels : "").padded(to: width), .hintKey), Span(line)]
      }
    let wish = binding.wish.map { wish in
      [
        Span(String(repeating: " ", count: width)),
        Span("yours" + (wish.line.map { ", line \($0)" } ?? ""), .muted),
      ]
    }
    return HelpRow(
      text: "\(binding.labels) \(binding.help) \(binding.command.name)",
      lines: lines + (wish.map { [$0] } ?? []))
  }

  /// Where keys that are not the standard ones come from.
  private var origin: HelpRow? {
    guard keymap.bindings.contains(where: { $0.wish != nil }) else { return nil }
    let text = "Yours are from [keys] in \(keymap.source ?? "the configuration")."
    return HelpRow(
      text: text, lines: Paragraph.wrap(text, width: helpWidth).map { [Span($0, .muted)] })
  }

  private var filterSection: HelpSection {
    let syntax = [
      "& | ! ( )  = != < <= > >=  ~ contains  \"text\" anywhere  field=missing",
      "Subject terms narrow every N; terms on adverse events choose rows.",
    ].map { HelpRow(text: $0, lines: [[Span($0, .muted)]]) }
    let fields = Filter.fields(for: cohort).map { field in
      HelpRow(
        text: "\(field.name) \(field.help)",
        lines: [[Span(field.name + " ", .hintKey), Span(field.help, .muted)]])
    }
    return HelpSection(title: "The filter", rows: syntax + fields)
  }

  // MARK: - Keys

  mutating func press(_ key: Key, in reading: HelpReading) -> [Effect]? {
    var reading = reading
    switch key {
    case .character("/") where !reading.isTyping: reading.isTyping = true
    case .escape where reading.isTyping || !reading.line.text.isEmpty: reading = HelpReading()
    case .control("c") where reading.isTyping, .control("g") where reading.isTyping:
      reading = HelpReading()
    case .enter where reading.isTyping: reading.isTyping = false
    case .up, .down, .pageUp, .pageDown: return scrollOverlay(key)
    case _ where reading.isTyping:
      guard reading.line.take(key) else { return [] }
    default: return scrollOverlay(key)
    }
    (overlay, overlayOffset) = (.help(reading), 0)
    return []
  }
}

private struct HelpSection {
  var title: String
  var rows: [HelpRow]

  /// The rows that have every word, or all where the title has them; nil without any.
  func narrowed(to words: [String]) -> HelpSection? {
    let title = title.lowercased()
    let left = rows.filter { row in
      words.allSatisfy { title.contains($0) || row.text.lowercased().contains($0) }
    }
    return left.isEmpty ? nil : HelpSection(title: self.title, rows: left)
  }
}

private struct HelpRow {
  /// What is searched.
  var text: String
  var lines: [[Span]]
}

extension Binding {
  fileprivate var labels: String {
    keys.isEmpty ? "–" : keys.map(\.label).joined(separator: " ")
  }
}
