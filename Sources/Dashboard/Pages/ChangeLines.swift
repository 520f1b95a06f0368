import CohortModel
import Reports
import Terminal

extension ChangeSummary {
  /// What is new, as lines of the overview's panel.
  func lines(_ study: Study) -> [[Span]] {
    guard !isEmpty else { return [[Span("Nothing has changed.", .muted)]] }
    let counts: [(Int, String)] = [
      (enrolled, study.enrolledWord), (adverseEvents, "adverse events"), (serious, "serious"),
      (deaths, "deaths"), (scans, "scans"),
    ]
    let news = counts.filter { $0.0 > 0 }.map { Span("+ \($0.0) \($0.1)   ", .heading) }
    let edits: [(Int, String)] = [
      (recordsChanged, "records changed"), (recordsWithdrawn, "records withdrawn"),
    ]
    let rest = edits.filter { $0.0 > 0 }.map { Span("\($0.0) \($0.1)   ") }
    return [news, rest].filter { !$0.isEmpty } + newestSerious.map(line)
  }

  private func line(_ event: SeriousEvent) -> [Span] {
    [
      Span("SAE ", .warning), Span(event.subject + " "), Span(event.name ?? "uncoded term"),
      Span(event.grade.map { " G\($0)" } ?? " ungraded", .grade(event.grade)),
      Span(event.start.map { " " + $0.iso } ?? "", .muted),
    ]
  }
}
