import CohortModel
import Reports
import Terminal

extension ChangeSummary {
  /// What is new, as lines of the overview's panel.
  func lines(_ study: Study, width: Int) -> [[Span]] {
    guard !isEmpty else { return [[Span("Nothing has changed.", .muted)]] }
    let counts: [(Int, String)] = [
      (enrolled, "\(enrolled) \(study.enrolledWord)"),
      (adverseEvents, Format.plural(adverseEvents, "adverse event")),
      (serious, "\(serious) serious"), (deaths, Format.plural(deaths, "death")),
      (scans, Format.plural(scans, "scan")),
    ]
    let news = counts.filter { $0.0 > 0 }.map { Span("+ \($0.1)", .heading) }
    let edits: [(Int, String)] = [
      (recordsChanged, Format.plural(recordsChanged, "record") + " changed"),
      (recordsWithdrawn, Format.plural(recordsWithdrawn, "record") + " withdrawn"),
    ]
    let rest = edits.filter { $0.0 > 0 }.map { Span($0.1) }
    return filled(news, width) + filled(rest, width) + newestSerious.map(line)
  }

  /// The spans on as few lines as hold them whole: a cut number would be another number.
  private func filled(_ spans: [Span], _ width: Int) -> [[Span]] {
    let gap = Span("   ")
    return spans.reduce(into: []) { lines, span in
      let used = lines.last?.reduce(0) { $0 + $1.text.displayWidth }
      if let used, used + gap.text.count + span.text.displayWidth <= width {
        lines[lines.count - 1] += [gap, span]
      } else {
        lines.append([span])
      }
    }
  }

  private func line(_ event: SeriousEvent) -> [Span] {
    [
      Span("SAE ", .warning), Span(event.subject + " "), Span(event.name ?? "uncoded term"),
      Span(event.grade.map { " G\($0)" } ?? " ungraded", .grade(event.grade)),
      Span(event.start.map { " " + $0.iso } ?? "", .muted),
    ]
  }
}
